import type { AdvisoryRecord } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { toAffected } from '../file/package-entry.ts';
import { matchPackage } from '../match/match-package.ts';
import { storedChanges, storedEntries, storedNotes } from '../read/stored-entries.ts';
import { verifyIndex } from '../read/verify-index.ts';
import { type Added, FINISH, NPM, PYPI, buildIndex, collect, indexOf, openBytes } from '../fixtures/memory-index.ts';
import type { OsvRecord } from '../fixtures/read-osv.ts';
import { SMALL } from '../fixtures/small-data.ts';
import { createIndexWriter } from './index-writer.ts';

function record(id: string, rest: Partial<OsvRecord> & { source?: string } = {}): OsvRecord {
  const ranges = [{ type: 'SEMVER' as const, events: [{ introduced: '0' }] }];
  return { id, affected: [{ package: { ecosystem: 'npm', name: 'left' }, ranges }], ...rest };
}

const HEAD: AdvisoryRecord = {
  id: 'GHSA-1',
  aliases: [],
  related: [],
  kind: 'vulnerability',
  title: '',
  severities: [],
  cwes: [],
};

describe('what an index says about itself', () => {
  it('counts records, packages, malware and withdrawn records, in all and by ecosystem', async () => {
    const { meta } = await indexOf(SMALL);
    expect(meta.counts).toEqual({ records: 7, packages: 6, malware: 3, withdrawn: 1, risk: 2, epss: 2 });
    expect(
      meta.ecosystems.map(({ osv, namespace, scheme, records, packages }) => [
        osv,
        namespace,
        scheme,
        records,
        packages,
      ]),
    ).toEqual([
      ['Debian', 'osv:Debian', 'raw', 1, 1],
      ['PyPI', 'pypi', 'normalised', 1, 1],
      ['npm', 'npm', 'normalised', 5, 4],
    ]);
  });

  it('does not hold an ecosystem that was never pulled, though records of another name its packages', async () => {
    const feeds = [{ feed: 'osv', source: 'test', part: 'PyPI', records: 1, pulled: '2026-11-01T00:00:00Z' }];
    const index = await indexOf(SMALL, { feeds });
    expect(['npm', 'PyPI'].map((name) => index.holds(name))).toEqual([false, true]);
  });

  it('holds an ecosystem by its OSV name and its purl type, and not one that was stored raw or not at all', async () => {
    const index = await indexOf(SMALL);
    expect(['npm', 'PyPI', 'pypi'].filter((name) => !index.holds(name))).toEqual([]);
    expect(
      ['Debian', 'osv:Debian', 'deb', 'Go', 'golang', 'crates.io', ''].filter((name) => index.holds(name)),
    ).toEqual([]);
  });

  it('keeps feeds, tool, time and label, and names its content', async () => {
    const feeds = [
      { feed: 'b', source: 'B', part: 'all', records: 1, pulled: '2026-10-01T00:00:00Z' },
      {
        feed: 'a',
        source: 'A',
        part: 'x',
        records: 2,
        pulled: '2026-10-02T00:00:00Z',
        contentDate: '2026-09-30',
        version: 'v3',
      },
    ];
    const first = await indexOf(SMALL, { feeds, label: 'starter' });
    expect(first.meta).toMatchObject({
      built: FINISH.built,
      tool: FINISH.tool,
      label: 'starter',
      feeds: feeds.toReversed(),
    });
    const second = await indexOf(SMALL, { built: '2026-12-01T00:00:00Z' });
    const third = await indexOf(SMALL.slice(1));
    expect(second.meta.generation).toBe(first.meta.generation);
    expect(third.meta.generation).not.toBe(first.meta.generation);
  });

  it('says what was left out or mended, by source and reason, with the first ids', async () => {
    const writer = createIndexWriter({ ecosystems: [NPM], score: () => undefined });
    for (let at = 99; at >= 0; at--) writer.note('feed', { id: `ID-${at}`, reason: 'no id', effect: 'skipped' });
    const [note, ...others] = storedNotes(openBytes(await collect(writer.finish(FINISH))));
    expect(others).toEqual([]);
    expect(note).toMatchObject({ source: 'feed', reason: 'no id', effect: 'skipped', count: 100 });
    expect(note?.examples).toHaveLength(20);
    expect(note?.examples[0]).toBe('ID-0');
  });

  it('is whole and holds nothing where nothing was added', async () => {
    const index = await indexOf([]);
    expect([...verifyIndex(index)]).toEqual([]);
    expect(index.holds('npm')).toBe(false);
    expect(index.affecting('npm', 'left')).toBeUndefined();
    expect(index.record('GHSA-1')).toBeUndefined();
    expect(index.findIds('GHSA-1')).toEqual([]);
    expect(index.risk('CVE-2021-0001')).toEqual({ cve: 'CVE-2021-0001', exploited: [] });
    expect([...storedEntries(index)]).toEqual([]);
  });

  it('notes records that name no version, and ranges that cannot be read', async () => {
    const silent = record('GHSA-1', { affected: [{ package: { ecosystem: 'npm', name: 'a' } }] });
    const empty = record('GHSA-2', {
      affected: [{ package: { ecosystem: 'npm', name: 'a' }, ranges: [{ type: 'SEMVER', events: [] }] }],
    });
    const notes = storedNotes(await indexOf([silent, empty, ...SMALL]));
    expect(notes.map(({ reason, examples }) => [reason.slice(0, 30), examples])).toEqual([
      ['a range names something that i', ['PYSEC-2022-1']],
      ['the record names a package but', ['GHSA-1', 'GHSA-2']],
    ]);
  });
});

