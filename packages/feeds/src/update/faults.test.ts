import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIndex, storedEntries, verifyIndex } from '@morel/advisories';
import { AppError, type Storage } from '@morel/model';
import {
  accessOf,
  failNthCall,
  loopbackHttp,
  memoryStorage,
  osvRecord,
  startFeedServer,
  type FeedServer,
  type MemoryStorage,
  type OsvLike,
} from '@morel/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feeds } from '../registry.gen.ts';
import { INDEX_FILE, updateIndex, type UpdateOptions } from './update-index.ts';

let server: FeedServer;

beforeEach(async () => {
  server = await startFeedServer();
});

afterEach(() => server.close());

const OLD = [osvRecord('GHSA-1'), osvRecord('GHSA-2'), osvRecord('PYSEC-1', 'PyPI')];
const NEW = [osvRecord('GHSA-1'), osvRecord('GHSA-3'), osvRecord('PYSEC-1', 'PyPI')];

function options(storage: Storage, before: (what: string) => void = () => undefined): UpdateOptions {
  return {
    feeds,
    ecosystems: [],
    score: () => undefined,
    sources: [
      { feed: 'osv', location: server.url },
      { feed: 'epss', location: `${server.url}/scores` },
    ],
    parts: ['npm', 'PyPI'],
    ports: {
      http: loopbackHttp(before),
      files: memoryStorage().files,
      clock: { now: () => Date.parse('2026-06-01T00:00:00Z') },
      log: { info: () => undefined, warn: () => undefined },
    },
    tool: '0.0.0',
    storage,
  };
}

/** The ids of the records of an index that is sound from end to end. */
function idsOf(bytes: Uint8Array): string[] {
  const index = openIndex(accessOf(bytes));
  expect([...verifyIndex(index)]).toEqual([]);
  return [...storedEntries(index)].flatMap((entry) => (entry.kind === 'record' ? [entry.id] : [])).toSorted();
}

function putAll(records: readonly OsvLike[]): void {
  server.putBucket(records);
  server.put('/scores', 'cve,epss,percentile\nCVE-2026-0001,0.5,0.9\n');
}

describe('a fault at any call of a port', () => {
  let clean: MemoryStorage;

  beforeEach(async () => {
    putAll(OLD);
    clean = memoryStorage();
    await updateIndex(options(clean));
    putAll(NEW);
  });

  it('leaves the old index, or a sound new one that says what is missing', { timeout: 60_000 }, async () => {
    const outcomes = new Set<string>();
    let struck = true;
    for (let n = 1; struck; n += 1) {
      const fault = failNthCall(n);
      const before = (what: string): void => fault.hit(what);
      const storage = copyOf(clean, before);
      const outcome = await describeRun(updateIndex(options(storage, before)), storage);
      outcomes.add(outcome);
      expect(outcome).toMatch(EXPECTED);
      const healthy = copyOf(storage);
      expect(await describeRun(updateIndex(options(healthy)), healthy)).toBe(WHOLE);
      struck = fault.struck !== '';
    }
    expect([...outcomes].map((outcome) => outcome.split(':')[0])).toEqual(
      expect.arrayContaining(['named npm', 'named PyPI', 'named all', 'refused', 'whole']),
    );
  });
});

function copyOf(from: MemoryStorage, before?: (what: string) => void): MemoryStorage {
  const storage = memoryStorage(before ? { before } : {});
  for (const [name, bytes] of from.content) storage.content.set(name, bytes);
  return storage;
}

const WHOLE = 'whole: GHSA-1 GHSA-3 PYSEC-1';
const EXPECTED =
  /^(?:whole|named (?:all|PyPI)): GHSA-1 GHSA-3 PYSEC-1$|^named npm: GHSA-1 GHSA-2 PYSEC-1$|^refused: GHSA-1 GHSA-2 PYSEC-1 because .*failed \(EIO, call \d+\)/;

/** How a run ended, what it named as missing, and what is in the index after it. */
async function describeRun(run: ReturnType<typeof updateIndex>, storage: MemoryStorage): Promise<string> {
  const ended = await run.then(
    ({ parts }) => parts.filter(({ error }) => error !== undefined).map(({ part }) => part),
    (error: unknown) => (error instanceof AppError ? error : Promise.reject(error)),
  );
  const litter = [...storage.content.keys()].filter((name) => name.includes('.new-')).join(' ');
  const held = idsOf(storage.content.get(INDEX_FILE) ?? new Uint8Array()).join(' ') + litter;
  if (ended instanceof AppError) return `refused: ${held} because ${ended.message}`;
  return `${ended.length > 0 ? `named ${ended.join(' ')}` : 'whole'}: ${held}`;
}

describe('a process that is killed', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'morel-killed-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(kind = '', nth = 0): Promise<string> {
    const script = join(import.meta.dirname, 'fixtures/update-and-die.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder, server.url, kind, String(nth)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve(signal ?? `${code} ${said}`.trim()));
    });
  }

  it('leaves the old index good, whenever it dies, and the next run cleans up', { timeout: 60_000 }, async () => {
    putAll(OLD);
    expect(await run()).toBe('0');
    const old = readFileSync(join(folder, INDEX_FILE));
    putAll([...NEW, ...Array.from({ length: 2100 }, (_, at) => osvRecord(`MAL-${at}`))]);
    const moments = ['download 1', 'read 1', 'write 1', 'write 9'];
    for (const moment of moments) {
      const [kind, nth] = moment.split(' ');
      expect(`${moment} ${await run(kind, Number(nth))}`).toBe(`${moment} SIGKILL`);
      expect(readFileSync(join(folder, INDEX_FILE)).equals(old)).toBe(true);
    }
    expect(readdirSync(folder).some((name) => name.includes('.new-'))).toBe(true);
    expect(await run()).toBe('0');
    expect(idsOf(readFileSync(join(folder, INDEX_FILE)))).toHaveLength(2103);
    expect(readdirSync(folder).toSorted()).toEqual(['downloads', INDEX_FILE]);
  });
});
