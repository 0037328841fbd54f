import { AppError, type FileTree } from '@morel/model';
import type { SkippedInput } from './claims.ts';
import type { Found } from './discover.ts';
import { formatsBySigns, type Candidate } from './recognise.ts';

const HEAD = 64 * 1024;
const TAIL = 4 * 1024;
const LIMIT = 64 * 1024 * 1024;
const REASON = 'nothing in it tells that it is what its name may mean';

/**
 * Of files whose names several formats share, those formats stay whose signs stand in them; a name that belongs to one
 * format alone needs no look. A file that cannot be opened stays, so that its reader says so.
 */
export async function settleByContent(
  tree: FileTree,
  found: readonly Found[],
): Promise<{ settled: Found[]; unsettled: SkippedInput[] }> {
  const settled: Found[] = [];
  const unsettled: SkippedInput[] = [];
  for (const one of found) {
    const certain = one.candidates.filter(({ byContent }) => !byContent);
    const open = one.candidates.filter(({ byContent }) => byContent);
    const [first] = open;
    if (!first || certain.length > 0) {
      settled.push(first ? { ...one, candidates: certain } : one);
      continue;
    }
    const candidates = await bySigns(tree, one.path, open);
    if (candidates.length > 0) settled.push({ ...one, candidates });
    else unsettled.push({ path: one.path, format: first.format.id, role: first.format.role, reason: REASON });
  }
  return { settled, unsettled };
}

async function bySigns(tree: FileTree, path: string, open: readonly Candidate[]): Promise<readonly Candidate[]> {
  try {
    const ends = endsOf(await tree.read(path, LIMIT));
    return formatsBySigns(open, ends);
  } catch (error) {
    if (error instanceof AppError) return open.slice(0, 1);
    throw error;
  }
}

/** The start and the end of a file, in which signs of its format are looked for. All signs are ASCII. */
export function endsOf(bytes: Uint8Array): string {
  const parts = [bytes.subarray(0, HEAD), bytes.subarray(HEAD).subarray(-TAIL)];
  return Buffer.concat(parts).toString('latin1');
}
