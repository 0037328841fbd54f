import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { loadReportReader } from '@morel/documents';
import { AppError, quote, type Report } from '@morel/model';
import { decodeText } from '@morel/parse';
import { readStdin } from './read-stdin.ts';

/** A report of 100,000 components has a quarter of it. */
const LIMIT = 256 * 1024 * 1024;
const SIGN = /^\uFEFF?\s*\{\s*"schema"\s*:\s*"morel\/report\//;
const SIGN_BYTES = 512;

/** A stored report, whole and without contradiction, or an error that says what to do. `-` is standard input. */
export async function readStoredReport(file: string): Promise<Report> {
  const name = file === '-' ? 'standard input' : file;
  const { text, problem } = decodeText(file === '-' ? await readStdin(LIMIT) : bytesOf(file));
  if (problem) throw new AppError('report-damaged', `${name}: ${problem.message}`);
  const read = (await loadReportReader())(text, name);
  if (!read.ok) throw read.error;
  return read.value;
}

/** Whether a file on disk begins as a report does, of whatever version. One that cannot be read is for others to say so. */
export function isStoredReport(path: string): boolean {
  try {
    return statSync(path).isFile() && SIGN.test(startOf(path));
  } catch {
    return false;
  }
}

function startOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(SIGN_BYTES);
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, SIGN_BYTES, 0));
  } finally {
    closeSync(file);
  }
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