describe('records', () => {
  it('are kept letter for letter, with their source', async () => {
    const text = ' {"id":"GHSA-1",  "odd": "\\u00e9 \\n é", "__proto__": 1}';
    const writer = createIndexWriter({ ecosystems: [NPM], score: () => undefined });
    writer.add({ kind: 'advisory', record: HEAD, affected: [], source: 'a "source"\n' }, text);
    expect(openBytes(await collect(writer.finish(FINISH))).record('GHSA-1')).toEqual({
      id: 'GHSA-1',
      source: 'a "source"\n',
      text,
    });
  });

  it('need their text', () => {
    const writer = createIndexWriter({ ecosystems: [NPM], score: () => undefined });
    expect(() => writer.add({ kind: 'advisory', record: HEAD, affected: [], source: 's' })).toThrow(/without its text/);
  });

  it('are found by their own id and by every alias', async () => {
    const index = await indexOf(SMALL);
    expect(index.findIds('CVE-2021-0001')).toEqual(['GHSA-aaaa-bbbb-cccc', 'x_FOP-left']);
    expect(index.findIds('x_FOP-left')).toEqual(['x_FOP-left']);
    expect(index.findIds('GHSA-pppp-pppp-pppp')).toEqual(['PYSEC-2022-1']);
    expect(index.findIds('CVE-2020-9999')).toEqual([]);
  });

  it('carry scores that were computed when the index was built', async () => {
    const entry = (await indexOf(SMALL)).affecting('npm', 'right');
    expect(entry?.records[0]?.head().severities).toEqual([
      {
        type: 'CVSS_V3',
        value: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
        score: 9.8,
        band: 'critical',
        source: 'GHSA-aaaa-bbbb-cccc',
      },
    ]);
  });

  it('keep dates as they were given', async () => {
    const dates = [
      '2021-01-01T00:00:00Z',
      '2021-01-01',
      '0001-01-01T00:00:00Z',
      '2021-01-01T00:00:00.123Z',
      'soon',
      '1970-01-01T00:00:00Z',
    ];
    for (const published of dates) {
      const entry = (await indexOf([record('GHSA-1', { published })])).affecting('npm', 'left');
      expect(entry?.records[0]?.head().published).toBe(published);
    }
  });
});

async function kept(versions: readonly OsvRecord[]): Promise<unknown> {
  const bytes = await buildIndex(versions);
  expect(Buffer.from(await buildIndex(versions.toReversed())).equals(bytes)).toBe(true);
  const entry = openBytes(bytes).affecting('npm', 'left');
  expect(entry?.records).toHaveLength(1);
  return entry?.records[0]?.head().title;
}

