import { readFileSync, statSync } from 'node:fs';
import { documents } from '@morel/documents';
import {
  AppError,
  PROBLEMS,
  quote,
  type NamedVex,
  type Problem,
  type Vex,
  type VexLoss,
  type VexResult,
} from '@morel/model';
import { createPositions, decodeText, type Positions } from '@morel/parse';
import type { Console } from './console.ts';

const LIMIT = 64 * 1024 * 1024;

export interface LoadedVex extends NamedVex {
  /** What the document says beside, for which `Vex` has no place. */
  readonly lost: readonly VexLoss[];
}

/**
 * The documents of statements that the command line names. They come from the person who runs Morel and decide what is
 * silenced: one of which anything cannot be read is an error, never a document with fewer statements. What is wrong and has
 * no bearing on its statements is told on the console.
 */
export async function loadVex(paths: readonly string[], console: Console): Promise<LoadedVex[]> {
  const loaded: LoadedVex[] = [];
  for (const path of new Set(paths)) loaded.push(await loadDocument(path, console));
  return loaded;
}

async function loadDocument(path: string, console: Console): Promise<LoadedVex> {
  const { text, encoding, problem } = decodeText(bytesOf(path));
  if (problem) throw badVex(path, [problem.message]);
  const positions = createPositions(text, encoding);
  const { vex, lost = [], problems } = await readAs(path, text);
  const faults = problems.filter(({ code }) => PROBLEMS[code].effect !== 'note');
  if (!vex || faults.length > 0) throw badVex(path, (faults.length > 0 ? faults : problems).map(placed(positions)));
  for (const note of problems.map(placed(positions))) console.info(`${path}: ${note}`);
  return { path, vex: located(vex, positions), lost };
}

function bytesOf(path: string): Uint8Array {
  try {
    if (path === '-') return readFileSync(0);
    if (statSync(path).size > LIMIT) throw new AppError('too-large', `${quote(path)} is larger than ${LIMIT} bytes`);
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('not-found', `the VEX document ${quote(path)} cannot be read`, { cause });
  }
}

/** Read by the format whose signs the text bears; one that says that it is none of its own leaves it to the next. */
async function readAs(path: string, text: string): Promise<VexResult> {
  let refusal: VexResult | undefined;
  for (const { about, load } of documents) {
    for (const { id, signs } of about.vex ?? []) {
      if (!signs?.every((sign) => text.includes(sign))) continue;
      const source = (await load()).vexReaders?.find(({ format }) => format === id);
      if (!source) throw new Error(`${about.id} says that it reads ${id}, and does not`);
      const result = await (await source.load()).read({ path, text });
      if (!result.problems.some(({ code }) => code === 'wrong-format')) return result;
      refusal ??= result;
    }
  }
  if (refusal) return refusal;
  const titles = documents.flatMap(({ about }) =>
    (about.vex ?? []).flatMap(({ title, signs }) => (signs ? title : [])),
  );
  throw badVex(path, [`it is no VEX document that Morel knows: ${titles.join(', ')}`]);
}

function placed(positions: Positions): (problem: Problem) => string {
  return ({ message, where }) => {
    const { span } = where ?? {};
    return span ? `line ${span.line ?? positions.line(span.start)}: ${message}` : message;
  };
}

function located({ document, statements }: Vex, positions: Positions): Vex {
  return {
    document,
    statements: statements.map(({ span, ...statement }) => ({
      ...statement,
      ...(span && {
        span: {
          start: positions.byte(span.start),
          end: positions.byte(span.end),
          line: positions.line(span.start),
          column: positions.column(span.start),
        },
      }),
    })),
  };
}

function badVex(path: string, messages: readonly string[]): AppError {
  return new AppError('bad-vex', messages.map((message) => `${path}: ${message}`).join('\n       '), {
    hint: 'Nothing was scanned: a document that is read in part could silence what the rest of it takes back.',
  });
}
