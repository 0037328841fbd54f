/** Scans this repository with the packed CLI and fails on findings. Without a network the starter index answers. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runNode, setup } from './setup.mjs';

setup();
const built = join(ROOT, 'dist/package');
if (!existsSync(join(built, 'bin/morel.js'))) {
  const status = runNode(['--import', 'tsx', 'tools/pack/build.ts']);
  if (status !== 0) process.exit(status);
}
process.exitCode = runNode([join(built, 'bin/morel.js'), 'scan', '.', '--db', join(built, 'data/starter.morel')]);
