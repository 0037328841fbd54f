import { HAND_OVER, type Problem, type Reader, type ReadResult } from '@morel/model';
import { EMPTY_PART } from './empty-part.ts';
import type { ClaimFiles } from './open-files.ts';

const ROUNDS = 50;

export interface ReaderRun {
  readonly result: ReadResult;
  readonly files: ClaimFiles;
}

/**
 * Lets a reader read, fetches what it wants and lets it read again until it wants nothing new. A fast reader that hands
 * over is replaced by its full one. A reader that throws is a bug, and is not caught here; but where the engine's stack
 * does not suffice (a pattern on a line of many million characters) the file is refused, whatever the reader is, and the
 * scan goes on.
 */
export async function runReader(reader: Reader, files: ClaimFiles): Promise<ReaderRun> {
  try {
    return { result: await readToEnd(reader, files), files };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'the file holds a line or an entry that is too large to be read';
    const problem: Problem = { code: 'too-large', message, where: { path: files.main.path } };
    return { result: { inventory: EMPTY_PART, problems: [problem] }, files };
  }
}

async function readToEnd(reader: Reader, files: ClaimFiles): Promise<ReadResult> {
  let current: Pick<Reader, 'read'> = reader;
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = current.read(files);
    if (result === HAND_OVER) {
      if (!reader.full || current !== reader) throw new Error(`the reader of ${reader.format} handed over to nobody`);
      current = await reader.full(files);
      continue;
    }
    if (!(await files.fetch(result.wants ?? []))) return result;
  }
  return withoutEnd(current.read(files), files.main.path);
}

/** A chain of includes that never ends gives what was read so far, and says so. */
function withoutEnd(result: ReadResult | typeof HAND_OVER, path: string): ReadResult {
  const problem: Problem = {
    code: 'too-many-files',
    message: `files include each other more than ${ROUNDS} levels deep`,
    where: { path },
  };
  if (result === HAND_OVER) throw new Error('a full reader handed over');
  return { ...result, problems: [...result.problems, problem] };
}
