/**
 * How good the matching is, over a frozen corpus with labels: true positives, false negatives, false positives and F1 for each
 * ecosystem and in all. Fails on the first wrong or missing answer. `npm run quality`; needs no other data and no network.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { boms, type Listed } from '../bench/samples/boms.ts';
import { judge, type Judgement, type ReportJson } from './judge.ts';
import { readCorpus, type Labelled } from './labels.ts';

const ROOT = join(import.meta.dirname, '..');
const CORPUS = join(import.meta.dirname, 'corpus');
const SBOM = 'sbom';

function main(): void {
  const corpus = readCorpus(CORPUS);
  const work = mkdtempSync(join(tmpdir(), 'morel-quality-'));
  try {
    const answers = answersOf(corpus, work);
    const rows = corpus.map((one) => judge(one, placesOf(one), answers));
    print(rows);
    const wrong = rows.flatMap(({ wrong: said }) => said);
    for (const fault of wrong) console.log(fault);
    const cases = rows.reduce((sum, { truePositives, trueNegatives }) => sum + truePositives + trueNegatives, 0);
    console.log(`\n${cases} passed, ${wrong.length} failed, 0 skipped`);
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Builds an index of all records, scans all files at once, and says what came out. */
function answersOf(corpus: readonly Labelled[], work: string): ReportJson {
  const records = join(work, 'records');
  const tree = join(work, 'tree');
  mkdirSync(records);
  for (const { ecosystem, advisories } of corpus) {
    if (advisories !== undefined) writeFileSync(join(records, `${ecosystem}.ndjson`), advisories);
  }
  for (const one of corpus) layOut(one, join(tree, one.ecosystem));
  const index = join(work, 'index.morel');
  const home = join(work, 'home');
  const run = (words: readonly string[], allowed: readonly number[]): string =>
    morel(words, { cwd: tree, home, allowed });
  run(['db', 'build', '--offline', '--quiet', '--whole', records, '--out', index], [0]);
  return JSON.parse(run(['scan', '.', '--db', index, '--offline', '--format', 'json'], [0, 1, 3]));
}

/** The lockfiles as they are frozen, and the bills of materials of the components that every one of them holds. */
function layOut(one: Labelled, folder: string): void {
  for (const file of one.files) cpSync(join(CORPUS, one.ecosystem, file), join(folder, file));
  const components = one.labels.filter(({ where }) => where === undefined).map(({ purl }) => listedOf(purl));
  for (const { format, file, write } of boms) {
    const path = join(folder, SBOM, format, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, write(components));
  }
}

/** What must hold every component that is not bound to a file. */
function placesOf({ files }: Labelled): readonly string[] {
  return [...files, ...boms.map(({ format, file }) => `${SBOM}/${format}/${file}`)];
}

function listedOf(purl: string): Listed {
  const [, path = ''] = /^pkg:[^/]+\/([^?]*)/.exec(purl) ?? [];
  const at = path.lastIndexOf('@');
  const name = decodeURIComponent(path.slice(0, at));
  return { purl, name, version: decodeURIComponent(path.slice(at + 1)), wants: [] };
}

interface Surroundings {
  readonly cwd: string;
  readonly home: string;
  /** Exit codes that are no failure of the run. */
  readonly allowed: readonly number[];
}

/** Runs the CLI from its sources, and gives what it wrote to standard output. */
function morel(words: readonly string[], { cwd, home, allowed }: Surroundings): string {
  const entry = ['--import', import.meta.resolve('tsx'), join(ROOT, 'apps/cli/src/main.ts')];
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const options = { cwd, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...env, MOREL_HOME: home } } as const;
  const run = spawnSync(process.execPath, [...entry, ...words], options);
  if (run.error) throw run.error;
  if (!allowed.includes(run.status ?? 70)) throw new Error(`morel ${words[0]} ended with ${run.status}: ${run.stderr}`);
  return run.stdout;
}

function print(rows: readonly Judgement[]): void {
  console.log(`${'ecosystem'.padEnd(16)} files  hits  none   FN    FP   F1`);
  const sum = { files: 0, truePositives: 0, trueNegatives: 0, falseNegatives: 0, falsePositives: 0 };
  for (const row of rows) {
    console.log(line(row.ecosystem, row));
    for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += row[key];
  }
  console.log(line('all', sum));
}

type Counts = Omit<Judgement, 'ecosystem' | 'wrong'>;

function line(name: string, { files, trueNegatives, ...counts }: Counts): string {
  const { truePositives: tp, falseNegatives: fn, falsePositives: fp } = counts;
  const f1 = tp + fn + fp === 0 ? '    –' : ((2 * tp) / (2 * tp + fn + fp)).toFixed(3);
  const cells = [files, tp, trueNegatives, fn, fp].map((value) => String(value).padStart(5));
  return `${name.padEnd(16)} ${cells.join(' ')}  ${f1}`;
}

main();
