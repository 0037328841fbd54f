import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { integrityOf, parseImage } from './image-reference.ts';
import { ecosystem } from './index.ts';
import { substitute } from './substitute.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['debian', 'example/app', 'ghcr.io/example/app', 'localhost:5000/app', 'registry.example.com/a/b/c'],
  same: [
    ['docker.io/library/debian', 'debian'],
    ['library/debian', 'debian'],
    ['index.docker.io/example/app', 'example/app'],
    ['GHCR.io/example/app', 'ghcr.io/example/app'],
  ],
  different: [
    ['ghcr.io/example/app', 'example/app'],
    ['example/debian', 'debian'],
    ['docker.io/library/docker.io/debian', 'debian'],
  ],
});

describe('names of images', () => {
  const hex = 'a'.repeat(64);

  it.each([
    ['debian', { name: 'debian' }],
    ['debian:12', { name: 'debian', tag: '12' }],
    ['localhost/app:1', { name: 'localhost/app', tag: '1' }],
    ['registry:5000/app', { name: 'registry:5000/app' }],
    ['registry:5000', { name: 'registry', tag: '5000' }],
    [`a/b:1@sha256:${hex}`, { name: 'a/b', tag: '1', digest: `sha256:${hex}` }],
    [`a@sha256:${hex}`, { name: 'a', digest: `sha256:${hex}` }],
    ['', undefined],
    ['a b', undefined],
    ['A', undefined],
    ['a:', undefined],
    ['a@sha256:12', undefined],
    ['a//b', undefined],
    ['/a', undefined],
    ['a:1:2', undefined],
    [`${'a/'.repeat(600)}a`, undefined],
  ])('%j', (text, expected) => expect(parseImage(text)).toEqual(expected));

  it('ends for a long name that is none', () => {
    expect(parseImage(`${'a-'.repeat(490)}!`)).toBeUndefined();
  });

  it('gives the digest in base64, of known algorithms only', () => {
    expect(integrityOf(`sha256:${'00'.repeat(32)}`)).toEqual([`sha256-${'A'.repeat(43)}=`]);
    expect([integrityOf('md5:0'), integrityOf(`toString:${hex}`), integrityOf(undefined)]).toEqual([[], [], []]);
  });
});

describe('variables', () => {
  const values = new Map([
    ['A', '1'],
    ['EMPTY', ''],
    ['LOOP', '$LOOP$LOOP'],
  ]);

  it.each([
    ['x:$A', { text: 'x:1' }],
    ['x:${A}', { text: 'x:1' }],
    ['x:${A:-2}', { text: 'x:1' }],
    ['x:${B:-2}', { text: 'x:2' }],
    ['x:${B-}', { text: 'x:' }],
    ['x:${EMPTY:-2}', { text: 'x:2' }],
    ['x:${EMPTY-2}', { text: 'x:' }],
    ['x${A:+:3}${B:+:4}', { text: 'x:3' }],
    ['${B:-${C:-3}}', { text: '3' }],
    ['$B', { unknown: 'B' }],
    ['${B:?no value}', { unknown: 'B' }],
    ['$', { unknown: '$' }],
    ['$$A', { unknown: '$$' }],
  ])('%s', (text, expected) => expect(substitute(text, (name) => values.get(name))).toEqual(expected));

  it('end where they lead to themselves', () => {
    expect(substitute('$LOOP', (name) => values.get(name))).toHaveProperty('unknown');
  });
});
