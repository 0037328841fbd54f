import { gzipSync } from 'node:zlib';
import { openIndex, storedEntries, storedNotes, verifyIndex, type AdvisoryIndex } from '@morel/advisories';
import type { Log } from '@morel/model';
import {
  accessOf,
  loopbackHttp,
  memoryStorage,
  ndjsonOf,
  osvRecord,
  startFeedServer,
  type FeedServer,
  type MemoryStorage,
} from '@morel/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feeds } from '../registry.gen.ts';
import type { CompileResult, UpdateEvent } from './options.ts';
import { INDEX_FILE, updateIndex, type UpdateOptions } from './update-index.ts';

let server: FeedServer;
let storage: MemoryStorage;
let now: number;
let said: string[];

beforeEach(async () => {
  server = await startFeedServer();
  storage = memoryStorage();
  now = Date.parse('2026-06-01T00:00:00Z');
  said = [];
});

afterEach(() => server.close());

const DAY = 24 * 60 * 60 * 1000;

function options(more: Partial<UpdateOptions> = {}): UpdateOptions {
  const log: Log = { info: (text) => said.push(text), warn: (text) => said.push(text) };
  return {
    feeds,
    ecosystems: [],
    score: () => undefined,
    sources: [{ feed: 'osv', location: server.url }],
    parts: ['npm', 'PyPI'],
    ports: { http: loopbackHttp(), files: storage.files, clock: { now: () => now }, log },
    tool: '0.0.0',
    storage,
    ...more,
  };
}

function index(): AdvisoryIndex {
  return openIndex(accessOf(storage.content.get(INDEX_FILE)));
}

function ids(): string[] {
  return [...storedEntries(index())].flatMap((entry) => (entry.kind === 'record' ? [entry.id] : [])).toSorted();
}

function told({ parts }: CompileResult): string[] {
  return parts.map(({ feed, part, outcome, records }) => `${feed} ${part} ${outcome} ${records}`).toSorted();
}

function dates(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    index().meta.feeds.map(({ feed, part, pulled }) => [`${feed} ${part}`, pulled.slice(0, 10)]),
  );
}
function paths(): string[] {
  return server.requests.map(({ path }) => path);
}

function kev(...cves: string[]): string {
  return JSON.stringify({
    catalogVersion: '1',
    vulnerabilities: cves.map((cveID) => ({ cveID, dateAdded: '2026-05-30' })),
  });
}

