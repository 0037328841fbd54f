import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openIndex, storedNotes, type AdvisoryIndex } from '@morel/advisories';
import { accessOf, loopbackHttp, memoryStorage } from '@morel/testkit';
import { beforeAll, expect, it } from 'vitest';
import { feeds } from './registry.gen.ts';
import { buildIndex } from './update/update-index.ts';

const FOLDER = join(import.meta.dirname, '../../../data/starter');

let index: AdvisoryIndex;
let outcomes: string[];

beforeAll(async () => {
  const storage = memoryStorage();
  for (const name of readdirSync(FOLDER)) storage.content.set(`starter/${name}`, readFileSync(join(FOLDER, name)));
  const chunks: Uint8Array[] = [];
  const { parts } = await buildIndex({
    feeds,
    ecosystems: [],
    score: () => undefined,
    sources: [{ location: 'starter' }],
    parts: [],
    ports: {
      http: loopbackHttp(),
      files: storage.files,
      clock: { now: () => Date.parse('2026-11-21T00:00:00Z') },
      log: { info: () => undefined, warn: () => undefined },
    },
    tool: '0.0.0',
    label: 'starter',
    storage,
    write: async (bytes) => {
      for await (const chunk of bytes) chunks.push(Uint8Array.from(chunk));
    },
  });
  outcomes = parts.map(({ feed, part }) => `${feed} ${part}`).toSorted();
  index = openIndex(accessOf(Buffer.concat(chunks)));
});

it('is read whole, with nothing left out or odd', () => {
  expect(storedNotes(index)).toEqual([]);
  expect(outcomes).toEqual([
    'epss all',
    'kev all',
    'osv GitHub Actions',
    'osv Go',
    'osv Maven',
    'osv NuGet',
    'osv PyPI',
    'osv crates.io',
    'osv npm',
    'ssvc all',
  ]);
  expect(index.meta.counts.records).toBeGreaterThan(200);
  expect(index.meta.counts.malware).toBeGreaterThan(20);
});

it('holds one record a line, sorted by id, each with a title of our own and no other text', () => {
  const lines = readFileSync(join(FOLDER, 'records.ndjson'), 'utf8').trimEnd().split('\n');
  const records = lines.map((line): Record<string, unknown> => JSON.parse(line));
  const ids = records.map(({ id }) => String(id));
  expect(ids).toEqual([...new Set(ids)].toSorted());
  expect(records.filter(({ details, references, credits }) => details ?? references ?? credits)).toEqual([]);
  expect(records.filter(({ summary }) => typeof summary !== 'string' || summary.length > 110)).toEqual([]);
});

it.each([
  ['npm', 'lodash', 'GHSA-35jh-r3h4-6jhm', 'vulnerability'],
  ['npm', 'minimist', 'GHSA-xvch-5gv4-984h', 'vulnerability'],
  ['npm', 'event-stream', 'GHSA-mh6f-8j2x-4483', 'malware'],
  ['npm', 'ua-parser-js', 'GHSA-pjwm-rvh2-c87w', 'malware'],
  ['npm', 'next', 'GHSA-f82v-jwr5-mffw', 'vulnerability'],
  ['PyPI', 'pyyaml', 'PYSEC-2021-142', 'vulnerability'],
  ['PyPI', 'ctx', 'PYSEC-2022-199', 'malware'],
  ['crates.io', 'atty', 'RUSTSEC-2024-0375', 'notice'],
  ['GitHub Actions', 'tj-actions/changed-files', 'GHSA-mrrh-fwg8-r2c3', 'malware'],
  ['Go', 'golang.org/x/net', 'GO-2023-2102', 'vulnerability'],
])('knows %s %s', (ecosystem, name, id, kind) => {
  const entry = index.affecting(`osv:${ecosystem}`, name);
  expect(entry?.records.map(({ head }) => head()).find((record) => record.id === id)?.kind).toBe(kind);
});

it('knows that React2Shell is exploited, and what EPSS says', () => {
  expect(index.risk('CVE-2025-55182')).toMatchObject({
    exploited: [{ catalogue: 'CISA', added: '2025-12-05' }],
    epss: { model: 'v2025.03.14', date: '2026-01-30' },
  });
});
