import * as fc from 'fast-check';
import type { Epss } from '@morel/model';
import { expect, it } from 'vitest';
import { memoryAccess } from '../fixtures/memory-index.ts';
import { EpssWriter } from '../write/epss-writer.ts';
import { Output } from '../write/output.ts';
import { EpssTable, partsOfCve } from './epss-table.ts';

function tableOf(scores: Iterable<readonly [cve: string, epss: Epss]>): { table: EpssTable; refused: string[] } {
  const writer = new EpssWriter();
  const refused: string[] = [];
  for (const [cve, epss] of scores) if (writer.add(cve, epss) !== undefined) refused.push(cve);
  const written = writer.write(new Output());
  const chunks: Uint8Array[] = [];
  let step = written.next();
  for (; !step.done; step = written.next()) chunks.push(step.value);
  return { table: new EpssTable(memoryAccess(Buffer.concat(chunks)), step.value), refused };
}

function score(probability: number, percentile: number, date = '2026-01-30', model = 'v1'): Epss {
  return { probability, percentile, date, model };
}

it.each([5, 7])('gives back scores of %s decimals as they were', (decimals) => {
  const share = fc
    .integer({ min: 0, max: 10 ** decimals })
    .map((value) => Number((value / 10 ** decimals).toFixed(decimals)));
  const cve = fc
    .tuple(
      fc.integer({ min: 1999, max: 2030 }),
      fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 999_999_999 })),
    )
    .map(([year, number]) => `CVE-${year}-${String(number).padStart(4, '0')}`);
  const rows = fc.uniqueArray(fc.tuple(cve, share, share), { selector: ([id]) => id, maxLength: 200 });
  fc.assert(
    fc.property(rows, cve, (added, other) => {
      const { table } = tableOf(added.map(([id, probability, percentile]) => [id, score(probability, percentile)]));
      for (const [id, probability, percentile] of added) expect(table.find(id)).toEqual(score(probability, percentile));
      expect(table.find(other) !== undefined).toBe(added.some(([id]) => id === other));
      expect([...table.all()].map((one) => one.cve).sort()).toEqual(added.map(([id]) => id).sort());
    }),
  );
});

it('keeps the newest of several scores, whatever order they come in, with its own date and model', () => {
  const old = ['CVE-2021-44228', score(0.5, 0.6, '2025-01-01', 'v1')] as const;
  const recent = ['CVE-2021-44228', score(0.9, 0.95, '2026-01-01', 'v2')] as const;
  const other = ['CVE-2021-0001', score(0.1, 0.2, '2025-01-01', 'v1')] as const;
  for (const scores of [
    [old, recent, other],
    [other, recent, old],
  ]) {
    const { table } = tableOf(scores);
    expect(table.find('CVE-2021-44228')).toEqual(recent[1]);
    expect(table.find('CVE-2021-0001')).toEqual(other[1]);
  }
});

it('refuses what is no CVE id and no share', () => {
  const odd = [
    '',
    'CVE-2021-1',
    'CVE-21-0001',
    'CVE-2021-00001',
    'GHSA-1',
    'CVE-2021-1e3',
    'CVE-2021- 123',
    'CVE-2021-1234567890',
  ];
  const scores = odd.map((id) => [id, score(0.1, 0.1)] as const);
  const { table, refused } = tableOf([
    ...scores,
    ['CVE-2021-0001', score(1.1, 0)],
    ['CVE-2021-0002', score(Number.NaN, 0)],
  ]);
  expect(refused).toEqual([...odd, 'CVE-2021-0001', 'CVE-2021-0002']);
  expect([...table.all()]).toEqual([]);
  for (const id of odd) expect(table.find(id)).toBeUndefined();
});

it('reads the year and the number of an id', () => {
  expect(partsOfCve('CVE-1999-0001')).toEqual({ year: 1999, number: 1 });
  expect(partsOfCve('CVE-2024-1234567')).toEqual({ year: 2024, number: 1_234_567 });
});