describe('a first update', () => {
  it('takes the parts that were asked for, with records and dates', async () => {
    server.putBucket([osvRecord('GHSA-1'), osvRecord('MAL-1'), osvRecord('PYSEC-1', 'PyPI'), osvRecord('GO-1', 'Go')]);
    expect(told(await updateIndex(options()))).toEqual(['osv PyPI pulled 1', 'osv npm pulled 2']);
    expect(ids()).toEqual(['GHSA-1', 'MAL-1', 'PYSEC-1']);
    expect(index().meta).toMatchObject({
      built: '2026-06-01T00:00:00.000Z',
      feeds: [
        {
          feed: 'osv',
          source: server.url,
          part: 'PyPI',
          records: 1,
          pulled: '2026-06-01T00:00:00.000Z',
          contentDate: '2026-05-01T00:00:00Z',
          extent: 'whole',
        },
        { feed: 'osv', source: server.url, part: 'npm', records: 2, extent: 'whole' },
      ],
    });
    expect([...verifyIndex(index())]).toEqual([]);
  });

  it('takes all parts that the source lists where none is asked for', async () => {
    server.putBucket([osvRecord('GHSA-1'), osvRecord('GO-1', 'Go')]);
    expect(told(await updateIndex(options({ parts: [] })))).toEqual(['osv Go pulled 1', 'osv npm pulled 1']);
  });

  it('asks for no part that the source does not list, and needs no list where the parts are known', async () => {
    server.putBucket([osvRecord('GHSA-1')]);
    expect(told(await updateIndex(options()))).toEqual(['osv npm pulled 1']);
    server.remove('/ecosystems.txt');
    expect(told(await updateIndex(options({ parts: ['npm'] })))).toEqual(['osv npm unchanged 1']);
    server.fail('/ecosystems.txt', { kind: 'status', status: 500 });
    expect(told(await updateIndex(options({ parts: ['npm'] })))).toEqual(['osv npm unchanged 1']);
  });

  it('tells a bucket and every feed from their content', async () => {
    server.putBucket([osvRecord('GHSA-1')]);
    server.put(
      '/exploited',
      JSON.stringify({
        catalogVersion: '1',
        dateReleased: '2026-05-30',
        count: 1,
        vulnerabilities: [{ cveID: 'CVE-2026-0001', dateAdded: '2026-05-30' }],
      }),
    );
    server.put(
      '/scores',
      gzipSync('#model_version:v5,score_date:2026-05-31T00:00:00Z\ncve,epss,percentile\nCVE-2026-0001,0.5,0.9\n'),
    );
    const sources = ['', '/exploited', '/scores'].map((path) => ({ location: server.url + path }));
    expect(told(await updateIndex(options({ sources, parts: ['npm'] })))).toEqual([
      'epss all pulled 1',
      'kev all pulled 1',
      'osv npm pulled 1',
    ]);
    expect(index().risk('CVE-2026-0001')).toMatchObject({
      exploited: [{ catalogue: 'CISA', added: '2026-05-30' }],
      epss: { probability: 0.5, model: 'v5' },
    });
    expect(index().meta.feeds.map(({ version, contentDate }) => [version, contentDate])).toEqual([
      ['v5', '2026-05-31'],
      ['1', '2026-05-30'],
      [undefined, '2026-05-01T00:00:00Z'],
    ]);
  });

  it('reads a folder of files of several feeds, and leaves out what is hidden or of no feed', async () => {
    storage.content.set('data/a.json', Buffer.from(JSON.stringify(osvRecord('GHSA-1'), undefined, 1)));
    storage.content.set(
      'data/deep/more.ndjson.gz',
      gzipSync(ndjsonOf([osvRecord('PYSEC-1', 'PyPI'), osvRecord('GHSA-2')])),
    );
    storage.content.set('data/scores.csv', Buffer.from('cve,epss,percentile\nCVE-2026-0001,0.5,0.9\n'));
    storage.content.set('data/.git/x.json', Buffer.from('no json'));
    storage.content.set('data/package.json', Buffer.from('{"name":"feed-data"}'));
    storage.content.set('data/README.md', Buffer.from('about'));
    const sources = [{ location: 'data' }];
    expect(told(await updateIndex(options({ sources })))).toEqual([
      'epss all pulled 1',
      'osv PyPI pulled 1',
      'osv npm pulled 2',
    ]);
    expect(ids()).toEqual(['GHSA-1', 'GHSA-2', 'PYSEC-1']);
  });

  it('does not say that it holds an ecosystem which is only named beside another', async () => {
    storage.content.set('npm.ndjson', Buffer.from(ndjsonOf([osvRecord('GHSA-1'), osvRecord('GHSA-2', 'npm+Maven')])));
    const result = await updateIndex(options({ sources: [{ location: 'npm.ndjson' }] }));
    expect(told(result)).toEqual(['osv npm pulled 2']);
  });

  it('leaves out other ecosystems of a file when told to', async () => {
    storage.content.set(
      'all.ndjson',
      Buffer.from(
        ndjsonOf([osvRecord('GHSA-1'), osvRecord('RUSTSEC-1', 'crates.io'), osvRecord('GHSA-2', 'npm+Maven')]),
      ),
    );
    await updateIndex(options({ sources: [{ location: 'all.ndjson' }], parts: ['npm'], onlyParts: true }));
    expect(ids()).toEqual(['GHSA-1', 'GHSA-2']);
  });

  it('adds a record of several ecosystems once', async () => {
    server.putBucket([osvRecord('GHSA-1', 'npm+PyPI')]);
    expect(told(await updateIndex(options()))).toEqual(['osv PyPI pulled 1', 'osv npm pulled 1']);
    expect(storedNotes(index())).toEqual([]);
  });

  it('joins EUVD ids and CVE ids over its two files', async () => {
    server.put('/dump', JSON.stringify([{ euvdId: 'EUVD-2026-7', dateAdded: '2026-05-30', sources: ['eukev_kev'] }]));
    server.put('/mapping', 'euvd_id,cve_id\nEUVD-2026-7,CVE-2026-0007\n');
    const sources = ['/dump', '/mapping'].map((path) => ({ feed: 'euvd', location: server.url + path }));
    await updateIndex(options({ sources }));
    for (const id of ['EUVD-2026-7', 'CVE-2026-0007'])
      expect(index().risk(id).exploited).toEqual([{ catalogue: 'EU', added: '2026-05-30' }]);
    await updateIndex(options({ sources }));
    expect(index().risk('CVE-2026-0007').exploited).toHaveLength(1);
  });

  it('reports progress in bytes and records', async () => {
    server.putBucket([osvRecord('GHSA-1')]);
    const events: UpdateEvent[] = [];
    await updateIndex(options({ parts: ['npm'], progress: (event) => events.push(event) }));
    const downloads = events.filter(({ kind }) => kind === 'download');
    expect(downloads.at(-1)).toMatchObject({ what: 'osv npm', bytes: expect.any(Number) });
    expect(downloads.at(-1)).toEqual({
      ...downloads[0],
      bytes: downloads[0]?.kind === 'download' ? downloads[0].total : 0,
    });
    expect(events.at(-1)?.kind).toBe('write');
  });

  it('notes what was odd, so that the index can be asked for it', async () => {
    storage.content.set(
      'odd.ndjson',
      Buffer.from(
        ndjsonOf([
          osvRecord('ZZZ-1'),
          { name: 'no record' },
          osvRecord('GHSA-2', 'npm', { modified: '2031-01-01T00:00:00Z' }),
        ]),
      ),
    );
    await updateIndex(options({ sources: [{ location: 'odd.ndjson' }] }));
    expect(storedNotes(index()).map(({ reason, examples }) => [reason, examples])).toEqual([
      ['its date of change lies in the future', ['GHSA-2']],
      ['the prefix of the id is not known to the OSV schema', ['ZZZ-1']],
      ['no record: it has no id that is one', ['?']],
    ]);
    expect(index().meta.feeds[0]?.contentDate).toBe('2026-05-01T00:00:00Z');
  });
});

