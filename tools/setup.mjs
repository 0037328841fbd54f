/**
 * Makes a fresh clone ready: the right Node, the dependencies. Plain JavaScript, since nothing is installed yet when it
 * runs. Does nothing when the lockfile has not changed since the last time.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = join(ROOT, 'node_modules/.setup');
const NEEDED = [20, 19];
/** Without a network npm would try for more than a minute. */
const BRIEF = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=3000'];

/** Checks Node and installs the dependencies where needed. Ends the process with a message when it cannot. */
export function setup() {
  checkNode();
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  say('installing the development dependencies (npm ci, once; about half a minute)');
  const started = Date.now();
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...BRIEF], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: withoutNpmSettings(process.env),
  });
  if (run.error || run.status !== 0) fail(run);
  writeFileSync(STAMP, lock);
  say(`installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** A line of progress, on standard error. */
export function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

/** Runs Node with these arguments, the terminal handed on. Gives the exit code. */
export function runNode(words, options = {}) {
  const run = spawnSync(process.execPath, words, { stdio: 'inherit', cwd: ROOT, ...options });
  if (run.error) throw run.error;
  return run.status ?? 1;
}

/** What `npm start` sets for its children would be taken by the inner npm as its own configuration. */
function withoutNpmSettings(environment) {
  const own =
    /^npm_(lifecycle|package|command|execpath|node_execpath|config_(local_prefix|prefix|global_prefix|user_agent|npm_version))/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !own.test(name)));
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  say(`Morel needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

function fail(run) {
  const output = `${run.stderr ?? ''}${run.error ?? ''}`;
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i.test(output);
  process.stderr.write(output);
  say(
    offline
      ? 'the package registry cannot be reached. The development dependencies are fetched once: connect to a network, or set npm\'s "registry" or "https-proxy" to a mirror or proxy that this machine reaches, and run the command again.'
      : 'npm ci failed; its message stands above.',
  );
  process.exit(3);
}
