import { InventoryBuilder, type Problem, type ProblemCode, type ReadResult } from '@morel/model';

/** What is fit to be shown as a version; of a file that is refused it may be any text. */
const SHOWN = /^[\w.+-]{1,20}$/;

/** The answer for a file that was not read: nothing but the reason. */
export function refusedResult(problems: readonly Problem[], formatVersion?: string): ReadResult {
  return {
    inventory: new InventoryBuilder().build(),
    problems,
    ...(formatVersion !== undefined && SHOWN.test(formatVersion) && { formatVersion }),
  };
}

/** The same with one problem about the file as a whole. */
export function refusal(path: string, code: ProblemCode, message: string, formatVersion?: string): ReadResult {
  return refusedResult([{ code, message, where: { path } }], formatVersion);
}
