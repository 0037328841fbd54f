import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeNew } from './write-new.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'morel-new-'));

it('writes a file that is not there', async () => {
  const at = folder();
  expect(await writeNew(join(at, 'a'), 'text')).toBe(true);
  expect(readFileSync(join(at, 'a'), 'utf8')).toBe('text');
  expect(readdirSync(at)).toEqual(['a']);
});

it('leaves a file that is there, and what a link leads to', async () => {
  const at = folder();
  writeFileSync(join(at, 'a'), 'old');
  symlinkSync(join(at, 'nowhere'), join(at, 'b'));
  expect([await writeNew(join(at, 'a'), 'new'), await writeNew(join(at, 'b'), 'new')]).toEqual([false, false]);
  expect([readFileSync(join(at, 'a'), 'utf8'), readdirSync(at)]).toEqual(['old', ['a', 'b']]);
});

it('lets one of many win', async () => {
  const at = folder();
  const won = await Promise.all(['x', 'y', 'z'].map((text) => writeNew(join(at, 'a'), text)));
  expect(won.filter(Boolean)).toHaveLength(1);
});

it('says that a folder is not there', async () => {
  await expect(writeNew(join(folder(), 'no/a'), 'text')).rejects.toMatchObject({ code: 'file-write' });
});
