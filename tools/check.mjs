/**
 * `npm run check`: format, lint, types, layers, literals, generated files, unit tests without the long suites. Stops at
 * nothing, fails at the end.
 */
import { spawnSync } from 'node:child_process';
import { setup } from './setup.mjs';

const TASKS = [
  ['generated lists', ['--import', 'tsx', 'tools/gen.ts', '--check']],
  ['format', ['node_modules/oxfmt/bin/oxfmt', '--check', '.']],
  ['lint', ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings']],
  ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['layers', ['--import', 'tsx', 'tools/layers.ts']],
  ['literals', ['--import', 'tsx', 'tools/literals.ts']],
  ['docs', ['--import', 'tsx', 'tools/docs.ts', '--check']],
  ['unit tests', ['node_modules/vitest/vitest.mjs', 'run', '--exclude', '**/*.suite.test.ts']],
];

setup();
const failed = [];
const tasks = process.argv.includes('--no-tests') ? TASKS.filter(([name]) => name !== 'unit tests') : TASKS;
for (const [name, words] of tasks) {
  const started = Date.now();
  const run = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const good = run.status === 0;
  process.stdout.write(`${good ? 'ok  ' : 'FAIL'} ${name.padEnd(16)} ${seconds.padStart(5)} s\n`);
  if (!good || name === 'unit tests')
    process.stdout.write(good ? lastLine(run.stdout) : `${run.stdout}${run.stderr}\n`);
  if (!good) failed.push(name);
}
if (failed.length > 0) {
  process.stdout.write(`\nfailed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}

function lastLine(text) {
  return `${text.trimEnd().split('\n').at(-1)}\n`;
}
