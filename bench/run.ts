/**
 * The figures that README and issues speak of: whole processes of the packed CLI, as ratios to a bare Node in the same run.
 * `--short` takes fewer rounds, for CI. Needs the shared test data; says so where it is absent.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sharedData } from '@morel/testkit';
import { measure, once, type Figures, type Subject } from './measure.ts';
import { packagesOf } from './samples/index.ts';
import { pnpm } from './samples/pnpm.ts';

const CLI = join(import.meta.dirname, '../dist/package/bin/morel.js');
const BARE = 'node -e 0';

function main(): void {
  const rounds = process.argv.includes('--short') ? 9 : 31;
  const osv = sharedData('osv');
  const risk = sharedData('risk');
  const goof = sharedData('locks/apps/goof');
  const names = sharedData('names/top-npm.json.gz');
  if (!existsSync(CLI)) throw new Error('build the CLI first: npm run pack');
  if (!osv || !risk || !goof || !names) {
    console.log('figures: skipped, the shared test data is absent');
    return;
  }
  const work = mkdtempSync(join(tmpdir(), 'morel-bench-'));
  try {
    const index = join(work, 'all.morel');
    const home = { MOREL_HOME: join(work, 'home') };
    const build = once(
      [CLI, 'db', 'build', '--offline', '--quiet', '--whole', osv, '--from', risk, '--out', index],
      home,
    );
    console.log(
      `index of all data: built in ${(build.ms / 1000).toFixed(1)} s (limit 15), peak ${build.megabytes.toFixed(0)} MB (limit 400), file ${(statSync(index).size / 1e6).toFixed(1)} MB (limit 25)`,
    );
    const lock = join(work, 'pnpm-lock.yaml');
    writeFileSync(lock, pnpm.write(packagesOf(topNames(names, 2_000))));
    const scan = (path: string): string[] => [CLI, 'scan', path, '--db', index];
    const subjects: Subject[] = [
      { name: BARE, words: ['-e', '0'] },
      { name: 'morel --help', words: [CLI, '--help'] },
      { name: 'scan goof', words: scan(goof) },
      { name: 'scan pnpm-lock of 2,000', words: scan(lock) },
    ];
    print(measure(subjects, rounds, home), { 'morel --help': 1.5, 'scan goof': 3, 'scan pnpm-lock of 2,000': 4 });
    for (const { name, words } of subjects.slice(2))
      console.log(`${name}: peak ${once(words, home).megabytes.toFixed(0)} MB (limit 120)`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function topNames(path: string, count: number): string[] {
  const list: unknown = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'));
  const { packages } = list as { packages: unknown[] };
  return packages.filter((name): name is string => typeof name === 'string').slice(0, count);
}

function print(figures: ReadonlyMap<string, Figures>, limits: Readonly<Record<string, number>>): void {
  const bare = figures.get(BARE)?.median ?? Number.NaN;
  for (const [name, { median, fastest, slowest }] of figures) {
    const limit = limits[name];
    const ratio = limit === undefined ? '' : `  ratio ${(median / bare).toFixed(2)} (limit ${limit})`;
    console.log(
      `${name.padEnd(24)} median ${median.toFixed(1)} ms (${fastest.toFixed(1)} to ${slowest.toFixed(1)})${ratio}`,
    );
  }
}

main();
