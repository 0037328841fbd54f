import { loadReader, type Claim, type Reader } from '@morel/model';
import type { Found } from './discover.ts';
import type { Candidate } from './recognise.ts';
import { baseName, folderOf, joinPath } from './tree-path.ts';
import { compilePathPattern } from './path-pattern.ts';

/** An input that was found and will not be read on its own, and why. */
export interface SkippedInput {
  readonly path: string;
  readonly format: string;
  readonly role: Candidate['format']['role'];
  readonly reason: string;
}

export interface ClaimedInput {
  readonly candidate: Candidate;
  readonly reader: Reader;
  readonly claim: Claim;
}

/** Groups the found files by format, lets each reader say which belong together, and says what is passed over. */
export async function claimInputs(
  found: readonly Found[],
): Promise<{ claimed: ClaimedInput[]; skipped: SkippedInput[] }> {
  const claimed: ClaimedInput[] = [];
  const skipped: SkippedInput[] = [];
  for (const { candidate, paths } of byFormat(found)) {
    const readers = await candidate.extension.load();
    const source = readers.find(({ format }) => format === candidate.format.id);
    if (!source) throw new Error(`${candidate.extension.id} has no reader for its format ${candidate.format.id}`);
    const reader = await loadReader(source);
    const { kept, yielded } = yielding(candidate, paths, found);
    skipped.push(...yielded);
    const claims: readonly Claim[] = reader.claim?.(kept) ?? kept.map((main) => ({ main }));
    const taken = new Set(claims.flatMap((claim) => [claim.main, ...(claim.with ?? [])]));
    for (const claim of claims) claimed.push({ candidate, reader, claim });
    for (const path of kept) {
      if (!taken.has(path)) skipped.push(skip(candidate, path, 'another file of its folder takes its place'));
    }
  }
  return { claimed, skipped };
}

function byFormat(found: readonly Found[]): { candidate: Candidate; paths: string[] }[] {
  const groups = new Map<Candidate['format'], { candidate: Candidate; paths: string[] }>();
  for (const { path, candidates } of found) {
    for (const candidate of candidates) {
      const group = groups.get(candidate.format) ?? { candidate, paths: [] };
      group.paths.push(path);
      groups.set(candidate.format, group);
    }
  }
  return [...groups.values()];
}

function yielding(
  candidate: Candidate,
  paths: readonly string[],
  found: readonly Found[],
): { kept: string[]; yielded: SkippedInput[] } {
  const stronger = candidate.format.yieldsTo ?? [];
  if (stronger.length === 0) return { kept: [...paths], yielded: [] };
  const holders = new Map<string, string>();
  for (const { path, candidates } of found) {
    if (candidates.some(({ format, extension }) => extension === candidate.extension && stronger.includes(format.id))) {
      holders.set(folderOf(path), path);
    }
  }
  const kept: string[] = [];
  const yielded: SkippedInput[] = [];
  for (const path of paths) {
    const holder = holders.get(folderOf(path));
    if (holder === undefined) kept.push(path);
    // The file itself is read in the stronger format.
    else if (holder !== path) yielded.push(skip(candidate, path, `${baseName(holder)} beside it takes its place`));
  }
  return { kept, yielded };
}

export function skip(candidate: Candidate, path: string, reason: string): SkippedInput {
  return { path, format: candidate.format.id, role: candidate.format.role, reason };
}

/**
 * Paths below `folder` that fit a pattern with `*` parts, found by listing only the folders on the way. For installed
 * trees, which the walk leaves out.
 */
export async function expandPattern(
  list: (folder: string) => Promise<readonly { readonly path: string }[]>,
  folder: string,
  pattern: string,
): Promise<string[]> {
  let paths = [folder];
  for (const part of pattern.split('/')) {
    if (!part.includes('*')) {
      paths = paths.map((path) => joinPath(path, part));
      continue;
    }
    const matches = compilePathPattern(part);
    const listed = await Promise.all(paths.map((path) => list(path)));
    paths = listed
      .flat()
      .map(({ path }) => path)
      .filter((path) => matches(path));
  }
  return paths;
}
