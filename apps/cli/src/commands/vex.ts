import { AppError, quote, type VexLoss, type VexRefusal, type VexWriter } from '@morel/model';
import type { Run } from '../command-line/command.ts';
import { loadVex, type LoadedVex } from '../load-vex.ts';
import { openSession } from '../session.ts';
import { flagOf, withAdditions } from '../vex-additions.ts';
import { loadVexWriter } from '../vex-outputs.ts';
import { parseOutputs, writeText } from '../write-outputs.ts';

/** `morel vex FILE`: a document of statements in another form, and what that form has no place for. */
export const run: Run = async (given) => {
  const { console } = openSession(given);
  const files = parseOutputs(given.all('output'));
  const main = await loadVexWriter(given.one('format'));
  const writers = await Promise.all(
    files.map(async ({ format, file }) => [await loadVexWriter(format), file] as const),
  );
  const [path, ...more] = given.operands;
  if (path === undefined || more.length > 0) throw new AppError('usage', 'morel vex takes one file');
  const [loaded] = await loadVex([path], console);
  if (!loaded) throw new Error('a document was not loaded');
  const { vex } = loaded;
  const document = { ...loaded, vex: { ...vex, document: withAdditions(vex.document, given) } };
  const written = [[main, undefined] as const, ...writers].map(([writer, file]) => ({
    ...writtenIn(writer, document),
    file,
  }));
  for (const { format, lost } of written) for (const loss of lost) console.info(`not in ${format}: ${textOf(loss)}`);
  for (const { file, text } of written) if (file !== undefined) writeText(file, text);
  const losses = given.one('losses');
  const list = written.map(({ format, lost }) => ({ format, lost }));
  if (losses !== undefined) writeText(losses, `${JSON.stringify(list, undefined, 2)}\n`);
  await console.out(written[0]?.text ?? '');
  return 0;
};

interface Written {
  readonly format: string;
  readonly text: string;
  readonly lost: readonly VexLoss[];
}

function writtenIn(writer: VexWriter, { path, vex, lost }: LoadedVex): Written {
  const written = writer.write(vex);
  if (!written.ok) throw refused(path, written.error);
  const { text, lost: unheld } = written.value;
  return { format: writer.format, text, lost: [...lost, ...unheld] };
}

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
