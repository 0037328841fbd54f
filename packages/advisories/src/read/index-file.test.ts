import { AppError } from '@morel/model';
import { beforeAll, expect, it } from 'vitest';
import { checkHeader } from '../file/layout.ts';
import { matchPackage } from '../match/match-package.ts';
import { NPM, buildIndex, memoryAccess, openBytes } from '../fixtures/memory-index.ts';
import { SMALL } from '../fixtures/small-data.ts';
import type { StoredFeed } from '../file/index-meta.ts';
import type { AdvisoryIndex } from './open-index.ts';
import { storedChanges, storedEntries, storedNotes } from './stored-entries.ts';
import { verifyIndex } from './verify-index.ts';

/** Everything one can ask a small index, each answer as text. */
const QUESTIONS: readonly ((index: AdvisoryIndex) => unknown)[] = [
  ({ meta }) => meta,
  ...['left', 'right', 'évil', 'worse', 'none'].map((name) => (index: AdvisoryIndex) => {
    const entry = index.affecting('npm', name);
    return entry && matchPackage(entry, NPM.order, '1.0.0');
  }),
  (index) => index.affecting('pypi', 'some-package')?.records.map((record) => [record, record.head()]),
  (index) => index.affecting('osv:Debian', 'left')?.records.map((record) => record.head()),
  (index) => index.record('PYSEC-2022-1'),
  (index) => index.record('NONE-1'),
  (index) => index.findIds('CVE-2021-0001'),
  (index) => index.risk('CVE-2021-0001'),
  (index) => index.risk('EUVD-2021-1'),
  (index) => index.risk('CVE-2022-1111'),
  (index) => index.risk('CVE-1999-0001'),
  (index) => storedNotes(index),
  (index) => storedChanges(index),
];

let bytes: Uint8Array;
let answers: readonly string[];
beforeAll(async () => {
  bytes = await buildIndex(SMALL);
  answers = ask(bytes);
});

/** The answers of an index, or the code of the error that came instead. */
function ask(file: Uint8Array): string[] {
  let index: AdvisoryIndex;
  try {
    index = openBytes(file);
  } catch (error) {
    return QUESTIONS.map(() => codeOf(error));
  }
  return QUESTIONS.map((question) => {
    try {
      return JSON.stringify(question(index)) ?? 'nothing';
    } catch (error) {
      return codeOf(error);
    }
  });
}

function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  throw error;
}

it('answers every question about a sound file', () => {
  expect(answers.filter((answer) => answer.startsWith('index-'))).toEqual([]);
  expect([...verifyIndex(openBytes(bytes))]).toEqual([]);
});

it('never answers otherwise when a byte is changed: the same answer, or an error', () => {
  const noticed = new Set<number>();
  const changed = Uint8Array.from(bytes);
  for (let at = 0; at < bytes.length; at++) {
    const sound = bytes[at] ?? 0;
    changed[at] = sound ^ (1 << (at % 8));
    const found = ask(changed);
    changed[at] = sound;
    for (const [number, answer] of found.entries()) {
      if (answer === answers[number]) continue;
      expect(['index-damaged', 'index-version'], `byte ${at}, question ${number}: ${answer}`).toContain(answer);
      noticed.add(at);
    }
  }
  expect(noticed.size).toBeGreaterThan(bytes.length / 2);
});

it('finds every changed byte when it verifies', () => {
  for (let at = 0; at < bytes.length; at += 3) {
    const changed = Uint8Array.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 0xff;
    let problems: unknown[];
    try {
      problems = [...verifyIndex(openBytes(changed))];
    } catch (error) {
      problems = [codeOf(error)];
    }
    expect(problems, `byte ${at}`).not.toEqual([]);
  }
});

it('refuses a file that is cut off anywhere', () => {
  for (let length = 0; length < bytes.length; length++) {
    expect(new Set(ask(bytes.slice(0, length))), `cut at ${length}`).toEqual(new Set(['index-damaged']));
  }
});

it('refuses a file with bytes after its end', () => {
  expect(new Set(ask(Buffer.concat([bytes, Buffer.from('x')])))).toEqual(new Set(['index-damaged']));
});

