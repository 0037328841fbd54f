import { readFileSync, statSync } from 'node:fs';
import { loadReportReader } from '@morel/documents';
import { AppError, quote, type Report } from '@morel/model';
import { decodeText } from '@morel/parse';
import type { Run } from '../command-line/command.ts';
import { readStdin } from '../read-stdin.ts';
import { openSession } from '../session.ts';
import { loadWriters, parseOutputs, writeOutputs } from '../write-outputs.ts';

/** A report of 100,000 components has a quarter of it. */
const LIMIT = 256 * 1024 * 1024;

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
  const report = await storedReport(file);
  await writeOutputs(report, { ...session, format, outputs, writers });
  return 0;
};

async function storedReport(file: string): Promise<Report> {
  const name = file === '-' ? 'standard input' : file;
  const { text, problem } = decodeText(file === '-' ? await readStdin(LIMIT) : bytesOf(file));
  if (problem) throw new AppError('report-damaged', `${name}: ${problem.message}`);
  const read = (await loadReportReader())(text, name);
  if (!read.ok) throw read.error;
  return read.value;
}

function bytesOf(file: string): Uint8Array {
  try {
    const { size } = statSync(file);
    if (size > LIMIT) throw new AppError('too-large', `${quote(file)} is larger than the limit of ${LIMIT} bytes`);
    return readFileSync(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('not-found', `the report ${quote(file)} cannot be read`, {
      cause,
      hint: 'Write one with "morel scan --format json".',
    });
  }
}
