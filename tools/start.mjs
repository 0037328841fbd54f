/** `npm start`: sets up, builds the CLI, and runs it. Without arguments it scans the bundled example. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runNode, say, setup } from './setup.mjs';

const PACKAGE = join(ROOT, 'dist/package');
const ENTRY = join(PACKAGE, 'bin/morel.js');

setup();
if (isStale()) {
  say('building the CLI (about two seconds)');
  const status = runNode(['--import', 'tsx', 'tools/pack/build.ts']);
  if (status !== 0) process.exit(status);
}
const given = process.argv.slice(2);
const words =
  given.length > 0 ? given : ['scan', join(ROOT, 'examples/shop'), '--db', join(PACKAGE, 'data/starter.morel')];
process.exitCode = runNode([ENTRY, ...words], { cwd: process.env.INIT_CWD ?? process.cwd() });

function isStale() {
  if (!existsSync(ENTRY)) return true;
  const built = statSync(ENTRY).mtimeMs;
  return ['packages', 'apps', 'data', 'tools', 'examples', 'package-lock.json'].some(
    (top) => newest(join(ROOT, top)) > built,
  );
}

function newest(path) {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  let latest = 0;
  for (const name of readdirSync(path)) {
    if (name === 'node_modules' || name === 'dist') continue;
    latest = Math.max(latest, newest(join(path, name)));
  }
  return latest;
}