describe('several versions of one record', () => {
  const older = record('GHSA-1', {
    summary: 'older',
    modified: '2023-01-01T00:00:00Z',
    source: 'one',
    aliases: ['CVE-1'],
  });
  const newer = record('GHSA-1', { summary: 'newer', modified: '2024-01-01T00:00:00Z', source: 'two' });

  it('the newest is kept, everywhere', async () => {
    expect(await kept([older, newer])).toBe('newer');
    const index = await indexOf([older, newer]);
    expect(JSON.parse(index.record('GHSA-1')?.text ?? '').summary).toBe('newer');
    expect(index.findIds('CVE-1')).toEqual([]);
    expect(index.meta.counts.records).toBe(1);
    expect(storedNotes(index)).toMatchObject([{ source: 'one', effect: 'skipped', examples: ['GHSA-1'] }]);
  });

  it.each(['0001-01-01T00:00:00Z', '2199-01-01T00:00:00Z', 'yesterday'])(
    'a date that cannot be (%s) does not win',
    async (modified) => {
      expect(await kept([{ ...older, modified }, newer])).toBe('newer');
      expect(await kept([older, { ...newer, modified }])).toBe('older');
    },
  );

  it('a live one is kept where dates do not tell', async () => {
    const live = record('GHSA-1', { summary: 'live', modified: '0001-01-01T00:00:00Z' });
    const withdrawn = { ...live, summary: 'withdrawn', withdrawn: '2024-01-01T00:00:00Z' };
    expect(await kept([withdrawn, live])).toBe('live');
  });
});

describe('packages', () => {
  it('are filed under their normalised names', async () => {
    const index = await indexOf(SMALL);
    expect(index.affecting('pypi', 'some-package')?.records[0]?.head().id).toBe('PYSEC-2022-1');
    expect(index.affecting('pypi', 'Some_Package')).toBeUndefined();
  });

  it('of an ecosystem that nobody knows are kept as given, with the suffix', async () => {
    const entry = (await indexOf(SMALL)).affecting('osv:Debian', 'left');
    expect(entry?.records[0]?.affected[0]).toMatchObject({ suffix: '12' });
    expect(entry?.points).toEqual(['1.0-1']);
  });

  it('with a suffix are filed with those without', async () => {
    const mirrored = record('GHSA-2', {
      affected: [{ package: { ecosystem: 'npm:https://mirror.example', name: 'left' }, versions: ['3.0.0'] }],
    });
    const entry = (await indexOf([record('GHSA-1'), mirrored])).affecting('npm', 'left');
    expect(entry?.records.map((one) => one.head().id)).toEqual(['GHSA-1', 'GHSA-2']);
  });

  it('are filed again when a later version knows their ecosystem', async () => {
    const debian = { ...NPM, id: 'deb', osv: ['Debian'], purlType: 'deb' };
    const index = openBytes(await buildIndex(SMALL, {}, [NPM, PYPI, debian]));
    expect(index.holds('Debian')).toBe(true);
    expect(index.affecting('deb', 'left')?.records[0]?.head().id).toBe('DSA-1');
  });

  it('take intervals that a feed has paired itself', async () => {
    const writer = createIndexWriter({ ecosystems: [NPM], score: () => undefined });
    const intervals = [
      { introduced: '0', fixed: '1.0.0' },
      { introduced: '2.0.0', lastAffected: '2.1.0' },
      { introduced: 'odd' },
    ];
    const affected = [
      { ecosystem: 'npm', name: 'left', versions: [], ranges: [{ type: 'ECOSYSTEM' as const, intervals }] },
    ];
    writer.add({ kind: 'advisory', record: { ...HEAD, id: 'GHSA-1' }, affected, source: 's' }, '{}');
    const entry = openBytes(await collect(writer.finish(FINISH))).affecting('npm', 'left');
    const verdicts = ['0.9.0', '1.0.0', '2.1.0', '2.1.1'].map(
      (version) => entry && matchPackage(entry, NPM.order, version),
    );
    expect(verdicts.map((verdict) => [verdict?.matches.length, verdict?.open.length])).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
      [0, 1],
    ]);
    expect(entry?.records.flatMap((one) => one.affected.map((member) => toAffected(entry, member)))).toEqual([
      {
        versions: [],
        ranges: [
          { type: 'ECOSYSTEM', intervals: [intervals[0]] },
          { type: 'ECOSYSTEM', intervals: [intervals[1]] },
          { type: 'ECOSYSTEM', intervals: [], events: [{ kind: 'introduced', version: 'odd' }] },
        ],
      },
    ]);
  });

  it('with hostile names do no harm', async () => {
    for (const name of [
      '__proto__',
      'constructor',
      '',
      '\u0000',
      '\u001e',
      'a\nb',
      '"',
      '\\',
      '💥',
      '../../etc/passwd',
    ]) {
      const affected = [
        { package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER' as const, events: [{ introduced: '0' }] }] },
      ];
      const entry = (await indexOf([record('MAL-1', { affected }), record('MAL-2')])).affecting('npm', name);
      expect([name, entry && matchPackage(entry, NPM.order, '1.0.0').matches.length]).toEqual([name, 1]);
    }
  });
});

