import { AppError, quote } from '@morel/model';

/** The error for a feed that is cut off or garbage. `what` continues a sentence whose subject is the file. */
export function damaged(name: string, what: string, cause?: unknown): AppError {
  return new AppError('feed-damaged', `${quote(name)} ${what}`, {
    hint: 'Fetch it again. If it stays so, use another source or tell its publisher.',
    cause,
  });
}
