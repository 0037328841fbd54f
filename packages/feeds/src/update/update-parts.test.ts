import { openIndex, storedEntries, type AdvisoryIndex } from '@morel/advisories';
import type { Log } from '@morel/model';
import {
  accessOf,
  loopbackHttp,
  memoryStorage,
  osvRecord,
  startFeedServer,
  type FeedServer,
  type MemoryStorage,
  zipOf,
} from '@morel/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feeds } from '../registry.gen.ts';
import type { CompileResult } from './options.ts';
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

function paths(): string[] {
  return server.requests.map(({ path }) => path);
}

it('takes the list of parts as the public bucket has it', async () => {
  server.putBucket([osvRecord('GHSA-1')]);
  const releases = Array.from({ length: 1200 }, (_, at) => `Red Hat:rhel_eus:9.${at}::appstream`);
  server.put('/ecosystems.txt', [...releases, 'SUSE:Module (x86_64) 15', '[EMPTY]', 'npm', ''].join('\n'));
  expect(told(await updateIndex(options({ sources: [{ location: server.url }] })))).toEqual(['osv npm pulled 1']);
});

describe('a later update of a source in parts', () => {
  const old = [osvRecord('GHSA-1'), osvRecord('GHSA-2'), osvRecord('GHSA-3'), osvRecord('PYSEC-1', 'PyPI')];

  beforeEach(async () => {
    server.putBucket(old);
    await updateIndex(options());
    now += 24 * 60 * 60 * 1000;
  });

  it('keeps all of a part for a list that is cut off', async () => {
    server.putBucket([...old, osvRecord('GHSA-9')]);
    server.fail('/npm/modified_id.csv', { kind: 'cut', after: 30 });
    expect(told(await updateIndex(options()))).toEqual(['osv PyPI unchanged 1', 'osv npm kept 3']);
    expect(ids()).not.toContain('GHSA-9');
    expect(told(await updateIndex(options()))).toEqual(['osv PyPI unchanged 1', 'osv npm changed 4']);
    expect(ids()).toContain('GHSA-9');
  });

  it.each([
    ['there is no list, as on a mirror of the archives', '/npm/modified_id.csv', { kind: 'status', status: 404 }],
    ['garbage is in place of the list', '/npm/modified_id.csv', { kind: 'garbage' }],
    ['a record is garbage', '/npm/GHSA-9.json', { kind: 'garbage' }],
    ['a record is gone by now', '/npm/GHSA-9.json', { kind: 'status', status: 404 }],
  ] as const)('fetches the whole part where %s', async (_, path, fault) => {
    server.putBucket([...old, osvRecord('GHSA-9')]);
    server.fail(path, fault, 5);
    expect(told(await updateIndex(options()))).toEqual(['osv PyPI unchanged 1', 'osv npm pulled 4']);
    expect(ids()).toContain('GHSA-9');
  });

  it('keeps all of a part for a record that is cut off', async () => {
    server.putBucket([...old, osvRecord('GHSA-9')]);
    server.fail('/npm/GHSA-9.json', { kind: 'cut', after: 30 });
    expect(told(await updateIndex(options()))).toEqual(['osv PyPI unchanged 1', 'osv npm kept 3']);
    expect(ids()).not.toContain('GHSA-9');
  });

  it('fetches a part whole that it never pulled, though records of other parts belong to it', async () => {
    server.putBucket([...old, osvRecord('GHSA-5', 'npm+Go'), osvRecord('GO-1', 'Go'), osvRecord('GO-2', 'Go')]);
    await updateIndex(options());
    const before = server.requests.length;
    expect(told(await updateIndex(options({ parts: ['Go'] })))).toContain('osv Go pulled 3');
    expect(paths().slice(before)).toEqual(['/ecosystems.txt', '/Go/all.zip']);
    expect(ids()).toEqual(['GHSA-1', 'GHSA-2', 'GHSA-3', 'GHSA-5', 'GO-1', 'GO-2', 'PYSEC-1']);
  });

  it('keeps a record that one of its parts has lost while the other could not be asked', async () => {
    server.putBucket([...old, osvRecord('GHSA-5', 'npm+PyPI')]);
    await updateIndex(options());
    server.putBucket([...old, osvRecord('GHSA-5', 'PyPI', { modified: '2026-06-01T10:00:00Z' })]);
    server.fail('/PyPI/modified_id.csv', { kind: 'cut', after: 10 });
    expect(told(await updateIndex(options()))).toEqual(['osv PyPI kept 2', 'osv npm changed 3']);
    expect(ids()).toContain('GHSA-5');
    expect(told(await updateIndex(options()))).toEqual(['osv PyPI changed 2', 'osv npm changed 3']);
    expect(index().record('GHSA-5')?.text).not.toContain('npm');
  });
});

describe('how much a source lists', () => {
  it.each([
    ['/npm/all.zip', false, 'whole'],
    ['/few.zip', false, 'selection'],
    ['/few.zip', true, 'whole'],
  ])('knows of %s, vouched for: %s, that it is a listing that is %s', async (path, isWhole, extent) => {
    server.putBucket([osvRecord('GHSA-1')]);
    server.put('/few.zip', zipOf([['GHSA-1.json', JSON.stringify(osvRecord('GHSA-1'))]]));
    const sources = [{ location: server.url + path, isWhole }];
    await updateIndex(options({ sources }));
    expect(index().meta.feeds.map((feed) => [feed.part, feed.extent])).toEqual([['npm', extent]]);
    // It is the same source that is asked again.
    const osv = feeds.filter(({ about }) => about.id === 'osv');
    await updateIndex(options({ sources: [], feeds: osv }));
    expect(index().meta.feeds.map((feed) => feed.extent)).toEqual([extent]);
  });

  it('keeps what is known of a source that fails', async () => {
    server.putBucket([osvRecord('GHSA-1'), osvRecord('PYSEC-1', 'PyPI')]);
    await updateIndex(options());
    server.fail('/npm/modified_id.csv', { kind: 'cut', after: 3 }, 9);
    server.putBucket([osvRecord('GHSA-1'), osvRecord('GHSA-2'), osvRecord('PYSEC-1', 'PyPI')]);
    now += 24 * 60 * 60 * 1000;
    await updateIndex(options());
    expect(index().meta.feeds.map((feed) => feed.extent)).toEqual(['whole', 'whole']);
  });
});
