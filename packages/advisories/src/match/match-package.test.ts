import { pep440, semver } from '@morel/versions';
import { describe, expect, it } from 'vitest';
import { indexOf } from '../fixtures/memory-index.ts';
import type { OsvRecord } from '../fixtures/read-osv.ts';
import { type PackageVerdict, matchPackage } from './match-package.ts';

type Events = NonNullable<NonNullable<OsvRecord['affected']>[number]['ranges']>[number]['events'];

function ranged(id: string, events: Events, rest: Partial<OsvRecord> = {}): OsvRecord {
  return {
    id,
    affected: [{ package: { ecosystem: 'npm', name: 'left' }, ranges: [{ type: 'SEMVER', events }] }],
    ...rest,
  };
}

function listed(id: string, versions: readonly string[], rest: Partial<OsvRecord> = {}): OsvRecord {
  return { id, affected: [{ package: { ecosystem: 'npm', name: 'left' }, versions }], ...rest };
}

async function judge(records: readonly OsvRecord[], version: string | undefined): Promise<PackageVerdict> {
  const entry = (await indexOf(records)).affecting('npm', 'left');
  if (!entry) throw new Error('the package is not there');
  return matchPackage(entry, semver, version);
}

async function idOf(record: OsvRecord): Promise<string | undefined> {
  return (await judge([record], '1.0.0')).matches[0]?.advisory.id;
}

function span(introduced: string, fixed: string): NonNullable<OsvRecord['affected']>[number] {
  const ranges = [{ type: 'SEMVER' as const, events: [{ introduced }, { fixed }] }];
  return { package: { ecosystem: 'npm', name: 'left' }, ranges };
}

const ALL: Events = [{ introduced: '0' }];
const BELOW_2: Events = [{ introduced: '0' }, { fixed: '2.0.0' }];

describe('grouping', () => {
  it('makes one advisory of records that name each other, directly, through others, or through an id they share', async () => {
    const records = [
      ranged('GHSA-1', BELOW_2, { aliases: ['CVE-1'] }),
      ranged('PYSEC-1', BELOW_2, { aliases: ['CVE-1', 'CVE-2'] }),
      ranged('x_FOP-1', BELOW_2, { aliases: ['CVE-2'] }),
      ranged('OSV-1', BELOW_2, { aliases: ['x_FOP-1'] }),
    ];
    const { matches } = await judge(records, '1.0.0');
    expect(matches.map(({ advisory }) => advisory.ids)).toEqual([
      ['GHSA-1', 'CVE-1', 'CVE-2', 'OSV-1', 'PYSEC-1', 'x_FOP-1'],
    ]);
    expect(matches[0]?.evidence.map(({ record }) => record)).toEqual(['GHSA-1', 'OSV-1', 'PYSEC-1', 'x_FOP-1']);
  });

  it('never merges over related ids', async () => {
    const records = [
      ranged('GHSA-1', BELOW_2, { related: ['CVE-1', 'GHSA-2'] }),
      ranged('GHSA-2', BELOW_2, { aliases: ['CVE-1'] }),
    ];
    expect((await judge(records, '1.0.0')).matches.map(({ advisory }) => advisory.ids)).toEqual([
      ['GHSA-1'],
      ['GHSA-2', 'CVE-1'],
    ]);
  });

  it('merges over a record that does not hit the version, but names only those that do', async () => {
    const records = [
      ranged('GHSA-1', BELOW_2, { aliases: ['CVE-1'] }),
      ranged('GHSA-2', [{ introduced: '5.0.0' }], { aliases: ['CVE-1', 'CVE-2'] }),
      ranged('GHSA-3', BELOW_2, { aliases: ['CVE-2'] }),
    ];
    const { matches } = await judge(records, '1.0.0');
    expect(matches.map(({ advisory }) => advisory)).toMatchObject([
      { ids: ['GHSA-1', 'GHSA-3', 'CVE-1', 'CVE-2'], records: ['GHSA-1', 'GHSA-3'] },
    ]);
  });

  it('lets a withdrawn record silence only itself', async () => {
    const withdrawn = ranged('GHSA-2', BELOW_2, { aliases: ['CVE-1'], withdrawn: '2024-01-01T00:00:00Z' });
    const verdict = await judge([ranged('GHSA-1', BELOW_2, { aliases: ['CVE-1'] }), withdrawn], '1.0.0');
    expect(verdict.matches.map(({ advisory }) => [advisory.ids, advisory.records, advisory.withdrawn])).toEqual([
      [['GHSA-1', 'CVE-1'], ['GHSA-1'], ['GHSA-2']],
    ]);
    expect(verdict.withdrawn).toEqual([]);
  });

  it('does not join two incidents over a withdrawn record', async () => {
    const records = [
      ranged('GHSA-1', BELOW_2, { aliases: ['CVE-1'] }),
      ranged('GHSA-2', BELOW_2, { aliases: ['CVE-2'] }),
      ranged('GHSA-3', BELOW_2, { aliases: ['CVE-1', 'CVE-2'], withdrawn: '2024-01-01T00:00:00Z' }),
    ];
    const { matches } = await judge(records, '1.0.0');
    expect(matches.map(({ advisory }) => [advisory.id, advisory.withdrawn])).toEqual([
      ['GHSA-1', ['GHSA-3']],
      ['GHSA-2', ['GHSA-3']],
    ]);
  });

  it('reports a withdrawn record that would have hit alone', async () => {
    const verdict = await judge([ranged('GHSA-2', BELOW_2, { withdrawn: '2024-01-01T00:00:00Z' })], '1.0.0');
    expect(verdict.matches).toEqual([]);
    expect(verdict.withdrawn.map(({ record }) => record.id)).toEqual(['GHSA-2']);
  });
});

