import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryAccess } from '../fixtures/memory-index.ts';
import { writeBlockTable } from '../write/block-table-writer.ts';
import { Output } from '../write/output.ts';
import { compareText } from '../write/sort-store.ts';
import { BlockTable, orderKey } from './block-table.ts';

async function tableOf(pairs: readonly (readonly [id: string, value: string])[]): Promise<BlockTable> {
  const keyed = pairs.map(([id, value]) => ({ key: orderKey(id), value })).sort((a, b) => compareText(a.key, b.key));
  const written = writeBlockTable(new Output(), keyed);
  const chunks: Uint8Array[] = [];
  let step = await written.next();
  for (; !step.done; step = await written.next()) chunks.push(step.value);
  return new BlockTable(memoryAccess(Buffer.concat(chunks)), step.value);
}

it('finds every id and no other', async () => {
  const text = fc.string({ unit: 'grapheme' });
  const pairs = fc.uniqueArray(fc.tuple(text, text), { selector: ([id]) => id });
  await fc.assert(
    fc.asyncProperty(pairs, fc.array(text), async (added, others) => {
      const table = await tableOf(added);
      for (const [id, value] of added) expect(table.find(id)).toBe(value);
      const strangers = others.filter((other) => !added.some(([id]) => id === other));
      expect(strangers.filter((other) => table.find(other) !== undefined)).toEqual([]);
      expect([...table.all()]).toHaveLength(added.length);
    }),
    { numRuns: 50 },
  );
});

it('finds ids over several blocks', async () => {
  const pairs = Array.from({ length: 3000 }, (_, at) => [`ID-${at}`, `${at} `.repeat(400)] as const);
  const table = await tableOf(pairs);
  for (const at of [0, 1, 999, 1500, 2999]) expect(table.find(`ID-${at}`)).toBe(`${at} `.repeat(400));
  expect(table.find('ID-3000')).toBeUndefined();
});
