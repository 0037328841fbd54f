import { openIndex, storedEntries, storedNotes, type AdvisoryIndex } from '@morel/advisories';
import { AppError, type Log } from '@morel/model';
import {
  accessOf,
  appErrorOf,
  loopbackHttp,
  memoryStorage,
  ndjsonOf,
  osvRecord,
  startFeedServer,
  zipOf,
  type FeedServer,
  type MemoryStorage,
} from '@morel/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feeds } from '../registry.gen.ts';
import type { CompileResult, UpdateEvent } from './options.ts';
import { INDEX_FILE, buildIndex, updateIndex, type UpdateOptions } from './update-index.ts';

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

describe('a source that is wrong', () => {
  it.each([
    ['a zip that is cut off', { kind: 'cut', after: 100 }, 'network'],
    ['a length that is wrong', { kind: 'wrong-length', by: 10 }, 'network'],
    ['garbage', { kind: 'garbage' }, 'feed-damaged'],
    ['an error', { kind: 'status', status: 503 }, 'http-status'],
  ] as const)('leaves no index for %s', async (_, fault, code) => {
    server.putBucket([osvRecord('GHSA-1')]);
    server.fail('/npm/all.zip', fault, 9);
    expect((await appErrorOf(updateIndex(options({ parts: ['npm'] })))).code).toBe(code);
    expect(storage.content.has(INDEX_FILE)).toBe(false);
  });

  it('spoils no other source, and nothing of it is taken', async () => {
    storage.content.set('good.ndjson', Buffer.from(ndjsonOf([osvRecord('GHSA-1')])));
    storage.content.set('cut.ndjson', Buffer.from(ndjsonOf([osvRecord('GHSA-2'), osvRecord('GHSA-3')]).slice(0, -20)));
    const sources = [{ location: 'good.ndjson' }, { location: 'cut.ndjson' }];
    const result = await updateIndex(options({ sources }));
    expect(told(result)).toEqual([' all missing 0', 'osv npm pulled 1']);
    expect(result.parts.find(({ outcome }) => outcome === 'missing')?.error?.message).toMatch(
      /"cut.ndjson" is not JSON at line 2/,
    );
    expect(ids()).toEqual(['GHSA-1']);
    expect((await appErrorOf(buildIndex({ ...options({ sources }), write: async () => undefined }))).code).toBe(
      'feed-damaged',
    );
  });

  it('is taken for cut off when it suddenly holds much less', async () => {
    const many = Array.from({ length: 200 }, (_, at) => osvRecord(`GHSA-${at}`));
    storage.content.set('many.ndjson', Buffer.from(ndjsonOf(many)));
    const sources = [{ location: 'many.ndjson' }];
    await updateIndex(options({ sources }));
    storage.content.set('many.ndjson', Buffer.from(ndjsonOf(many.slice(0, 20))));
    expect((await appErrorOf(updateIndex(options({ sources })))).message).toMatch(
      /holds 20 records of osv npm where it held 200/,
    );
    expect(ids()).toHaveLength(200);
  });

  it('may hold one broken record in a sound archive, but not many', async () => {
    const good = Array.from({ length: 40 }, (_, at) => osvRecord(`GHSA-${at}`));
    const files = good.map((one) => [`${one.id}.json`, JSON.stringify(one)] as const);
    storage.content.set('one.zip', zipOf([...files, ['GHSA-x.json', '{"id":']]));
    await updateIndex(options({ sources: [{ location: 'one.zip' }] }));
    expect([ids().length, storedNotes(index())[0]]).toMatchObject([
      40,
      { reason: 'a file of the archive is no JSON', examples: ['GHSA-x.json'] },
    ]);
    storage.content.set(
      'five.zip',
      zipOf([...files, ...[1, 2, 3, 4, 5].map((at) => [`GHSA-x${at}.json`, '{"id":'] as const)]),
    );
    const error = await appErrorOf(updateIndex(options({ sources: [{ location: 'five.zip' }] })));
    expect(error.message).toBe('5 of 45 files in "five.zip" are no JSON');
  });

  it.each([
    ['no feed at all', 'page.html', '<html>', 'feed-unknown'],
    ['an empty file', 'empty.json', '', 'feed-damaged'],
  ])('says so: %s', async (_, name, text, code) => {
    storage.content.set(name, Buffer.from(text));
    expect((await appErrorOf(updateIndex(options({ sources: [{ location: name }] })))).code).toBe(code);
  });

  it('says what is wrong with how it is named', async () => {
    expect((await appErrorOf(updateIndex(options({ sources: [{ location: 'nowhere' }] })))).code).toBe('not-found');
    expect((await appErrorOf(updateIndex(options({ sources: [{ feed: 'osw', location: 'x' }] })))).hint).toBe(
      'The feeds are epss, euvd, kev, osv, ssvc.',
    );
    storage.content.set('scores.csv', Buffer.from('cve,epss,percentile\nCVE-2026-0001,0.5,0.9\n'));
    expect((await appErrorOf(updateIndex(options({ sources: [{ feed: 'osv', location: 'scores.csv' }] })))).code).toBe(
      'feed-damaged',
    );
  });
});

