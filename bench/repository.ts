/**
 * A repository with 200 lockfiles of all kinds (100,000 occurrences of 10,000 distinct components) beside one with 2 lockfiles
 * of 1,000: time ratio of whole processes of the packed CLI, and peak memory. `npm run bench:repository`.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { measure, once } from './measure.ts';
import { makePackages, samples } from './samples/index.ts';

const CLI = join(import.meta.dirname, '../dist/package/bin/morel.js');
const RECORDS = join(import.meta.dirname, '../quality/corpus');
const LARGE = { files: 200, occurrences: 100_000, components: 10_000 };
const SMALL = { format: 'package-lock', files: 2, packages: 1_000 };
/** What no scan of a folder reads by itself. */
const INSTALLED: ReadonlySet<string> = new Set(['node-modules', 'go-vendor', 'composer-installed', 'project-assets']);
/** A file of them lists what a build uses, never hundreds of packages. */
const BUILDS: ReadonlySet<string> = new Set(['github-actions', 'oci', 'git-repository']);

function main(): void {
  if (!existsSync(CLI)) throw new Error('build the CLI first: npm run pack');
  const work = mkdtempSync(join(tmpdir(), 'morel-repository-'));
  try {
    const [small, large, index] = ['small', 'large', 'index.morel'].map((name) => join(work, name));
    if (!small || !large || !index) return;
    const home = { MOREL_HOME: join(work, 'home') };
    makeSmall(small);
    makeLarge(large);
    once([CLI, 'db', 'build', '--offline', '--quiet', '--whole', RECORDS, '--out', index], home);
    const scan = (path: string): string[] => [CLI, 'scan', path, '--db', index, '--offline'];
    const subjects = [
      { name: 'small', words: scan(small) },
      { name: 'large', words: scan(large) },
    ];
    const figures = measure(subjects, process.argv.includes('--short') ? 3 : 9, home);
    const [fast = Number.NaN, slow = Number.NaN] = ['small', 'large'].map((name) => figures.get(name)?.median);
    console.log(`2 lockfiles of 1,000: ${fast.toFixed(0)} ms, peak ${once(scan(small), home).megabytes.toFixed(0)} MB`);
    console.log(
      `200 lockfiles, 100,000 occurrences: ${slow.toFixed(0)} ms, peak ${once(scan(large), home).megabytes.toFixed(0)} MB (limit 600)`,
    );
    console.log(`ratio ${(slow / fast).toFixed(1)} (limit 10)`);
  } finally {
    if (process.argv.includes('--keep')) console.log(work);
    else rmSync(work, { recursive: true, force: true });
  }
}

function makeSmall(root: string): void {
  const sample = samples.find(({ format }) => format === SMALL.format);
  if (!sample) throw new Error(`no sample of ${SMALL.format}`);
  for (let at = 0; at < SMALL.files; at += 1)
    save(join(root, `project${at}`, sample.file), sample.write(makePackages(sample.ecosystem, SMALL.packages)));
}

/** Every kind of lockfile in turn; each ecosystem has its share of the components, and its files take windows of it. */
function makeLarge(root: string): void {
  const kinds = samples.filter(({ format, ecosystem }) => !INSTALLED.has(format) && !BUILDS.has(ecosystem));
  const perFile = LARGE.occurrences / LARGE.files;
  const ecosystems = [...new Set(kinds.map(({ ecosystem }) => ecosystem))];
  const share = Math.ceil(LARGE.components / ecosystems.length);
  for (let at = 0; at < LARGE.files; at += 1) {
    const kind = kinds[at % kinds.length];
    if (!kind) continue;
    const window = (at * 97) % (share - perFile);
    const packages = makePackages(kind.ecosystem, perFile, window);
    save(join(root, `team${at % 10}`, `project${at}`, kind.file), kind.write(packages));
  }
}

function save(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

main();
