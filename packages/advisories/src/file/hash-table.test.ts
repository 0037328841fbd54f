import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryAccess } from '../fixtures/memory-index.ts';
import { Output } from '../write/output.ts';
import { type TableEntry, writeHashTable } from '../write/hash-table-writer.ts';
import { hashKey } from './hash.ts';
import { HashTable } from './hash-table.ts';

type Hash = (key: string) => number;

const HASHES: Record<string, Hash> = {
  'its own hash': hashKey,
  'four hashes for all keys': (key) => (hashKey(key) % 4) * 0x4000_0000,
  'one hash for all keys': () => 7,
  'the largest hash for all keys': () => 0xffff_ffff,
};

function tableOf(entries: readonly TableEntry[], hash: Hash): HashTable {
  const sorted = entries.toSorted((a, b) => hash(a.key) - hash(b.key) || (a.key < b.key ? -1 : 1));
  const output = new Output();
  const written = writeHashTable(output, [sorted.slice(0, 3), sorted.slice(3)], hash);
  const chunks: Uint8Array[] = [];
  let step = written.next();
  for (; !step.done; step = written.next()) chunks.push(step.value);
  return new HashTable(memoryAccess(Buffer.concat(chunks)), step.value, hash);
}

function entryOf(key: string, value: string, rare: boolean): TableEntry {
  return { key, text: `${JSON.stringify([key, value])}\nsecond line`, rare };
}

const pairs = fc.uniqueArray(fc.tuple(fc.string(), fc.string(), fc.boolean()), {
  selector: ([key]) => key,
  maxLength: 60,
});

it.each(Object.entries(HASHES))('finds every key and no other, with %s', (_, hash) => {
  fc.assert(
    fc.property(pairs, fc.array(fc.string()), (added, others) => {
      const table = tableOf(
        added.map(([key, value, rare]) => entryOf(key, value, rare)),
        hash,
      );
      for (const [key, value] of added) {
        expect(table.find(key)?.first).toEqual([key, value]);
        expect(table.find(key)?.lines[1]).toBe('second line');
      }
      const keys = new Set(added.map(([key]) => key));
      expect(others.filter((other) => !keys.has(other) && table.find(other) !== undefined)).toEqual([]);
      expect([...table.all()].map(({ key }) => key).sort()).toEqual([...keys].sort());
    }),
    { numRuns: 50 },
  );
});

it('spreads many keys over several pages and blocks', () => {
  const entries = Array.from({ length: 10_000 }, (_, at) => entryOf(`key ${at}`, 'v'.repeat(at % 50), at % 3 > 0));
  const table = tableOf(entries, hashKey);
  for (let at = 0; at < 10_000; at += 97) expect(table.find(`key ${at}`)?.first[1]).toBe('v'.repeat(at % 50));
  expect(table.find('key 10000')).toBeUndefined();
  expect([...table.all()]).toHaveLength(10_000);
});

it('does not take a key for the beginning of another', () => {
  const table = tableOf([entryOf('npm/a', '1', true), entryOf('npm/a","b', '2', true)], () => 1);
  expect(table.find('npm/a')?.first).toEqual(['npm/a', '1']);
  expect(table.find('npm/a","b')?.first).toEqual(['npm/a","b', '2']);
  expect(table.find('npm/')).toBeUndefined();
});
