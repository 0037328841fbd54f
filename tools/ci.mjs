/** Everything that CI runs, one stage after the other. Closes with `N passed, N failed, N skipped` over all test runs. */
import { spawnSync } from 'node:child_process';
import { ROOT, setup } from './setup.mjs';

const STAGES = [
  { name: 'checks', words: [process.execPath, 'tools/check.mjs', '--no-tests'] },
  { name: 'npm test', words: ['npm', 'test', '--silent'] },
  { name: 'quality', words: ['npm', 'run', '--silent', 'quality'] },
  { name: 'end to end', words: ['npm', 'run', '--silent', 'e2e'] },
  { name: 'own dependencies', words: [process.execPath, 'tools/self-scan.mjs'] },
  { name: 'figures', words: ['npm', 'run', '--silent', 'bench', '--', '--short'] },
];

setup();
const total = { passed: 0, failed: 0, skipped: 0 };
let broken = 0;
for (const {
  name,
  words: [program, ...words],
} of STAGES) {
  console.log(`\n=== ${name}`);
  const run = spawnSync(program, words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28, env: process.env });
  process.stdout.write(run.stdout ?? '');
  process.stdout.write(run.stderr ?? '');
  const line = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec((run.stdout ?? '').trimEnd());
  if (line) {
    total.passed += Number(line[1]);
    total.failed += Number(line[2]);
    total.skipped += Number(line[3]);
  }
  if (run.status !== 0) {
    console.log(`=== ${name} failed (exit code ${run.status})`);
    if (!line || line[2] === '0') broken += 1;
  }
}
total.failed += broken;
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;
