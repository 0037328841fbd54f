import { exitCode } from '@morel/model';
import type { Run } from '../command-line/command.ts';
import { judge } from '../judge.ts';
import { openSession } from '../session.ts';
import { loadWriters, parseOutputs, writeOutputs } from '../write-outputs.ts';

/** `morel scan [PATH…]`. */
export const run: Run = async (given) => {
  const session = openSession(given);
  const format = given.one('format');
  const outputs = parseOutputs(given.all('output'));
  const writers = await loadWriters(format, outputs);
  const { report } = await judge(session);
  await writeOutputs(report, { ...session, format, outputs, writers });
  return exitCode(report);
};
