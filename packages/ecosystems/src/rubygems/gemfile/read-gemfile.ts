import type { Problem, ReaderFiles, TextFile } from '@morel/model';
import { resolvePath } from '../../reading/tree-path.ts';
import { gemfileOf, OUTSIDE, type Context, type GemWish, type Gemfile } from './wishes.ts';

/** A part of a Gemfile: the file itself, or one that it takes in with `eval_gemfile`. */
export interface GemfilePart extends Gemfile {
  readonly file: TextFile;
}

/** A Gemfile with all that it takes in. */
export interface WholeGemfile {
  readonly parts: readonly GemfilePart[];
  /** Files that are wanted for it. */
  readonly wants: readonly string[];
  /** Files that it takes in and that could not be read, with the part that names them. */
  readonly missing: readonly {
    readonly part: GemfilePart;
    readonly at: Gemfile['includes'][number];
    readonly why: string;
  }[];
}

const MOST_FILES = 50;

/** Reads a Gemfile and follows `eval_gemfile` where the path is a literal; each file once. */
export function readWholeGemfile(file: TextFile, files: Pick<ReaderFiles, 'get'>): WholeGemfile {
  const parts: GemfilePart[] = [];
  const wants = new Set<string>();
  const missing: WholeGemfile['missing'][number][] = [];
  const pending: { readonly file: TextFile; readonly context: Context }[] = [{ file, context: OUTSIDE }];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const part: GemfilePart = { ...gemfileOf(next.file.text, next.context), file: next.file };
    parts.push(part);
    for (const at of part.includes) {
      const path = resolvePath(part.file.path, at.path);
      if (path === undefined || wants.size >= MOST_FILES) {
        missing.push({ part, at, why: path === undefined ? 'lies outside the tree' : 'is one of too many' });
        continue;
      }
      if (wants.has(path) || path === file.path) continue;
      wants.add(path);
      const found: TextFile | Problem | undefined = files.get(path);
      if (found && 'text' in found) pending.push({ file: found, context: at.context });
      else if (found) missing.push({ part, at, why: found.message });
    }
  }
  return { parts, wants: [...wants], missing };
}

/** All gems that it asks for. */
export function wishesOf({ parts }: WholeGemfile): GemWish[] {
  return parts.flatMap(({ wishes }) => wishes);
}

/** Whether it may ask for gems that were not read. */
export function hasGaps({ parts, missing }: WholeGemfile): boolean {
  return (
    missing.length > 0 || parts.some(({ unread, gemspecs, open }) => unread.length + gemspecs.length + open.length > 0)
  );
}
