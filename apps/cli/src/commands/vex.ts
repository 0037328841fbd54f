import { AppError, quote, type VexLoss, type VexRefusal } from '@morel/model';
import type { Run } from '../command-line/command.ts';
import { loadVex } from '../load-vex.ts';
import { openSession } from '../session.ts';
import { flagOf, withAdditions } from '../vex-additions.ts';
import { loadVexWriter } from '../vex-outputs.ts';

/** `morel vex FILE`: a document of statements in another form. */
export const run: Run = async (given) => {
  const { console } = openSession(given);
  const format = given.one('format');
  const writer = await loadVexWriter(format);
  const [path, ...more] = given.operands;
  if (path === undefined || more.length > 0) throw new AppError('usage', 'morel vex takes one file');
  const [document] = await loadVex([path], console);
  if (!document) throw new Error('a document was not loaded');
  const { vex } = document;
  const written = writer.write({ ...vex, document: withAdditions(vex.document, given) });
  if (!written.ok) throw refused(path, written.error);
  for (const loss of [...document.lost, ...written.value.lost])
    console.info(`not in ${writer.format}: ${textOf(loss)}`);
  await console.out(written.value.text);
  return 0;
};

function refused(path: string, { message, missing }: VexRefusal): AppError {
  if (missing.length === 0) return new AppError('bad-vex', `${path}: ${message}`);
  return new AppError('bad-vex', `${path}: ${message}: ${missing.join(', ')}`, {
    hint: `Say it with ${missing.map(flagOf).join(', ')}.`,
  });
}

function textOf({ statement, field, value, reason, keptIn }: VexLoss): string {
  const place = statement === undefined ? 'the document' : `statement ${statement}`;
  const kept = keptIn === undefined ? '' : ` (it stands in ${keptIn})`;
  return `${place}: ${field} ${quote(value)}: ${reason}${kept}`;
}
