import { AppError } from '@morel/model';

const HINT = 'Fetch the data again with "morel db update", or build the file again.';

/** The error for bytes that are not what was written: cut off, changed, or not ours. */
export function damaged(what: string): AppError {
  return new AppError('index-damaged', `The advisory index is damaged: ${what}.`, { hint: HINT });
}

/** The error for a sound file that this version of Morel must not read. */
export function otherVersion(what: string): AppError {
  return new AppError('index-version', `The advisory index cannot be used by this version of Morel: ${what}.`, {
    hint: HINT,
  });
}
