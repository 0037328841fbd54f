import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';
import { gitSource, hostedSource } from './source.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['http', 'shared_preferences', 'a11y', '_'],
  same: [['http', 'HTTP']],
  different: [['shared_preferences', 'sharedpreferences']],
});

describe('sources', () => {
  it.each([
    ['https://pub.dev', 'https://pub.dev'],
    ['https://pub.dartlang.org/', 'https://pub.dev'],
    ['http://pub.dartlang.org', 'http://pub.dartlang.org'],
    ['https://name:word@pub.company.example//', 'https://pub.company.example'],
  ])('a server at %s is %s', (address, url) => expect(hostedSource(address)).toEqual({ kind: 'registry', url }));

  it('takes an address of nothing but slashes soon enough', () => {
    expect(hostedSource(`${'/'.repeat(1_000_000)}x`)).toMatchObject({ kind: 'registry' });
  });

  it.each([
    ['main', {}],
    [undefined, {}],
    ['0123456', {}],
    ['0123456789abcdef0123456789abcdef01234567', { commit: '0123456789abcdef0123456789abcdef01234567' }],
  ])('of the reference %s a whole commit is kept', (reference, expected) => {
    const url = 'git@git.example:team/a.git';
    expect(gitSource(url, reference)).toEqual({ kind: 'git', url, ...expected });
  });
});

describe('commands', () => {
  const [client] = ecosystem.clients;

  it('obeys the lockfile only with --enforce-lockfile', () => {
    const rule = client?.commands.find(({ words }) => words.includes('get'));
    expect(rule?.unless).toContain('--enforce-lockfile');
    expect(rule?.unless).not.toContain('--offline');
  });
});
