import { HAND_OVER, InventoryBuilder, type Input, type Reader } from '@morel/model';
import { treeOf } from '@morel/testkit';
import { expect, it } from 'vitest';
import { readInput } from './read-input.ts';

const FORMAT = { id: 'list', title: 'list', role: 'lockfile', files: ['list.lock'] } as const;
const FILES = { 'app/list.lock': '', 'app/list.toml': 'of the project' };

/** Notes at each reading what it finds of the manifest. */
function noting(seen: (string | undefined)[], beside?: Reader['beside']): Reader {
  return {
    format: FORMAT.id,
    ...(beside && { beside }),
    read(files) {
      const file = files.get('app/list.toml');
      seen.push(file && ('text' in file ? file.text : file.code));
      return { inventory: new InventoryBuilder().build(), problems: [], wants: ['app/list.toml'] };
    },
  };
}

async function inputOf(reader: Reader, files: Readonly<Record<string, string>>): Promise<Input> {
  const extension = { id: 'lists', formats: [FORMAT], load: async () => [reader] };
  const claimed = { candidate: { extension, format: FORMAT }, reader, claim: { main: 'app/list.lock' } };
  return (await readInput(treeOf(files), claimed, [])).input;
}

async function read(reader: Reader, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await inputOf(reader, files)).files;
}

it('reads a second time when something is wanted that was not looked for', async () => {
  const seen: (string | undefined)[] = [];
  expect(await read(noting(seen), FILES)).toEqual(['app/list.toml']);
  expect(seen).toEqual([undefined, 'of the project']);
});

it('looks before the first reading for what every file of a format needs, and reads once', async () => {
  const seen: (string | undefined)[] = [];
  const reader = noting(seen, (path) => [path.replace('.lock', '.toml')]);
  expect(await read(reader, FILES)).toEqual(['app/list.toml']);
  expect(seen).toEqual(['of the project']);
});

it('says at the first reading that there is no such file', async () => {
  const seen: (string | undefined)[] = [];
  const reader = noting(seen, (path) => [path.replace('.lock', '.toml')]);
  expect(await read(reader, { 'app/list.lock': '' })).toEqual([]);
  expect(seen).toEqual(['missing-file']);
});

it('loads for a file that is handed over what the file itself asks for', async () => {
  const reader: Reader = {
    format: FORMAT.id,
    read: () => HAND_OVER,
    full: async ({ main }) => {
      const formatVersion = await Promise.resolve(main.text);
      return { read: () => ({ inventory: new InventoryBuilder().build(), problems: [], formatVersion }) };
    },
  };
  expect(await inputOf(reader, { 'app/list.lock': '1.6' })).toMatchObject({ formatVersion: '1.6', problems: [] });
});

it.each<[string, Partial<Reader>]>([
  ['reading', { read: exhausted }],
  ['loading what reads it', { read: () => HAND_OVER, full: async () => ({ read: exhausted() }) }],
])('refuses a file that exhausts the stack in %s', async (_, parts) => {
  const { problems } = await inputOf({ format: FORMAT.id, read: exhausted, ...parts }, { 'app/list.lock': '' });
  expect(problems.map(({ code }) => code)).toEqual(['too-large']);
});

function exhausted(): never {
  throw new RangeError('Maximum call stack size exceeded');
}
