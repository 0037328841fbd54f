import { readFile } from 'node:fs/promises';
import { AppError, quote } from '@morel/model';
import {
  problemText,
  readPolicyTests,
  rules,
  runPolicyTests,
  type PolicyTest,
  type PolicyTestResult,
} from '@morel/policy';
import type { Run } from '../command-line/command.ts';
import { POLICY_NAME } from '../load-policy.ts';
import { policyHere } from '../policy-here.ts';
import { openSession } from '../session.ts';
import { runClock } from '../surroundings.ts';

const TEST_FILE = 'morel.policy-test.yaml';
const FAILED = 1;

/** `morel policy test [FILE…]`: the examples in the policy and in its test file. */
export const run: Run = async (given) => {
  const { console, verbose } = openSession(given);
  const policy = await policyHere(given);
  const named = given.operands.length > 0;
  const files = named ? given.operands : [given.one('policy') ?? POLICY_NAME, TEST_FILE];
  const tests = (await Promise.all(files.map((file) => read(file, named)))).flat();
  if (tests.length === 0)
    throw new AppError('usage', `no policy test was found in ${files.join(', ')}`, {
      hint: 'Write them under "tests:".',
    });
  const loaded = await Promise.all(rules.map(({ load }) => load()));
  const results = runPolicyTests(policy, loaded, tests, runClock().now());
  const failed = results.filter(({ passed }) => !passed);
  const shown = verbose ? results : failed;
  await console.out(
    `${[...shown.flatMap(describe), `${results.length - failed.length} passed, ${failed.length} failed`].join('\n')}\n`,
  );
  return failed.length > 0 ? FAILED : 0;
};

async function read(file: string, named: boolean): Promise<readonly PolicyTest[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !named) return undefined;
    throw new AppError('file-read', `${quote(file)} cannot be read`, { cause: error });
  });
  if (text === undefined) return [];
  const tests = await readPolicyTests(
    text,
    file,
    rules.map(({ about }) => about),
  );
  if (tests.ok) return tests.value;
  throw new AppError('bad-policy', tests.error.map(problemText).join('\n       '));
}

function describe({ name, passed, faults, where }: PolicyTestResult): string[] {
  const line = where.span?.line === undefined ? '' : `:${where.span.line}`;
  return [`${passed ? 'ok  ' : 'FAIL'} ${name}  (${where.path}${line})`, ...faults.map((fault) => `       ${fault}`)];
}
