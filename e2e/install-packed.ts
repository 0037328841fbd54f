import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { otherNode } from './other-node.ts';

const ROOT = join(import.meta.dirname, '..');

/** Packs the CLI and installs the tarball into an empty folder, as a user would: what is tested is what is shipped. */
export default function setup(): () => void {
  execFileSync(process.execPath, ['tools/pack.mjs'], { cwd: ROOT, stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'morel-e2e-'));
  const words = [
    'install',
    '--prefix',
    folder,
    '--offline',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    join(ROOT, 'dist/morel.tgz'),
  ];
  execFileSync('npm', words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const entry = join(folder, 'node_modules/morel/bin/morel.js');
  if (!existsSync(entry)) throw new Error('the packed CLI has no bin/morel.js');
  process.env['MOREL_E2E_ENTRY'] = entry;
  const node = otherNode();
  if (node !== undefined) process.env['MOREL_E2E_NODE24'] = node;
  return () => rmSync(folder, { recursive: true, force: true });
}