describe('the advisory', () => {
  it('is malware if one record says so, goes by its malware id, and comes first', async () => {
    const records = [
      ranged('GHSA-1', ALL, { aliases: ['MAL-2024-1'], summary: 'Malware in left' }),
      listed('LWA-1', ['1.0.0'], { aliases: ['MAL-2024-1'] }),
      ranged('MAL-2024-1', ALL, { summary: 'Malicious code in left (npm)' }),
      ranged('CVE-2000-1', ALL),
    ];
    const { matches } = await judge(records, '1.0.0');
    expect(matches.map(({ advisory }) => [advisory.id, advisory.kind, advisory.title])).toEqual([
      ['MAL-2024-1', 'malware', 'Malicious code in left (npm)'],
      ['CVE-2000-1', 'vulnerability', 'CVE-2000-1'],
    ]);
    expect(matches[0]?.advisory.ids).toEqual(['MAL-2024-1', 'GHSA-1', 'LWA-1']);
  });

  it('takes CWE-506 for malware', async () => {
    const { matches } = await judge([ranged('GHSA-1', ALL, { database_specific: { cwe_ids: ['CWE-506'] } })], '1.0.0');
    expect(matches[0]?.advisory).toMatchObject({ id: 'GHSA-1', kind: 'malware', cwes: ['CWE-506'] });
  });

  it('prefers the GHSA id, then the CVE id, then its own', async () => {
    expect(await idOf(ranged('PYSEC-1', ALL, { aliases: ['CVE-1', 'GHSA-1'] }))).toBe('GHSA-1');
    expect(await idOf(ranged('PYSEC-1', ALL, { aliases: ['BIT-1', 'CVE-1'] }))).toBe('CVE-1');
    expect(await idOf(ranged('PYSEC-1', ALL, { aliases: ['BIT-1'] }))).toBe('PYSEC-1');
  });

  it('keeps every score with the record it stands in, and leaves placeholder dates out', async () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
    const records = [
      ranged('GHSA-1', ALL, {
        aliases: ['CVE-1'],
        severity: [{ type: 'CVSS_V3', score: vector }],
        modified: '2022-01-01T00:00:00Z',
      }),
      ranged('GO-1', ALL, {
        aliases: ['CVE-1'],
        severity: [{ type: 'Go', score: 'LOW' }],
        modified: '0001-01-01T00:00:00Z',
        published: '2021-01-01',
      }),
    ];
    const { matches } = await judge(records, '1.0.0');
    expect(matches[0]?.advisory).toMatchObject({
      severities: [
        { type: 'CVSS_V3', value: vector, score: 9.8, band: 'critical', source: 'GHSA-1' },
        { type: 'Go', value: 'LOW', band: 'unknown', source: 'GO-1' },
      ],
      published: '2021-01-01',
      modified: '2022-01-01T00:00:00Z',
    });
  });
});

describe('evidence', () => {
  it('names the interval or the listed version, and the order', async () => {
    const both = {
      ...ranged('GHSA-1', BELOW_2),
      affected: [
        {
          package: { ecosystem: 'npm', name: 'left' },
          versions: ['1.0.0'],
          ranges: [{ type: 'SEMVER' as const, events: [{ introduced: '0' }, { last_affected: '1.5.0' }] }],
        },
      ],
    };
    const { matches } = await judge([both, ranged('GHSA-2', BELOW_2, { aliases: ['GHSA-1'] })], '1.0.0');
    expect(matches[0]?.evidence).toEqual([
      { record: 'GHSA-1', by: { version: '1.0.0' }, order: 'semver' },
      { record: 'GHSA-1', by: { interval: { introduced: '0', lastAffected: '1.5.0' } }, order: 'semver' },
      { record: 'GHSA-2', by: { interval: { introduced: '0', fixed: '2.0.0' } }, order: 'semver' },
    ]);
  });

  it('holds for every one of several affected members', async () => {
    const record: OsvRecord = { id: 'GHSA-1', affected: [span('1.0.0', '1.0.5'), span('2.0.0', '2.0.5')] };
    for (const [version, hits] of [
      ['1.0.4', 1],
      ['1.0.5', 0],
      ['2.0.0', 1],
      ['2.0.5', 0],
    ] as const) {
      expect([version, (await judge([record], version)).matches.length]).toEqual([version, hits]);
    }
  });

  it('takes versions for equal that the order holds equal', async () => {
    const record: OsvRecord = {
      id: 'PYSEC-1',
      affected: [{ package: { ecosystem: 'PyPI', name: 'left' }, versions: ['1.0', '2.0.0', '1.0.0'] }],
    };
    const entry = (await indexOf([record])).affecting('pypi', 'left');
    if (!entry) throw new Error('the package is not there');
    const hits = (version: string): number => matchPackage(entry, pep440, version).matches.length;
    expect(['1', '1.0', '1.0.0.0', 'v2'].map(hits)).toEqual([1, 1, 1, 1]);
    expect(['1.0.1', '2.0.0rc1', '0'].map(hits)).toEqual([0, 0, 0]);
  });
});

