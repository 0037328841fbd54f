import { HAND_OVER, type Problem, type Reader, type ReaderFiles, type ReadResult, type TextFile } from '@morel/model';

/** Files of a small tree by path. */
export type Tree = Readonly<Record<string, string>>;

const ROUNDS = 50;

/**
 * Reads one file of a tree as the host does: what the reader wants is fetched until it wants nothing new, and where it
 * hands over its full reader takes the file. Rejects where a reader breaks the contract.
 */
export async function readTree(reader: Reader, tree: Tree, main: string): Promise<ReadResult> {
  const first = readFetching(reader, tree, main);
  if (first !== HAND_OVER) return first;
  const full = await fullReader(reader, tree, main);
  const result = full && readFetching(full, tree, main);
  if (!result || result === HAND_OVER) throw new Error(`the reader of ${reader.format} handed over to nobody`);
  return result;
}

/** The full reader of a file, if there is one. */
export async function fullReader(reader: Reader, tree: Tree, main: string): Promise<Pick<Reader, 'read'> | undefined> {
  return reader.full?.(filesOf(tree, main, new Map()));
}

/** The same with one reader, which may hand over. */
export function readFetching(reader: Pick<Reader, 'read'>, tree: Tree, main: string): ReadResult | typeof HAND_OVER {
  const fetched = new Map<string, TextFile | Problem>();
  const files = filesOf(tree, main, fetched);
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = reader.read(files);
    if (result === HAND_OVER) return result;
    const missing = (result.wants ?? []).filter((path) => !fetched.has(path));
    if (missing.length === 0) return result;
    for (const path of missing) fetched.set(path, wantedFile(tree, path));
  }
  throw new Error(`the reader wants new files after ${ROUNDS} rounds`);
}

function filesOf(tree: Tree, main: string, fetched: ReadonlyMap<string, TextFile | Problem>): ReaderFiles {
  return { main: fileOf(tree, main), found: Object.keys(tree).toSorted(), get: (path) => fetched.get(path) };
}

function fileOf(tree: Tree, path: string): TextFile {
  return { path, text: Object.hasOwn(tree, path) ? (tree[path] ?? '') : '' };
}

function wantedFile(tree: Tree, path: string): TextFile | Problem {
  if (Object.hasOwn(tree, path)) return fileOf(tree, path);
  return path.startsWith('..')
    ? { code: 'outside-tree', message: `${path} lies outside of the tree`, where: { path } }
    : { code: 'missing-file', message: `${path} was not found`, where: { path } };
}
