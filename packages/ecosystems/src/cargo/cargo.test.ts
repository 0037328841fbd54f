import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';
import { sourceOf } from './source.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['serde', 'proc-macro2', 'unicode_ident', 'Inflector'],
  different: [['proc-macro2', 'proc_macro2']],
});

describe("Cargo's controls and commands", () => {
  const [client] = ecosystem.clients;
  const protects = (id: string, value: string): boolean | undefined =>
    client?.controls.find((control) => control.id === id)?.protects(value);

  it.each([
    ['age-gate', '7 days', true],
    ['age-gate', '1 week', true],
    ['age-gate', '0', false],
    ['age-gate', '0 days', false],
    ['age-gate', 'true', false],
    ['age-gate-obeyed', 'deny', true],
    ['age-gate-obeyed', 'allow', false],
    ['revocation-check', 'false', false],
  ])('%s: %j protects: %s', (id, value, expected) => expect(protects(id, value)).toBe(expected));

  it('has a rule for builds without --locked, also with a toolchain in front', () => {
    const rules = client?.commands.filter(({ words }) => words.some((word) => word.split('|').includes('build'))) ?? [];
    expect(rules.map(({ words, unless }) => [words.length, unless])).toEqual([
      [2, ['--locked', '--frozen']],
      [3, ['--locked', '--frozen']],
    ]);
  });
});

describe('sources in lockfiles', () => {
  it.each([
    ['registry+https://github.com/rust-lang/crates.io-index', { kind: 'registry', url: 'https://index.crates.io/' }],
    ['sparse+https://index.crates.io/', { kind: 'registry', url: 'https://index.crates.io/' }],
    ['registry+https://name:word@crates.example/index', { kind: 'registry', url: 'https://crates.example/index' }],
    [
      'git+https://git.example/a?branch=b%2Fc#0123456',
      { kind: 'git', url: 'https://git.example/a', commit: '0123456' },
    ],
    ['git+ssh://git@git.example/a.git?tag=v1', { kind: 'git', url: 'ssh://git@git.example/a.git' }],
    ['path+file:///home/me/a', { kind: 'file', path: '/home/me/a' }],
    ['something else', { kind: 'unknown' }],
  ])('%s', (text, expected) => expect(sourceOf(text)).toEqual(expected));
});
