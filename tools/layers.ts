/**
 * Who may import whom. Fails on an import that the table does not allow, on a reach past a package's public entry, and
 * on a third-party import that the package does not declare. A new edge needs an ADR.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative } from 'node:path';

/** The architecture: each package with what it may import, from the ground up. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  parse: ['model'],
  versions: ['model'],
  ecosystems: ['model', 'parse', 'versions'],
  inventory: ['model', 'parse', 'versions'],
  documents: ['model', 'parse', 'versions'],
  advisories: ['model', 'parse', 'versions'],
  feeds: ['model', 'parse', 'advisories'],
  policy: ['model', 'parse'],
  assess: ['model', 'inventory', 'advisories', 'policy'],
  integrate: ['model', 'versions', 'inventory', 'advisories', 'policy', 'assess'],
  platform: ['model'],
  cli: [
    'model',
    'parse',
    'versions',
    'ecosystems',
    'inventory',
    'documents',
    'advisories',
    'feeds',
    'policy',
    'assess',
    'integrate',
    'platform',
  ],
  testkit: ['model', 'parse', 'versions', 'platform'],
};

const SCOPE = '@morel/';
const IMPORT = /^(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|\bimport\(\s*'([^']+)'|^import\s+'([^']+)'/gm;

/** Every breach below `root`, as one line each. */
export function breaches(root: string): string[] {
  const found: string[] = [];
  for (const folder of packageFolders(root)) {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const name = folder.split('/').at(-1) ?? '';
    if (!LAYERS[name]) found.push(`${relative(root, folder)}: has no row in tools/layers.ts`);
    for (const file of sources(join(folder, 'src'))) {
      const text = readFileSync(file, 'utf8');
      for (const [, from, lazy, bare] of text.matchAll(IMPORT)) {
        const specifier = from ?? lazy ?? bare ?? '';
        const fault = judge(name, specifier, file, manifest);
        if (fault) found.push(`${relative(root, file)}: ${fault}`);
      }
    }
  }
  return found;
}

function judge(name: string, specifier: string, file: string, manifest: unknown): string | undefined {
  const isTest = file.endsWith('.test.ts') || name === 'testkit';
  if (specifier.startsWith('.')) return leavesPackage(specifier, file, name);
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return undefined;
  if (!specifier.startsWith(SCOPE))
    return isTest || declares(manifest, specifier) ? undefined : `${specifier} is not in package.json`;
  const target = specifier.slice(SCOPE.length);
  if (target.includes('/')) return `reaches past the public entry: ${specifier}`;
  if (isTest && target === 'testkit') return undefined;
  return LAYERS[name]?.includes(target) || (name === target && isTest)
    ? undefined
    : `${name} may not import ${target} (tools/layers.ts)`;
}

/** Relative imports stay inside the package; `data/` holds tables of facts that any package may read. */
function leavesPackage(specifier: string, file: string, name: string): string | undefined {
  const parts = join(file, '..', specifier).split('/');
  const inside = parts.includes(name) && parts[parts.indexOf(name) + 1] === 'src';
  return inside || parts.includes('data') || specifier.endsWith('package.json')
    ? undefined
    : `leaves its package: ${specifier}`;
}

function declares(manifest: unknown, specifier: string): boolean {
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const text = JSON.stringify(manifest);
  return text.includes(`"${name}":`);
}

function packageFolders(root: string): string[] {
  return ['packages', 'apps']
    .filter((top) => existsSync(join(root, top)))
    .flatMap((top) => readdirSync(join(root, top)).map((name) => join(root, top, name)))
    .filter((folder) => existsSync(join(folder, 'package.json')));
}

function sources(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('fixtures/'))
    .map((file) => join(folder, file));
}

function main(): void {
  const found = breaches(join(import.meta.dirname, '..'));
  for (const line of found) console.error(line);
  if (found.length > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) main();
