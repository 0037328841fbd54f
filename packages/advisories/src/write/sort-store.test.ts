import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashKey, partOf } from '../file/hash.ts';
import { SortStore, compareHash } from './sort-store.ts';

const byHash = (): SortStore => new SortStore((key) => partOf(hashKey(key)));

function contents(store: SortStore): [string, string[]][] {
  return [...store.parts(compareHash)].flat().map(({ key, values }) => [key, values.map(String).sort()]);
}

it('gives back every value under its key, in the order of hashes, whatever order they came in', () => {
  const pairs = fc.array(
    fc.tuple(
      fc.string(),
      fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
    ),
  );
  fc.assert(
    fc.property(pairs, (added) => {
      const store = byHash();
      for (const [key, value] of added) store.add(key.toWellFormed(), value);
      const backwards = byHash();
      for (const [key, value] of added.toReversed()) backwards.add(key.toWellFormed(), value);
      const expected = new Map<string, string[]>();
      for (const [key, value] of added) expected.set(key, [...(expected.get(key) ?? []), value]);
      const sorted = [...expected].sort(([a], [b]) => compareHash(a, b)).map(([key, values]) => [key, values.sort()]);
      expect(contents(store)).toEqual(sorted);
      expect(contents(backwards)).toEqual(sorted);
    }),
    { numRuns: 30 },
  );
});

it('keeps values larger than its own blocks, and can be walked twice', () => {
  const store = byHash();
  const large = 'x'.repeat(200_000);
  store.add('a', 'before');
  store.add('a', large);
  store.add('a', 'after');
  expect(contents(store)).toEqual([['a', ['after', 'before', large]]]);
  expect(contents(store)).toEqual([['a', ['after', 'before', large]]]);
});

it('is empty when nothing was added', () => {
  expect(contents(byHash())).toEqual([]);
});
