import { writeFile } from 'node:fs/promises';
import { AppError, quote } from '@morel/model';
import { rules, writeBaseline } from '@morel/policy';
import type { Run } from '../command-line/command.ts';
import { judge } from '../judge.ts';
import { openSession } from '../session.ts';
import { runClock } from '../surroundings.ts';

const DEFAULT_FILE = 'morel.baseline.json';

/** `morel baseline [PATH…]`: writes down the findings of today. */
export const run: Run = async (given) => {
  const session = openSession(given);
  const { findings, baseline } = await judge(session);
  const file = given.one('out') ?? DEFAULT_FILE;
  const text = writeBaseline(
    findings,
    rules.map(({ about }) => about),
    runClock().now(),
    baseline,
  );
  await writeFile(file, text).catch((cause: unknown) => {
    throw new AppError('file-write', `${quote(file)} cannot be written`, { cause });
  });
  session.console.info(`wrote ${file}: scan with --baseline ${file}, and only what is new fails`);
  return 0;
};
