import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['github.com/example/format', 'https://gitlab.com/group/sub/name.git', 'git@git.example.com:team/lint.git'],
  same: [
    ['https://github.com/Example/Format.git', 'github.com/example/format'],
    ['git@github.com:example/format', 'github.com/example/format'],
    ['ssh://git@github.com/example/format.git/', 'github.com/example/format'],
  ],
  different: [['https://github.com/example/format', 'https://gitlab.com/example/format']],
});

describe('a package URL of a repository', () => {
  it.each([
    ['https://github.com/example/format', 'v1.0.0', 'pkg:git/github.com/example/format@v1.0.0'],
    ['https://git.example.com:8443/x', undefined, 'pkg:git/git.example.com:8443/x'],
    ['../beside', undefined, undefined],
    ['name', undefined, undefined],
  ])('%s %s: %s', (address, version, expected) => {
    expect(ecosystem.names.purl(ecosystem.names.normalise(address), version)).toBe(expected);
  });
});
