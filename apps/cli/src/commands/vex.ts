import { AppError, quote, type VexLoss, type VexRefusal } from '@morel/model';
import type { Run } from '../command-line/command.ts';
import { loadVex } from '../load-vex.ts';
import { openSession } from '../session.ts';
import { loadVexWriter } from '../vex-outputs.ts';

/** `morel vex FILE`: a document of statements in another form. */
export const run: Run = async (given) => {
  const { console } = openSession(given);
  const format = given.one('format');
  const writer = await loadVexWriter(format);
  const [path, ...more] = given.operands;
  if (path === undefined || more.length > 0) throw new AppError('usage', 'morel vex takes one file');
  const [document] = await loadVex([path]);
  if (!document) throw new Error('a document was not loaded');
  const written = writer.write(document.vex);
  if (!written.ok) throw refused(path, written.error);
  for (const loss of [...document.lost, ...written.value.lost])
    console.info(`not in ${writer.format}: ${textOf(loss)}`);
  await console.out(written.value.text);
  return 0;
};

function refused(path: string, { message, missing }: VexRefusal): AppError {
  const names = missing.length > 0 ? `: ${missing.join(', ')}` : '';
  return new AppError('bad-vex', `${path}: ${message}${names}`);
}

function textOf({ statement, field, value, reason, keptIn }: VexLoss): string {
  const place = statement === undefined ? 'the document' : `statement ${statement}`;
  const kept = keptIn === undefined ? '' : ` (it stands in ${keptIn})`;
  return `${place}: ${field} ${quote(value)}: ${reason}${kept}`;
}
