import { AppError } from '@morel/model';
import type { Run } from '../command-line/command.ts';
import { openSession } from '../session.ts';
import { readStoredReport } from '../stored-report.ts';
import { loadWriters, parseOutputs, writeOutputs } from '../write-outputs.ts';

/** `morel convert REPORT [--to FORMAT]`: the exit code says whether it could be converted, not what it says. */
export const run: Run = async (given) => {
  const session = openSession(given);
  const [file, ...others] = given.operands;
  if (file === undefined || others.length > 0) {
    throw new AppError('usage', file === undefined ? 'name a stored report' : 'name one stored report', {
      hint: 'For example: morel convert report.json --to html. - is standard input.',
    });
  }
  const format = given.one('to');
  const outputs = parseOutputs(given.all('output'));
  const writers = await loadWriters(format, outputs);
  const report = await readStoredReport(file);
  await writeOutputs(report, { ...session, format, outputs, writers });
  return 0;
};