it('answers from no file that halves of two files make up, but where the bytes are the same', async () => {
  const other = await buildIndex(SMALL.slice(1));
  const half = Math.floor(bytes.length / 2);
  const found = ask(Buffer.concat([other.subarray(0, half), bytes.subarray(half)]));
  const wrong = found.filter((answer, number) => answer !== answers[number] && answer !== 'index-damaged');
  expect(wrong).toEqual([]);
  expect(found).toContain('index-damaged');
});

it('tells a foreign file and another format from a damaged one', () => {
  expect(() => openBytes(Buffer.alloc(5000, 'x'))).toThrow(/not an advisory index/);
  expect(() => openBytes(new Uint8Array())).toThrow(/not an advisory index/);
  const newer = Uint8Array.from(bytes);
  newer[newer.length - 12] = 99;
  expect(() => openBytes(newer)).toThrow(expect.objectContaining({ code: 'index-version' }));
  expect(() => checkHeader(memoryAccess(bytes))).not.toThrow();
});

it('gives the same bytes for the same items in any order', async () => {
  const shuffled = [...SMALL.slice(5), ...SMALL.slice(0, 5).toReversed()];
  expect(Buffer.from(await buildIndex(shuffled)).equals(Buffer.from(bytes))).toBe(true);
});

it('keeps how much its sources list, and takes no other word for it', async () => {
  const part = { feed: 'osv', source: 's', part: 'npm', records: 1, pulled: '2026-10-01' };
  const feeds: StoredFeed[] = [
    { ...part, extent: 'whole' },
    { ...part, part: 'PyPI', extent: 'selection' },
    { ...part, part: 'Go' },
  ];
  const index = openBytes(await buildIndex(SMALL, { feeds }));
  expect(index.meta.feeds.map(({ part: name, extent }) => [name, extent])).toEqual([
    ['Go', undefined],
    ['PyPI', 'selection'],
    ['npm', 'whole'],
  ]);
  const odd = JSON.parse(JSON.stringify([{ ...part, extent: 'most' }]));
  const bad = await buildIndex(SMALL, { feeds: odd });
  expect(() => openBytes(bad)).toThrow(expect.objectContaining({ code: 'index-damaged' }));
});

it('may say more about itself than one read brings', async () => {
  const feeds = Array.from({ length: 300 }, (_, at) => {
    return {
      feed: 'osv',
      source: `https://mirror.example/${'x'.repeat(80)}/${at}`,
      part: 'all',
      records: at,
      pulled: '2026-10-01',
    };
  });
  const index = openBytes(await buildIndex(SMALL, { feeds }));
  expect(index.meta.feeds).toHaveLength(300);
  expect([...verifyIndex(index)]).toEqual([]);
});

it('hands out everything it was made of', () => {
  const entries = [...storedEntries(openBytes(bytes))];
  const records = entries.flatMap((entry) => (entry.kind === 'record' ? [JSON.parse(entry.text)] : []));
  const given = SMALL.flatMap((item) => ('kind' in item ? [] : [item]));
  expect(records.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(given.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  const items = entries.flatMap((entry) => (entry.kind === 'item' ? [entry.item] : []));
  expect(items).toContainEqual({
    kind: 'exploited',
    ids: ['EUVD-2021-1'],
    entry: { catalogue: 'EU', added: '2021-03-01' },
  });
  expect(items.filter(({ kind }) => kind === 'epss')).toHaveLength(2);
});

it('can be made again from what it hands out', async () => {
  const again = [...storedEntries(openBytes(bytes))].map((entry) => {
    return entry.kind === 'item' ? entry.item : { ...JSON.parse(entry.text), source: entry.source };
  });
  const rebuilt = openBytes(await buildIndex(again));
  expect(QUESTIONS.slice(1).map((question) => question(rebuilt))).toBeDefined();
  expect(rebuilt.meta.counts).toEqual(openBytes(bytes).meta.counts);
  expect(ask(await buildIndex(again)).slice(1, 8)).toEqual(answers.slice(1, 8));
});