function answer(exploitation: 'none' | 'active', date: string): Added {
  return {
    kind: 'ssvc',
    cve: 'CVE-2021-0001',
    ssvc: { exploitation, automatable: 'no', technicalImpact: 'partial', date },
  };
}

describe('risk', () => {
  it('joins what the sources say of a CVE', async () => {
    const index = await indexOf(SMALL);
    expect(index.risk('CVE-2021-0001')).toEqual({
      cve: 'CVE-2021-0001',
      exploited: [
        { catalogue: 'CISA', added: '2021-03-02', due: '2021-03-23', ransomware: true },
        { catalogue: 'EU', added: '2021-03-01' },
      ],
      epss: { probability: 0.97, percentile: 0.999, date: '2026-01-30', model: 'v1' },
      ssvc: { exploitation: 'active', automatable: 'yes', technicalImpact: 'total', date: '2024-09-06' },
    });
    expect(index.risk('EUVD-2021-1').exploited).toEqual([{ catalogue: 'EU', added: '2021-03-01' }]);
    expect(index.risk('CVE-1999-0001')).toEqual({ cve: 'CVE-1999-0001', exploited: [] });
  });

  it('keeps the newest SSVC answer', async () => {
    const answers = [answer('none', '2024-01-01'), answer('active', '2024-06-01')];
    for (const items of [answers, answers.toReversed()]) {
      expect((await indexOf(items)).risk('CVE-2021-0001').ssvc?.exploitation).toBe('active');
    }
  });
});

describe('what changed since the parent', () => {
  it('is everything where there is no parent', async () => {
    expect(storedChanges(await indexOf(SMALL))).toEqual({ packages: 'all', risk: 'all' });
  });

  it('is nothing where nothing changed', async () => {
    const parent = await indexOf(SMALL);
    const index = await indexOf(SMALL, { parent, built: '2026-12-01T00:00:00Z' });
    expect(storedChanges(index)).toEqual({ packages: [], risk: [] });
    expect(index.meta.parent).toBe(parent.meta.generation);
  });

  it('lists keys that are new, gone or different', async () => {
    const parent = await indexOf(SMALL);
    const [left, ...others] = SMALL.filter((item) => !('id' in item && item.id === 'MAL-2024-1'));
    const added: Added[] = [
      record('GHSA-9', { affected: [{ package: { ecosystem: 'npm', name: 'new' }, versions: ['1.0.0'] }] }),
    ];
    const exploited: Added = {
      kind: 'exploited',
      ids: ['CVE-2022-1111'],
      entry: { catalogue: 'EU', added: '2026-01-01' },
    };
    const changed = left && 'id' in left ? { ...left, summary: 'told better' } : undefined;
    const index = await indexOf([...(changed ? [changed] : []), ...others, ...added, exploited], { parent });
    expect(storedChanges(index)).toEqual({
      packages: ['npm/left', 'npm/new', 'npm/right', 'npm/évil'],
      risk: ['CVE-2022-1111'],
    });
  });
});
