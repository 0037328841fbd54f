import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedData, versionOrderConformance } from '@morel/testkit';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const lines = readFileSync(join(import.meta.dirname, 'versions.txt'), 'utf8').split('\n');

versionOrderConformance(order, {
  ascending: lines,
  invalid: [
    '',
    'v',
    'go',
    'latest',
    'master',
    'v1.2.3.4',
    'v01.2.3',
    'v1.2.3-01',
    'v1.2-rc.1',
    'v1.21rc1',
    'vgo1.2',
    'gov1.2',
    '1.21rc',
    '1.21rc1-x',
    'go1.21rc01',
    'devel',
    'go1.21.0 linux',
    'v1.2.3 ',
    'V1.2.3',
    'toString',
  ],
});

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

describe('required versions and queries', () => {
  it.each([
    ['v1.2.3', 'v1.2.3', true],
    ['v1.9.0', 'v1.2.3', true],
    ['v1.2.2', 'v1.2.3', false],
    ['v1.2.9', 'v1.2', true],
    ['v1.3.0', 'v1.2', false],
    ['v1.3.0', 'v1', true],
    ['v2.0.0', 'v1', false],
    ['v1.2.3', '>=v1.2.3', true],
    ['v1.2.3', '>v1.2.3', false],
    ['v1.2.3', '<v1.2.3', false],
    ['v1.2.3', '<=v1.2.3', true],
    ['v1.2.3', 'latest', true],
    ['v0.0.0-20191109021931-daa7c04131f5', 'v0.0.0-20180101000000-abcdefabcdef', true],
  ])('%s for %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each(['', 'master', 'none', 'daa7c04131f5', '^1.2', '>=1.2', '> v1.2.3', 'v1.x'])(
    'does not take %j for a query',
    (range) => expect(satisfies('v1.2.3', range)).toBeUndefined(),
  );

  it.each([
    ['v1.2.3', 'exact'],
    ['v1.2', 'bounded'],
    ['<v2.0.0', 'bounded'],
    ['>=v1.2.3', 'open'],
    ['latest', 'open'],
    ['upgrade', 'open'],
    ['master', undefined],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});

it('takes a commit without a tag for a release, and a tagged pre-release for none', () => {
  const texts = [
    'v1.2.3',
    'v0.0.0-20191109021931-daa7c04131f5',
    'v1.2.4-0.20191109021931-daa7c04131f5',
    'v1.2.3-rc.1',
    'go1.21rc1',
  ];
  expect(texts.filter((text) => order.isPrerelease(order.parse(text)!))).toEqual(texts.slice(3));
});

const vulndb = sharedData('osv/go-vulndb.ndjson.gz');

interface Advisory {
  readonly affected: readonly { readonly ranges: readonly { readonly events: readonly Record<string, string>[] }[] }[];
}

it.skipIf(!vulndb)('parses every end of a range in the Go vulnerability database', () => {
  const records = gunzipSync(readFileSync(vulndb ?? ''))
    .toString()
    .trim()
    .split('\n');
  const ends = records.flatMap((line) => {
    const { affected } = JSON.parse(line) as Advisory;
    return affected.flatMap(({ ranges }) =>
      ranges.flatMap(({ events }) => events.flatMap((event) => Object.values(event))),
    );
  });
  expect(ends.length).toBeGreaterThan(10_000);
  expect(ends.filter((end) => order.parse(end) === undefined)).toEqual([]);
});