describe('a later update', () => {
  const old = [osvRecord('GHSA-1'), osvRecord('GHSA-2'), osvRecord('GHSA-3'), osvRecord('PYSEC-1', 'PyPI')];

  beforeEach(async () => {
    server.putBucket(old);
    await updateIndex(options());
    now += DAY;
  });

  it('fetches only what has changed, and finds what was deleted', async () => {
    server.putBucket([
      osvRecord('GHSA-1'),
      osvRecord('GHSA-2', 'npm', { modified: '2026-06-01T10:00:00Z', withdrawn: '2026-06-01T10:00:00Z' }),
      osvRecord('GHSA-4'),
      osvRecord('PYSEC-1', 'PyPI'),
    ]);
    const before = server.requests.length;
    expect(told(await updateIndex(options()))).toEqual(['osv PyPI unchanged 1', 'osv npm changed 3']);
    expect(paths().slice(before).toSorted()).toEqual([
      '/PyPI/modified_id.csv',
      '/ecosystems.txt',
      '/npm/GHSA-2.json',
      '/npm/GHSA-4.json',
      '/npm/modified_id.csv',
    ]);
    expect(ids()).toEqual(['GHSA-1', 'GHSA-2', 'GHSA-4', 'PYSEC-1']);
    expect(index().record('GHSA-2')?.text).toContain('withdrawn');
    expect(dates()).toEqual({ 'osv npm': '2026-06-02', 'osv PyPI': '2026-06-02' });
  });

  it('fetches the whole part where very much has changed', async () => {
    server.putBucket(Array.from({ length: 2500 }, (_, at) => osvRecord(`GHSA-${at}`)));
    server.put('/PyPI/modified_id.csv', '2026-05-01T00:00:00Z,PYSEC-1\n');
    server.put('/ecosystems.txt', 'PyPI\nnpm\n');
    expect(told(await updateIndex(options()))).toEqual(['osv PyPI unchanged 1', 'osv npm pulled 2500']);
    expect(paths()).toContain('/npm/all.zip');
  });

  it('keeps the old data of a part that fails, with its date, and says why', async () => {
    server.putBucket([osvRecord('GHSA-9'), osvRecord('PYSEC-1', 'PyPI', { modified: '2026-06-01T10:00:00Z' })]);
    for (const path of ['/npm/modified_id.csv', '/npm/all.zip']) server.fail(path, { kind: 'status', status: 500 });
    const result = await updateIndex(options());
    expect(told(result)).toEqual(['osv PyPI changed 1', 'osv npm kept 3']);
    expect(result.parts.find(({ part }) => part === 'npm')?.error?.message).toMatch(/answered 500/);
    expect(ids()).toEqual(['GHSA-1', 'GHSA-2', 'GHSA-3', 'PYSEC-1']);
    expect(dates()).toEqual({ 'osv npm': '2026-06-01', 'osv PyPI': '2026-06-02' });
  });

  it('keeps other feeds and parts that it is not asked for', async () => {
    server.put('/scores', 'cve,epss,percentile\nCVE-2026-0001,0.5,0.9\n');
    const sources = [{ location: `${server.url}/scores` }];
    expect(told(await updateIndex(options({ sources })))).toEqual([
      'epss all pulled 1',
      'osv PyPI kept 1',
      'osv npm kept 3',
    ]);
    now += DAY;
    server.putBucket([osvRecord('GO-1', 'Go')]);
    expect(told(await updateIndex(options({ parts: ['Go'] })))).toEqual([
      'epss all kept 1',
      'osv Go pulled 1',
      'osv PyPI kept 1',
      'osv npm kept 3',
    ]);
    expect(index().risk('CVE-2026-0001').epss?.probability).toBe(0.5);
    expect(dates()).toEqual({
      'epss all': '2026-06-02',
      'osv Go': '2026-06-03',
      'osv PyPI': '2026-06-01',
      'osv npm': '2026-06-01',
    });
  });

  it('asks again the sources that the index came from when none is named', async () => {
    const before = server.requests.length;
    const osv = feeds.filter(({ about }) => about.id === 'osv');
    expect(told(await updateIndex(options({ sources: [], feeds: osv })))).toEqual([
      'osv PyPI unchanged 1',
      'osv npm unchanged 3',
    ]);
    expect(paths().slice(before).toSorted()).toEqual([
      '/PyPI/modified_id.csv',
      '/ecosystems.txt',
      '/npm/modified_id.csv',
    ]);
  });

  it('gives up a source that is not named any more once another holds as much, and not before', async () => {
    storage.content.set('extra.ndjson', Buffer.from(ndjsonOf([osvRecord('MAL-1')])));
    expect(told(await updateIndex(options({ sources: [{ location: 'extra.ndjson' }] })))).toEqual([
      'osv PyPI kept 1',
      'osv npm kept 3',
      'osv npm pulled 1',
    ]);
    expect(ids()).toEqual(['GHSA-1', 'GHSA-2', 'GHSA-3', 'MAL-1', 'PYSEC-1']);
    storage.content.set(
      'mirror.ndjson',
      Buffer.from(ndjsonOf([osvRecord('GHSA-1'), osvRecord('GHSA-2'), osvRecord('GHSA-7'), osvRecord('GHSA-8')])),
    );
    expect(told(await updateIndex(options({ sources: [{ location: 'mirror.ndjson' }] })))).toEqual([
      'osv PyPI kept 1',
      'osv npm pulled 4',
    ]);
    expect(ids()).toEqual(['GHSA-1', 'GHSA-2', 'GHSA-7', 'GHSA-8', 'PYSEC-1']);
  });

  it('does not fetch again a file that has not changed, but only as long as its data are in the index', async () => {
    server.put('/scores', 'cve,epss,percentile\nCVE-2026-0001,0.5,0.9\n');
    const sources = [{ feed: 'epss', location: `${server.url}/scores` }];
    await updateIndex(options({ sources }));
    const before = storage.content.get(INDEX_FILE);
    now += DAY;
    expect(told(await updateIndex(options({ sources })))).toContain('epss all unchanged 1');
    expect(dates()).toMatchObject({ 'epss all': '2026-06-03' });
    expect(index().risk('CVE-2026-0001').epss?.probability).toBe(0.5);
    storage.content.set(INDEX_FILE, before ?? new Uint8Array());
    expect(told(await updateIndex(options({ sources })))).toContain('epss all pulled 1');
  });

  it('drops entries that a catalogue has dropped, and leaves other catalogues alone', async () => {
    server.put('/kev', kev('CVE-2026-0001', 'CVE-2026-0002'));
    server.put(
      '/euvd',
      JSON.stringify([
        { cveId: 'CVE-2026-0002', euvdId: 'EUVD-2026-2', dateAdded: '2026-05-31', sources: ['cisa_kev', 'eukev_kev'] },
      ]),
    );
    const sources = ['/kev', '/euvd'].map((path) => ({ location: server.url + path }));
    await updateIndex(options({ sources }));
    server.put('/kev', kev('CVE-2026-0001'));
    await updateIndex(options({ sources: sources.slice(0, 1) }));
    expect(index().risk('CVE-2026-0001').exploited).toEqual([{ catalogue: 'CISA', added: '2026-05-30' }]);
    expect(index().risk('CVE-2026-0002').exploited).toEqual([{ catalogue: 'EU', added: '2026-05-31' }]);
  });

  it('builds anew where the old index is damaged, from the same sources', async () => {
    const bytes = Buffer.from(storage.content.get(INDEX_FILE) ?? []);
    bytes.fill(0, 20, 60);
    storage.content.set(INDEX_FILE, bytes);
    const osv = feeds.filter(({ about }) => about.id === 'osv');
    expect(told(await updateIndex(options({ sources: [], feeds: osv })))).toEqual([
      'osv PyPI pulled 1',
      'osv npm pulled 3',
    ]);
    expect(said.join()).toMatch(/damaged.*built anew/);
  });
});
