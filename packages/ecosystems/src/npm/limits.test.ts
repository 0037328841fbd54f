import { readingOf } from '@morel/model';
import { readTree } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { bunLockReader } from './lockfiles/bun-lock/reader.ts';
import { packageLockReader } from './lockfiles/package-lock/reader.ts';
import { pnpmLockReader } from './lockfiles/pnpm-lock/reader.ts';
import { yarnLockReader } from './lockfiles/yarn-lock/reader.ts';
import { yarnrcReader } from './settings/readers.ts';

const DEEP = 'a/'.repeat(10_000);

describe('files that no client writes', () => {
  it('a folder that is nested too deep is refused, the rest is read', async () => {
    const packages = { [`node_modules/${DEEP}b`]: { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } };
    const text = JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } });
    const { inventory, problems } = await readTree(
      packageLockReader,
      { 'package-lock.json': text },
      'package-lock.json',
    );
    expect(problems.map(({ code }) => code)).toEqual(['too-deep']);
    expect(inventory.occurrences.map(({ key }) => key)).toEqual(['.', 'node_modules/c']);
  });

  it('a tree of old npm whose names add up to paths without end is refused', async () => {
    const nest = (depth: number): object =>
      depth === 0 ? {} : { dependencies: { ['n'.repeat(1_000)]: nest(depth - 1) } };
    const text = JSON.stringify({ lockfileVersion: 1, ...nest(50) });
    const { problems } = await readTree(packageLockReader, { 'package-lock.json': text }, 'package-lock.json');
    expect(problems.map(({ code }) => code)).toContain('too-deep');
  });

  it('a key of Bun that is nested too deep is refused', async () => {
    const text = JSON.stringify({ lockfileVersion: 1, packages: { [`${DEEP}b`]: ['b@1.0.0'] } });
    const { problems } = await readTree(bunLockReader, { 'bun.lock': text }, 'bun.lock');
    expect(problems.map(({ code }) => code)).toEqual(['too-deep']);
  });

  it('a line of many million characters is no reason to give up', async () => {
    const lock = `lockfileVersion: '9.0'\nx: ${'a'.repeat(30_000_000)}\n`;
    const { problems } = await readTree(pnpmLockReader, { 'pnpm-lock.yaml': lock }, 'pnpm-lock.yaml');
    expect(problems.map(({ code }) => code)).toEqual(['too-large']);
    const text = `"${'\\"'.repeat(15_000_000)}`;
    const settings = await readTree(yarnrcReader, { '.yarnrc': text }, '.yarnrc');
    expect(settings.problems.map(({ code }) => code)).toEqual(['unknown-entry']);
  });

  it('thousands of bad lines give a handful of problems that say how many there were', async () => {
    const { problems } = await readTree(yarnLockReader, { 'yarn.lock': 'what is this\n'.repeat(5_000) }, 'yarn.lock');
    expect(problems.length).toBeLessThan(40);
    expect(problems.map(({ message }) => message)).toContain('4975 more problems of this kind');
  });
});

describe('a host that never fetches what is wanted', () => {
  it.each([
    ['yarn.lock', '# yarn lockfile v1\n', yarnLockReader],
    ['yarn.lock', '__metadata:\n  version: 8\n', yarnLockReader],
    ['package-lock.json', '{ "lockfileVersion": 1 }', packageLockReader],
  ])('does not get a clean reading of %s %j', (path, text, reader) => {
    const result = reader.read({ main: { path, text }, get: () => undefined });
    expect(typeof result === 'string' ? 'whole' : readingOf(result.problems)).toBe('part');
  });
});
