/**
 * What each reader takes beside `JSON.parse` of a JSON file of the same size, in one process: medians over generated files of
 * 2,000 packages. `npm run bench:readers [-- WORD]`, WORD a part of the names of formats.
 */
import { documents } from '@morel/documents';
import { ecosystems } from '@morel/ecosystems';
import { loadReader, type Reader, type ReaderSource } from '@morel/model';
import { readTree } from '@morel/testkit';
import { boms, type Listed } from './samples/boms.ts';
import { makePackages, samples } from './samples/index.ts';
import { npm } from './samples/npm.ts';
import type { Package } from './samples/sample.ts';

const COUNT = 2_000;
const ROUNDS = 15;
const WARM = 5;

interface Subject {
  readonly name: string;
  readonly reader: Reader;
  readonly file: string;
  readonly text: string;
}

interface Row {
  readonly name: string;
  readonly bytes: number;
  readonly entries: number;
  readonly problems: number;
  readonly reader: number;
  readonly json: number;
}

async function main(): Promise<void> {
  const word = process.argv[2] ?? '';
  const subjects = (await subjectsOf()).filter(({ name }) => name.includes(word));
  const rows: Row[] = [];
  for (const subject of subjects) rows.push(await measured(subject));
  console.log('| format | file | read | JSON.parse | ratio |');
  console.log('| --- | --: | --: | --: | --: |');
  for (const { name, bytes, entries, problems, reader, json } of rows.toSorted(byRatio)) {
    const cells = [
      name,
      `${(bytes / 1e6).toFixed(2)} MB`,
      `${reader.toFixed(2)} ms`,
      `${json.toFixed(2)} ms`,
      (reader / json).toFixed(1),
    ];
    const odd = problems > 0 || entries < COUNT ? ` (${entries} entries, ${problems} problems)` : '';
    console.log(`| ${cells.join(' | ')} |${odd}`);
  }
}

const byRatio = (a: Row, b: Row): number => b.reader / b.json - a.reader / a.json;

async function subjectsOf(): Promise<readonly Subject[]> {
  const readers = new Map<string, ReaderSource>();
  for (const { load } of [...ecosystems, ...documents]) {
    const extension = await load();
    for (const source of extension.readers ?? []) readers.set(source.format, source);
  }
  const components = listedIn(makePackages('npm', COUNT));
  const files = [
    ...samples.map(({ ecosystem, format, form, file, write }) => ({
      name: form ? `${format}, ${form}` : format,
      format,
      file,
      text: write(makePackages(ecosystem, COUNT)),
    })),
    ...boms.map(({ format, file, write }) => ({ name: format, format, file, text: write(components) })),
  ];
  return Promise.all(
    files.map(async ({ format, ...rest }) => {
      const source = readers.get(format);
      if (!source) throw new Error(`no reader of ${format}`);
      return { ...rest, reader: await loadReader(source) };
    }),
  );
}

/** The same packages as components of a bill of materials. */
function listedIn(packages: readonly Package[]): readonly Listed[] {
  const places = new Map(packages.map((one, at) => [one, at]));
  const listed = packages.map((one) => ({ ...one, wants: [] as Listed[], purl: `pkg:npm/${one.name}@${one.version}` }));
  for (const [at, { wants }] of packages.entries())
    listed[at]?.wants.push(...wants.flatMap((other) => listed[places.get(other) ?? -1] ?? []));
  return listed;
}

async function measured({ name, reader, file, text }: Subject): Promise<Row> {
  const beside = jsonOf(text.length);
  const times: { readonly reader: number[]; readonly json: number[] } = { reader: [], json: [] };
  let entries = 0;
  let problems = 0;
  for (let round = 0; round < ROUNDS + WARM; round += 1) {
    const tree = { [file]: copyOf(text) };
    const other = copyOf(beside);
    const started = performance.now();
    const result = await readTree(reader, tree, file);
    const read = performance.now();
    JSON.parse(other);
    const parsed = performance.now();
    if (round < WARM) continue;
    times.reader.push(read - started);
    times.json.push(parsed - read);
    entries = result.inventory.occurrences.length;
    problems = result.problems.length;
  }
  const bytes = Buffer.byteLength(text);
  return { name, bytes, entries, problems, reader: median(times.reader), json: median(times.json) };
}

/** A package-lock of about so many characters. */
function jsonOf(length: number): string {
  const write = npm[0]?.write;
  if (!write) throw new Error('no sample of a package-lock');
  const each = write(makePackages('npm', 1_000)).length / 1_000;
  return write(makePackages('npm', Math.max(1, Math.round(length / each))));
}

/** A string of its own: V8 keeps what it found out about one that was parsed before. */
function copyOf(text: string): string {
  return Buffer.from(text).toString('utf8');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

await main();
