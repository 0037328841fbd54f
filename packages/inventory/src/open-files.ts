import { AppError, type FileTree, type Problem, type ReaderFiles, type TextFile } from '@morel/model';
import { createPositions, decodeText, type Positions } from '@morel/parse';
import { normalisePath } from './tree-path.ts';

/** The host's part of a reader's work: opens files within limits, keeps what spans are counted in. */
export interface OpenFile extends TextFile {
  readonly positions: Positions;
}

const FILE_LIMIT = 64 * 1024 * 1024;
const WANTED_LIMIT = 2_000;

/** Opens and decodes one file; a problem instead where that fails. Never rejects for what the file is. */
export async function openFile(tree: FileTree, path: string, limit: number = FILE_LIMIT): Promise<OpenFile | Problem> {
  try {
    const decoded = decodeText(await tree.read(path, limit));
    if (decoded.problem) return { ...decoded.problem, where: { path } };
    return { path, text: decoded.text, positions: createPositions(decoded.text, decoded.encoding) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const code = error.code === 'too-large' ? 'too-large' : error.code === 'not-found' ? 'missing-file' : 'unreadable';
    return { code, message: error.message, where: { path }, ...(error.hint && { hint: error.hint }) };
  }
}

export function isProblem(file: OpenFile | Problem): file is Problem {
  return 'code' in file;
}

/** The files of one claim: the main one, and what the reader came to want. */
export class ClaimFiles implements ReaderFiles {
  readonly main: OpenFile;
  readonly found: readonly string[];
  readonly #tree: FileTree;
  readonly #opened = new Map<string, OpenFile | Problem>();

  constructor(tree: FileTree, main: OpenFile, found: readonly string[]) {
    this.main = main;
    this.found = found;
    this.#tree = tree;
  }

  get(path: string): TextFile | Problem | undefined {
    return this.#opened.get(path);
  }

  /** Opens what is not open yet. True when anything new came of it. */
  async fetch(paths: readonly string[]): Promise<boolean> {
    const fresh = [...new Set(paths)].filter((path) => !this.#opened.has(path));
    for (const path of fresh) this.#opened.set(path, await this.#open(path));
    return fresh.length > 0;
  }

  /** Paths of wanted files that were read. */
  get read(): string[] {
    return [...this.#opened].filter(([, file]) => !isProblem(file)).map(([path]) => path);
  }

  positions(path: string | undefined): Positions | undefined {
    if (path === undefined || path === this.main.path) return this.main.positions;
    const file = this.#opened.get(path);
    return file && !isProblem(file) ? file.positions : undefined;
  }

  async #open(path: string): Promise<OpenFile | Problem> {
    const inside = normalisePath(path);
    if (inside === undefined || inside !== path) {
      return {
        code: 'outside-tree',
        message: `${path} lies outside the scanned tree and was not opened`,
        where: { path: this.main.path },
      };
    }
    if (this.#opened.size >= WANTED_LIMIT) {
      return {
        code: 'too-many-files',
        message: `more than ${WANTED_LIMIT} files are included`,
        where: { path: this.main.path },
      };
    }
    return openFile(this.#tree, path);
  }
}
