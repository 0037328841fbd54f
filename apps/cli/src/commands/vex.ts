import { AppError } from '@morel/model';
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
  if (!written.ok) throw new AppError('bad-vex', `${path}: ${written.error}`);
  for (const what of written.value.lost) console.info(`not in ${writer.format}: ${what}`);
  await console.out(written.value.text);
  return 0;
};
