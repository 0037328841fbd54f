import { readTree } from '@morel/testkit';
import { expect, it } from 'vitest';
import { goModReader } from './go-mod.ts';

it.each(['a', '\\"', '/'])('a line of many million times %s is refused, with its place', async (unit) => {
  const text = `module example.com/m\n\nrequire ${unit.repeat(24_000_000 / unit.length)}\n`;
  const { problems } = await readTree(goModReader, { 'go.mod': text }, 'go.mod');
  expect(problems.map(({ code, where }) => [code, where?.span?.start])).toContainEqual(['too-large', 22]);
});
