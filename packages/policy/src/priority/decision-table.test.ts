import { describe, expect, it } from 'vitest';
import { fire, fireRange, type DecisionTable } from './decision-table.ts';
import { PRIORITY_TABLES } from './tables.ts';

function allValues(table: DecisionTable): readonly (readonly string[])[] {
  let rows: readonly (readonly string[])[] = [[]];
  for (const { values } of table.columns) rows = rows.flatMap((row) => values.map((value) => [...row, value]));
  return rows;
}

function rowsOf(id: string): string[] {
  const table = PRIORITY_TABLES.find((candidate) => candidate.id === id);
  if (!table) throw new Error(`no table ${id}`);
  return allValues(table).map((values) => `${values.join(' ')}: ${fire(table, values)?.outcome.label ?? '?'}`);
}

describe.each(PRIORITY_TABLES)('table $id', (table) => {
  it('has a row for every combination, and every row fires for one', () => {
    const fired = allValues(table).map((values) => fire(table, values)?.row);
    expect(fired).not.toContain(undefined);
    expect(new Set(fired).size).toBe(table.rows.length);
  });

  it('uses only its own values and outcomes', () => {
    for (const row of table.rows) {
      expect(row).toHaveLength(table.columns.length + 1);
      for (const [at, { values }] of table.columns.entries()) expect(['*', ...values]).toContain(row[at]);
      expect(table.outcomes.map(({ id }) => id)).toContain(row.at(-1));
    }
  });

  it('lists its outcomes from the most urgent', () => {
    const ranks = table.outcomes.map(({ rank }) => rank);
    expect(ranks).toEqual([...new Set(ranks)].toSorted((a, b) => a - b));
    expect(ranks.every((rank) => rank >= 1 && rank <= 5)).toBe(true);
  });

  it('is never less urgent for a more severe value', () => {
    for (const values of allValues(table)) {
      const rank = fire(table, values)?.outcome.rank ?? 0;
      for (const [at, column] of table.columns.entries()) {
        const worse = column.values.slice(column.values.indexOf(values[at] ?? '') + 1);
        for (const value of worse) expect(fire(table, values.with(at, value))?.outcome.rank).toBeLessThanOrEqual(rank);
      }
    }
  });
});

describe('BOD 26-04', () => {
  it('says in each of its 16 rows what the directive says', () => {
    // exploited, exposed, automatable, impact
    expect(rowsOf('bod-26-04')).toEqual([
      'no no no partial: on system upgrade',
      'no no no total: on system upgrade',
      'no no yes partial: 60 days',
      'no no yes total: 60 days',
      'no yes no partial: 60 days',
      'no yes no total: 14 days',
      'no yes yes partial: 14 days',
      'no yes yes total: 3 days',
      'yes no no partial: 14 days',
      'yes no no total: 14 days',
      'yes no yes partial: 14 days',
      'yes no yes total: 3 days + forensic',
      'yes yes no partial: 14 days',
      'yes yes no total: 3 days + forensic',
      'yes yes yes partial: 3 days',
      'yes yes yes total: 3 days + forensic',
    ]);
  });
});

describe('CISA SSVC', () => {
  it('says in each of its 36 rows what the tree says', () => {
    // exploitation, automatable, impact, mission
    const lines = rowsOf('cisa-ssvc');
    const byBranch = lines.map((line) => line.replace(/^(\S+ \S+ \S+) .*: (.*)$/, '$1: $2'));
    const grouped = byBranch.flatMap((line, at) =>
      at % 3 === 0
        ? [
            `${line}, ${byBranch
              .slice(at + 1, at + 3)
              .map((next) => next.split(': ')[1])
              .join(', ')}`,
          ]
        : [],
    );
    expect(lines).toHaveLength(36);
    expect(grouped).toEqual([
      'none no partial: track, track, track',
      'none no total: track, track, track*',
      'none yes partial: track, track, attend',
      'none yes total: track, track, attend',
      'poc no partial: track, track, track*',
      'poc no total: track, track*, attend',
      'poc yes partial: track, track, attend',
      'poc yes total: track, track*, attend',
      'active no partial: track, track, attend',
      'active no total: track, attend, act',
      'active yes partial: attend, attend, act',
      'active yes total: attend, act, act',
    ]);
  });
});

describe('thresholds', () => {
  it('takes what is exploited first, then the score, then the probability', () => {
    expect(rowsOf('thresholds')).toEqual([
      'no below 0.3 below 4.0: low',
      'no below 0.3 4.0 to 6.9: medium',
      'no below 0.3 7.0 to 8.9: high or likely exploited',
      'no below 0.3 9.0 or more: critical',
      'no 0.3 or more below 4.0: high or likely exploited',
      'no 0.3 or more 4.0 to 6.9: high or likely exploited',
      'no 0.3 or more 7.0 to 8.9: high or likely exploited',
      'no 0.3 or more 9.0 or more: critical',
      'yes below 0.3 below 4.0: exploited',
      'yes below 0.3 4.0 to 6.9: exploited',
      'yes below 0.3 7.0 to 8.9: exploited',
      'yes below 0.3 9.0 or more: exploited',
      'yes 0.3 or more below 4.0: exploited',
      'yes 0.3 or more 4.0 to 6.9: exploited',
      'yes 0.3 or more 7.0 to 8.9: exploited',
      'yes 0.3 or more 9.0 or more: exploited',
    ]);
  });
});

describe('fireRange', () => {
  const [table] = PRIORITY_TABLES;
  if (!table) throw new Error('no table');

  it('gives one row for known values', () => {
    const range = fireRange(table, [['yes'], ['no'], ['yes'], ['total']]);
    expect(range?.worst).toEqual(range?.best);
    expect(range?.worst.row).toBe(14);
  });

  it('spans the rows that unknown values allow', () => {
    const range = fireRange(table, [['no'], ['no', 'yes'], ['yes'], ['total']]);
    expect([range?.worst.outcome.label, range?.best.outcome.label]).toEqual(['3 days', '60 days']);
    expect(range?.worst.values).toEqual(['no', 'yes', 'yes', 'total']);
  });

  it('prefers the severe values among equally urgent rows', () => {
    expect(fireRange(table, [['yes'], ['no', 'yes'], ['yes'], ['total']])?.worst.values[1]).toBe('yes');
  });

  it('says nothing for a value that the table does not know', () => {
    expect(fireRange(table, [['maybe'], ['no'], ['no'], ['total']])).toBeUndefined();
  });
});