describe('a list of parts that is wrong', () => {
  it('says that nothing of what was asked for is there', async () => {
    server.putBucket([osvRecord('GO-1', 'Go')]);
    const error = await appErrorOf(updateIndex(options({ parts: ['npm'] })));
    expect([error.code, error.message]).toEqual(['not-found', `${server.url} has nothing on "npm"`]);
  });

  it('is needed where the parts are not known', async () => {
    server.put('/ecosystems.txt', '<html>sign in</html>');
    expect((await appErrorOf(updateIndex(options({ parts: [] })))).message).toMatch(/ecosystems\.txt lists no parts/);
  });
});

describe('interruptions', () => {
  it('goes on with a download where it stopped', async () => {
    const records = Array.from({ length: 3000 }, (_, at) => osvRecord(`GHSA-${at}-${Math.sin(at)}`));
    server.putBucket(records);
    const size = 100_000;
    server.fail('/npm/all.zip', { kind: 'cut', after: size });
    expect(told(await updateIndex(options({ parts: ['npm'] })))).toEqual(['osv npm pulled 3000']);
    const ranges = server.requests.filter(({ path }) => path === '/npm/all.zip').map(({ headers }) => headers.range);
    expect(ranges).toEqual([undefined, `bytes=${size}-`]);
  });

  it('starts anew where the source has changed meanwhile', async () => {
    server.putBucket(Array.from({ length: 300 }, (_, at) => osvRecord(`GHSA-${at}`)));
    const stop = new AbortController();
    const progress = (event: UpdateEvent): void => {
      if (event.kind === 'download' && event.bytes > 100) stop.abort();
    };
    server.fail('/npm/all.zip', { kind: 'slow', pause: 5 });
    expect((await appErrorOf(updateIndex(options({ parts: ['npm'], progress, signal: stop.signal })))).code).toMatch(
      /interrupted|network/,
    );
    expect([...storage.content.keys()].some((name) => name.endsWith('.part'))).toBe(true);
    server.putBucket([osvRecord('GHSA-new')]);
    expect(told(await updateIndex(options({ parts: ['npm'] })))).toEqual(['osv npm pulled 1']);
    expect(ids()).toEqual(['GHSA-new']);
  });

  it('uses a finished download of a run that was killed, after asking whether it is still current', async () => {
    server.putBucket([osvRecord('GHSA-1')]);
    const full = memoryStorage({
      before: (what) => {
        if (what === `creating ${INDEX_FILE}`) throw new AppError('no-space', 'full');
      },
    });
    expect((await appErrorOf(updateIndex(options({ parts: ['npm'], storage: full })))).code).toBe('no-space');
    for (const [name, bytes] of full.content) storage.content.set(name, bytes);
    expect(told(await updateIndex(options({ parts: ['npm'] })))).toEqual(['osv npm pulled 1']);
    const [first, second] = server.requests.filter(({ path }) => path === '/npm/all.zip');
    expect([first?.headers['if-none-match'], second?.headers['if-none-match']]).toEqual([
      undefined,
      expect.any(String),
    ]);
    expect([...storage.content.keys()].filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('fetches a download anew that turned out to be damaged, whatever its server says of it', async () => {
    server.putBucket([osvRecord('GHSA-1')]);
    server.fail('/npm/all.zip', { kind: 'short', by: 30 });
    expect((await appErrorOf(updateIndex(options({ parts: ['npm'] })))).message).toBe(
      `"${server.url}/npm/all.zip" cannot be used: the archive is cut off, or is no zip file`,
    );
    expect(told(await updateIndex(options({ parts: ['npm'] })))).toEqual(['osv npm pulled 1']);
  });

  it('says that a web page came in place of data', async () => {
    server.putBucket([osvRecord('GHSA-1')]);
    server.put('/npm/all.zip', '<!DOCTYPE html>\n<html>sign in</html>');
    expect((await appErrorOf(updateIndex(options({ parts: ['npm'] })))).message).toBe(
      `"${server.url}/npm/all.zip" is a web page and no data: a proxy or a page to sign in may stand in between`,
    );
  });

  it('keeps a second process out', async () => {
    server.putBucket([osvRecord('GHSA-1')]);
    const first = updateIndex(options({ parts: ['npm'] }));
    expect((await appErrorOf(updateIndex(options({ parts: ['npm'] })))).code).toBe('index-busy');
    await first;
    await updateIndex(options({ parts: ['npm'] }));
  });

  it('removes what it began when there is no space, and keeps the old index', async () => {
    server.putBucket([osvRecord('GHSA-1')]);
    await updateIndex(options({ parts: ['npm'] }));
    const bytes = storage.content.get(INDEX_FILE) ?? new Uint8Array();
    const small = memoryStorage({ space: bytes.length + 300 });
    for (const [name, content] of storage.content) small.content.set(name, content);
    server.putBucket([osvRecord('GHSA-1'), osvRecord('GHSA-2')]);
    expect((await appErrorOf(updateIndex(options({ parts: ['npm'], storage: small })))).code).toBe('no-space');
    expect(small.content.get(INDEX_FILE)).toEqual(bytes);
    expect([...small.content.keys()].filter((name) => name.includes('.new-'))).toEqual([]);
  });
});
