import { join } from 'node:path';
import { ecosystemConformance, readerConformance, readTree } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';
import { uvLock } from './lockfiles/uv-lock/index.ts';
import { registryAddress } from './registry.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['requests', 'Flask-SQLAlchemy', 'zope.interface', 'ruamel_yaml', 'A'],
  same: [
    ['Friendly-Bard', 'friendly_bard'],
    ['friendly.bard', 'FRIENDLY--._.-bard'],
  ],
  different: [['friendlybard', 'friendly-bard']],
});

describe('addresses of indexes', () => {
  const INDEX = 'https://pypi.org/simple';
  it.each([
    [INDEX, ['https://files.pythonhosted.org/a.whl'], INDEX],
    [
      INDEX,
      ['https://files.pythonhosted.org/a.whl', 'https://elsewhere.example.org/a.whl'],
      'https://elsewhere.example.org/a.whl',
    ],
    [INDEX, ['HTTPS://user@Elsewhere.example.org:8080/a.whl'], 'HTTPS://user@Elsewhere.example.org:8080/a.whl'],
    ['https://index.example.org/simple', ['https://elsewhere.example.org/a.whl'], 'https://index.example.org/simple'],
    [undefined, [], undefined],
    [undefined, ['https://elsewhere.example.org/a.whl'], 'https://elsewhere.example.org/a.whl'],
    ['../wheels', ['../wheels/a.whl'], '../wheels'],
  ])('%s with %j is shown as %s', (index, archives, shown) => expect(registryAddress(index, archives)).toBe(shown));
});

describe('very large lockfiles', () => {
  it('may have very many dependencies in one list, extras and versions of one package', async () => {
    const packages = Array.from({ length: 400 }, (_, at) => `[[package]]\nname = "x"\nversion = "${at}"`).join('\n');
    const wishes = '{ name = "x" },'.repeat(20_000);
    const extras = Array.from({ length: 1_000 }, (_, at) => `e${at} = [{ name = "x" }]`).join('\n');
    const root = `[[package]]\nname = "r"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [${wishes}]`;
    const metadata = `[package.metadata]\nrequires-dist = [${'{ name = "x" },'.repeat(1_000)}]`;
    const text = `version = 1\n${packages}\n${root}\n[package.optional-dependencies]\n${extras}\n${metadata}\n`;
    const { inventory, problems } = await readTree(uvLock, { 'uv.lock': text }, 'uv.lock');
    expect([inventory.components.length, problems.length]).toEqual([402, 0]);
  });
});
