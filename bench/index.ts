/**
 * What the index costs, piece by piece: building it from folders of feed files, its size by table, and the lookup of a whole
 * lockfile in fresh processes. `node --import tsx bench/index.ts [FOLDER…]`; without folders the shared test data.
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  createReadStream,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { createIndexWriter, openIndex, type IndexMeta, type IndexWriter } from '@morel/advisories';
import { ecosystems } from '@morel/ecosystems';
import { feeds } from '@morel/feeds';
import type { Feed } from '@morel/model';
import { loadCvss } from '@morel/parse';
import { sharedData } from '@morel/testkit';
import { rolldown } from 'rolldown';
import { measure } from './measure.ts';

const HEAD = 64 * 1024;
const ROUNDS = 25;

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const shared = [sharedData('osv'), sharedData('risk')].flatMap((path) => path ?? []);
  const folders = given.length > 0 ? given : shared;
  if (folders.length === 0) return console.log('skipped: name a folder of feed files');
  const work = mkdtempSync(join(tmpdir(), 'morel-index-'));
  try {
    const file = join(work, 'bench.morel');
    await build(folders, file);
    printSizes(file);
    const lock = sharedData('locks/apps/goof/package-lock.json');
    if (lock) printLookups(await bundleProbe(work), [file, lock]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function build(folders: readonly string[], file: string): Promise<void> {
  const writer = await openWriter();
  const loaded = await Promise.all(feeds.map(({ load }) => load()));
  const started = performance.now();
  let adding = 0;
  for (const folder of folders) {
    for (const name of readdirSync(folder).toSorted()) adding += await addFile(join(folder, name), loaded, writer);
  }
  const added = performance.now();
  const descriptor = openSync(file, 'w');
  const finish = { built: new Date().toISOString(), tool: 'bench', feeds: [] };
  for await (const chunk of writer.finish(finish)) writeSync(descriptor, chunk);
  closeSync(descriptor);
  const done = performance.now();
  console.log(`read ${seconds(added - started - adding)}, add ${seconds(adding)}, finish ${seconds(done - added)}`);
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}

async function openWriter(): Promise<IndexWriter> {
  const known = await Promise.all(ecosystems.map(({ load }) => load()));
  const calculate = await loadCvss();
  return createIndexWriter({
    ecosystems: known.map(({ about, names, versions }) => ({
      id: about.id,
      osv: about.osv,
      purlType: about.purlType,
      normalise: (name) => names.normalise(name),
      order: versions,
    })),
    score: (_, vector) => calculate(vector)?.score,
  });
}

/** Adds what the feed of a file reads in it, and returns the milliseconds that the writer took. */
async function addFile(path: string, loaded: readonly Feed[], writer: IndexWriter): Promise<number> {
  const pieces = piecesOf(path);
  let head = '';
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    head += next.value;
    if (head.length >= HEAD) break;
  }
  const feed = loaded.find((one) => one.detect(path, head));
  let adding = 0;
  const sink: Parameters<Feed['read']>[1] = {
    item: (item, own) => {
      const started = performance.now();
      writer.add(item, own);
      adding += performance.now() - started;
    },
    note: (note) => writer.note(path, note),
    state: () => undefined,
    alias: () => undefined,
  };
  await feed?.read({ name: path, source: path, text: joined(head, pieces) }, sink);
  return adding;
}

/** The text of a file, unpacked, in pieces. */
async function* piecesOf(path: string): AsyncGenerator<string> {
  const bytes = createReadStream(path);
  const unpacked = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  for await (const piece of unpacked.setEncoding('utf8')) yield String(piece);
}

async function* joined(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

function printSizes(file: string): void {
  const bytes = readFileSync(file);
  const readAt = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  const { counts, tables } = openIndex({ size: bytes.length, readAt, close: () => undefined }).meta;
  console.log(`file ${megabytes(bytes.length)}, of ${JSON.stringify(counts)}`);
  for (const [name, table] of Object.entries(tables) as [keyof IndexMeta['tables'], object][]) {
    const parts = [['', table] as const, ...Object.entries(table)].flatMap(([part, value]) => {
      const length: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'length') : undefined;
      return typeof length === 'number' && length > 99 ? [`${part} ${megabytes(length)}`.trim()] : [];
    });
    console.log(`  ${name.padEnd(9)} ${parts.join(', ')}`);
  }
}

async function bundleProbe(work: string): Promise<string> {
  const out = join(work, 'probe.cjs');
  const bundle = await rolldown({ input: join(import.meta.dirname, 'index-probe.ts'), platform: 'node' });
  await bundle.write({ file: out, format: 'cjs', minify: true });
  await bundle.close();
  return out;
}

function printLookups(probe: string, words: readonly string[]): void {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const runs = Array.from({ length: ROUNDS }, (): Record<string, number> => {
    return JSON.parse(spawnSync(process.execPath, [probe, ...words], { env, encoding: 'utf8' }).stdout);
  });
  for (const step of Object.keys(runs[0] ?? {})) {
    const values = runs.map((run) => run[step] ?? Number.NaN).sort((a, b) => a - b);
    console.log(`  ${step.padEnd(11)} median ${values[ROUNDS >> 1]?.toFixed(1)}, fastest ${values[0]?.toFixed(1)}`);
  }
  const subjects = [
    { name: 'node -e 0', words: ['-e', '0'] },
    { name: 'whole probe', words: [probe, ...words] },
  ];
  for (const [name, { median, fastest }] of measure(subjects, ROUNDS)) {
    console.log(`  ${name.padEnd(11)} median ${median.toFixed(1)} ms, fastest ${fastest.toFixed(1)} ms`);
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

await main();
