import { expect, it } from 'vitest';
import { cutFaults, type FaultRow } from '../testing/faults-of.ts';

const T = 'document.tracking';
const H = `${T}.revision_history`;

function history(...revisions: readonly (readonly [date: string, number: string])[]): unknown {
  return revisions.map(([date, number]) => ({ date, number, summary: '.' }));
}

const ROWS: readonly FaultRow[] = [
  ['nothing', {}, []],
  [
    'revisions whose numbers fall',
    { [H]: history(['2026-01-01T00:00:00Z', '2'], ['2026-01-02T00:00:00Z', '1']), [`${T}.version`]: '1' },
    [
      `6.1.14 ${H}.1.number "1" is less than the number of an earlier revision`,
      `6.1.21 ${H}.0.number is "2": the first revision must be 0 or 1`,
    ],
  ],
  [
    'revisions in any order, of which the dates count',
    { [H]: history(['2026-02-01T00:00:00Z', '2'], ['2026-01-01T00:00:00Z', '1']) },
    [],
  ],
  [
    'dates by the moment, not by the text',
    { [H]: history(['2026-01-01T01:00:00+02:00', '1'], ['2025-12-31T23:30:00Z', '2']) },
    [],
  ],
  [
    'dates to the last digit',
    { [H]: history(['2026-01-01T00:00:00.00000000000002Z', '1'], ['2026-01-01T00:00:00.00000000000001Z', '2']) },
    [
      `6.1.14 ${H}.0.number "1" is less`,
      `6.1.16 ${T}.version is "2", and the last revision has the number "1"`,
      `6.1.21 ${H}.1.number is "2": the first`,
    ],
  ],
  ['numbers as numbers', { [H]: history(...numbered(10)), [`${T}.version`]: '10' }, []],
  [
    'versions as versions',
    { [H]: history(['2026-01-01T00:00:00Z', '1.9.0'], ['2026-01-02T00:00:00Z', '1.10.0']), [`${T}.version`]: '1.10.0' },
    [],
  ],
  [
    'a version that is not the last',
    { [`${T}.version`]: '1' },
    [`6.1.16 ${T}.version is "1", and the last revision has the number "2"`],
  ],
  [
    'a draft before its version',
    {
      [H]: history(['2026-01-01T00:00:00Z', '1.0.0']),
      [`${T}.version`]: '1.0.0-rc.1+build',
      [`${T}.status`]: 'draft',
    },
    [],
  ],
  [
    'a release that is called a pre-release',
    { [H]: history(['2026-01-01T00:00:00Z', '1.0.0']), [`${T}.version`]: '1.0.0-rc.1' },
    [
      `6.1.16 ${T}.version is "1.0.0-rc.1"`,
      `6.1.17 ${T}.status is "final", and the version "1.0.0-rc.1" is one of a draft`,
      `6.1.20 ${T}.version "1.0.0-rc.1" is a pre-release`,
    ],
  ],
  [
    'a hyphen in build metadata',
    { [H]: history(['2026-01-01T00:00:00Z', '1.0.0']), [`${T}.version`]: '1.0.0+a-b' },
    [],
  ],
  [
    'a release of version 0',
    { [H]: history(['2026-01-01T00:00:00Z', '0.9.0']), [`${T}.version`]: '0.9.0' },
    [`6.1.17 ${T}.status`, `6.1.18 ${H}.0.number is "0.9.0", and the document is "final"`],
  ],
  [
    'a pre-release in the history',
    {
      [H]: history(['2026-01-01T00:00:00Z', '1.0.0-rc'], ['2026-01-02T00:00:00Z', '1.0.0']),
      [`${T}.version`]: '1.0.0',
    },
    [`6.1.19 ${H}.0.number "1.0.0-rc" is a pre-release`],
  ],
  [
    'a revision that is left out',
    { [H]: history(['2026-01-01T00:00:00Z', '1'], ['2026-01-02T00:00:00Z', '3']), [`${T}.version`]: '3' },
    [`6.1.21 ${H}.1.number is "3": revision 2 is missing`],
  ],
  [
    'a revision that comes twice',
    { [H]: history(['2026-01-01T00:00:00Z', '1'], ['2026-01-02T00:00:00Z', '1']), [`${T}.version`]: '1' },
    [`6.1.22 ${H}.1.number uses "1" a second time`],
  ],
  [
    'both ways of versioning',
    { [H]: history(['2026-01-01T00:00:00Z', '1.0.0'], ['2026-01-02T00:00:00Z', '2']) },
    [`6.1.30 ${H}.0.number is "1.0.0", and the document has the version "2"`],
  ],
  [
    'a number that is too large to be compared',
    { [H]: history(['2026-01-01T00:00:00Z', '9'.repeat(300)]), [`${T}.version`]: '9'.repeat(300) },
    [`6.1.14 ${H}.0.number "999`, `6.1.21 ${H}.0.number is "999`],
  ],
  [
    'build metadata in the history',
    { [H]: history(['2026-01-01T10:00:00Z', '1.0.0+b']), [`${T}.version`]: '1.0.0' },
    [`(6.2.4 ${H}.0.number "1.0.0+b" includes build metadata)`],
  ],
  [
    'a first release before the first revision',
    { [`${T}.initial_release_date`]: '2025-12-31T00:00:00Z' },
    [`(6.2.5 ${T}.initial_release_date "2025-12-31T00:00:00Z" is before the first revision)`],
  ],
  [
    'a last release before the last revision',
    { [`${T}.current_release_date`]: '2026-01-31T00:00:00Z' },
    [`(6.2.6 ${T}.current_release_date "2026-01-31T00:00:00Z" is before the last revision)`],
  ],
];

function numbered(count: number): (readonly [string, string])[] {
  return Array.from({ length: count }, (_, at) => ['2026-01-01T00:00:00Z', String(at + 1)] as const);
}

it.each(ROWS)('%s', (...row) => expect(cutFaults(row)).toEqual(row[2]));
