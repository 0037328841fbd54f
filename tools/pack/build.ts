/** Builds `dist/package`: what users install. With `--tgz` also `dist/morel.tgz`. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { bundleCli } from './bundle.ts';
import { bundledPackages } from './bundled-packages.ts';
import { bundleSbom, notices } from './sbom.ts';

const ROOT = join(import.meta.dirname, '../..');
const OUT = join(ROOT, 'dist/package');
const MOST_PACKAGES = 50;
const MOST_BYTES = 3_000_000;

async function main(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(join(OUT, 'bin'), { recursive: true });
  const { version } = readManifest(join(ROOT, 'apps/cli/package.json'));
  const bundle = await bundleCli(join(ROOT, 'apps/cli/src/main.ts'), join(OUT, 'bin'));
  const packages = bundledPackages(bundle.modules);
  chmodSync(join(OUT, 'bin/morel.js'), 0o755);
  writeFileSync(join(OUT, 'package.json'), packageManifest(version));
  writeFileSync(join(OUT, 'sbom.cdx.json'), bundleSbom(version, packages));
  writeFileSync(join(OUT, 'NOTICES.txt'), notices(packages));
  for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md'])
    if (existsSync(join(ROOT, file))) cpSync(join(ROOT, file), join(OUT, file));
  for (const name of ['policy', 'report'])
    cpSync(join(ROOT, `docs/reference/${name}.schema.json`), join(OUT, `schemas/${name}.schema.json`));
  buildStarter();
  writeFileSync(join(OUT, 'data/starter-covers.json'), `${JSON.stringify(exampleDigests(), undefined, 2)}\n`);
  if (packages.length > MOST_PACKAGES)
    throw new Error(`${packages.length} packages are bundled; at most ${MOST_PACKAGES} may be`);
  console.error(`pack: ${Math.round(bundle.bytes / 1024)} KB of code, ${packages.length} packages inside`);
  if (process.argv.includes('--tgz')) packTarball();
}

/** The starter index is built by the CLI itself, from the records in `data/starter`, dated by them. */
function buildStarter(): void {
  const starter = join(ROOT, 'data/starter');
  if (!existsSync(starter)) throw new Error('data/starter is missing');
  mkdirSync(join(OUT, 'data'), { recursive: true });
  const date = Date.parse(`${readFileSync(join(starter, 'DATE'), 'utf8').trim()}T00:00:00Z`);
  const words = [
    'bin/morel.js',
    'db',
    'build',
    '--offline',
    '--quiet',
    '--from',
    starter,
    '--out',
    'data/starter.morel',
  ];
  execFileSync(process.execPath, words, {
    cwd: OUT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, SOURCE_DATE_EPOCH: String(date / 1000) },
  });
}

/** Digests of the example's files: what the starter index was made for. */
function exampleDigests(): string[] {
  const example = join(ROOT, 'examples/shop');
  const files = readdirSync(example, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) =>
      createHash('sha256')
        .update(readFileSync(join(entry.parentPath, entry.name)))
        .digest('hex'),
    )
    .toSorted();
}

function packTarball(): void {
  const name = execFileSync('npm', ['pack', '--silent', '--pack-destination', join(ROOT, 'dist')], {
    cwd: OUT,
    encoding: 'utf8',
  }).trim();
  const from = join(ROOT, 'dist', name.split('\n').at(-1) ?? name);
  const to = join(ROOT, 'dist/morel.tgz');
  renameSync(from, to);
  const { length } = readFileSync(to);
  console.error(`pack: dist/morel.tgz, ${Math.round(length / 1024)} KB`);
  if (length > MOST_BYTES) throw new Error(`dist/morel.tgz has ${length} bytes; at most ${MOST_BYTES} are allowed`);
}

function packageManifest(version: string): string {
  const manifest = {
    name: 'morel',
    version,
    description:
      'Judge the third-party packages of a project: advisories, malware, lockfiles, client settings, CI. Offline, explained.',
    license: 'Apache-2.0',
    type: 'commonjs',
    bin: { morel: 'bin/morel.js' },
    engines: { node: '>=20.19' },
    files: ['bin', 'data', 'schemas', 'LICENSE', 'NOTICES.txt', 'sbom.cdx.json', 'README.md', 'CHANGELOG.md'],
    dependencies: {},
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function readManifest(path: string): { version: string } {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return value as { version: string };
}

await main();
