import { AppError } from '@morel/model';

const HINT = 'Fetch it again; if it stays damaged, ask whoever provides it.';

/** The error for packed data that is not what it should be; `message` is a whole sentence. */
export function damaged(message: string, cause?: unknown): AppError {
  return new AppError('archive-damaged', message, { hint: HINT, cause });
}
