import { PROBLEMS, type FileTree, type Input, type PartialInventory, type Problem } from '@morel/model';
import { EMPTY_PART } from './empty-part.ts';
import { locateInventory, locateProblem } from './locate.ts';
import type { ClaimedInput } from './claims.ts';
import { ClaimFiles, isProblem, openFile } from './open-files.ts';
import { runReader } from './run-reader.ts';

/** One input as it was read, before it is joined with the others. */
export interface ReadInput {
  readonly input: Input;
  readonly part: PartialInventory;
}

/** Reads one claim. What is refused comes back empty, with the problem that says why. */
export async function readInput(tree: FileTree, claimed: ClaimedInput, found: readonly string[]): Promise<ReadInput> {
  const { candidate, reader, claim } = claimed;
  const base = {
    path: claim.main,
    reader: candidate.extension.id,
    format: candidate.format.id,
    role: candidate.format.role,
  };
  const main = await openFile(tree, claim.main, candidate.format.limit);
  if (isProblem(main)) return { input: { ...base, files: [], problems: [asRefusal(main)] }, part: EMPTY_PART };
  const opened = new ClaimFiles(tree, main, found);
  await opened.fetch([...(claim.with ?? []), ...(reader.beside?.(claim.main) ?? [])]);
  const { result, files } = await runReader(reader, opened);
  return {
    input: {
      ...base,
      files: files.read,
      problems: result.problems.map((problem) => locateProblem(problem, files)),
      ...(result.formatVersion !== undefined && { formatVersion: result.formatVersion }),
      ...(result.bom && { bom: result.bom }),
      ...(result.expectsDigests !== undefined && { expectsDigests: result.expectsDigests }),
    },
    part: locateInventory(result.inventory, files),
  };
}

/** A main file that cannot be opened is refused, whatever the code does to an included one. */
function asRefusal(problem: Problem): Problem {
  return PROBLEMS[problem.code].effect === 'refused' ? problem : { ...problem, code: 'unreadable' };
}