describe('what cannot be decided', () => {
  it('is a version that the order cannot parse, against ranges', async () => {
    const verdict = await judge(
      [ranged('GHSA-1', BELOW_2), listed('GHSA-2', ['latest']), listed('GHSA-3', ['1.0.0'])],
      'latest',
    );
    expect(verdict.matches.map(({ advisory }) => advisory.id)).toEqual(['GHSA-2']);
    expect(verdict.open.map(({ record, why }) => [record.head().id, why])).toEqual([['GHSA-1', 'version']]);
  });

  it('is a range that the order cannot read, but not a version listed beside it', async () => {
    const record = { ...ranged('GHSA-1', [{ introduced: '0' }, { fixed: 'the next one' }]) };
    const beside: OsvRecord = {
      id: 'GHSA-1',
      affected: [...(record.affected ?? []), ...(listed('GHSA-1', ['1.0.0']).affected ?? [])],
    };
    expect((await judge([record], '1.0.0')).open.map(({ why }) => why)).toEqual(['range']);
    expect((await judge([beside], '1.0.0')).matches).toHaveLength(1);
    expect((await judge([beside], '1.0.1')).open.map(({ why }) => why)).toEqual(['range']);
  });

  it('is not said of an incident that matches anyway, nor of a withdrawn record', async () => {
    const unreadable: Events = [{ introduced: '0' }, { fixed: 'the next one' }];
    const records = [
      ranged('GHSA-1', BELOW_2, { aliases: ['CVE-1'] }),
      ranged('GHSA-2', unreadable, { aliases: ['CVE-1'] }),
      ranged('GHSA-3', unreadable, { withdrawn: '2024-01-01T00:00:00Z' }),
    ];
    const verdict = await judge(records, '1.0.0');
    expect(verdict.matches).toHaveLength(1);
    expect(verdict.open).toEqual([]);
  });

  it('is anything without a version, but for a record that hits every version', async () => {
    const verdict = await judge(
      [ranged('MAL-1', ALL), ranged('GHSA-1', BELOW_2), listed('GHSA-2', ['1.0.0'])],
      undefined,
    );
    expect(verdict.matches.map(({ advisory }) => advisory.id)).toEqual(['MAL-1']);
    expect(verdict.open.map(({ record }) => record.head().id)).toEqual(['GHSA-1', 'GHSA-2']);
  });
});

describe('fixed versions', () => {
  it('are those at which an interval ends, above the own version, ascending', async () => {
    const events = [
      { introduced: '0' },
      { fixed: '1.2.5' },
      { introduced: '2.0.0' },
      { fixed: '2.0.1' },
      { introduced: '3.0.0' },
    ];
    expect((await judge([ranged('GHSA-1', events)], '1.0.0')).matches[0]?.fixed).toEqual(['1.2.5', '2.0.1']);
    expect((await judge([ranged('GHSA-1', events)], '2.0.0')).matches[0]?.fixed).toEqual(['2.0.1']);
    expect((await judge([ranged('GHSA-1', events)], '3.0.0')).matches[0]?.fixed).toEqual([]);
  });

  it('are not those that another record of the incident hits', async () => {
    const records = [
      ranged('GHSA-1', [{ introduced: '0' }, { fixed: '1.2.5' }], { aliases: ['CVE-1'] }),
      ranged('GHSA-2', [{ introduced: '0' }, { fixed: '1.3.0' }], { aliases: ['CVE-1'] }),
      listed('GHSA-3', ['1.3.0'], { aliases: ['CVE-1'] }),
      listed('GHSA-4', ['1.3.0'], { aliases: ['CVE-1'], withdrawn: '2024-01-01T00:00:00Z' }),
      ranged('GHSA-5', [{ introduced: '0' }, { fixed: '1.4.0' }], { aliases: ['CVE-1'] }),
    ];
    expect((await judge(records, '1.0.0')).matches[0]?.fixed).toEqual(['1.4.0']);
  });

  it('are not pre-releases, except for a pre-release', async () => {
    const record = ranged('GHSA-1', [{ introduced: '0' }, { fixed: '2.0.0-rc.1' }]);
    expect((await judge([record], '1.0.0')).matches[0]?.fixed).toEqual([]);
    expect((await judge([record], '2.0.0-beta.1')).matches[0]?.fixed).toEqual(['2.0.0-rc.1']);
  });
});
