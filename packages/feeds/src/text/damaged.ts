import { AppError, quote } from '@morel/model';

/** The error for a feed that is cut off or garbage. `what` continues a sentence whose subject is the file. */
export function damaged(name: string, what: string, cause?: unknown): AppError {
  return new AppError('feed-damaged', `${quote(name)} ${what}`, {
    hint: 'Fetch it again. If it stays so, use another source or tell its publisher.',
    cause,
  });
}

/** Why a text that should be JSON is none; continues a sentence whose subject is the file. */
export function notJson(start: string, otherwise = 'is not JSON, or not a list of objects'): string {
  return /^\s*<(?:!doctype|html|\?xml)/i.test(start)
    ? 'is a web page and no data: a proxy or a page to sign in may stand in between'
    : otherwise;
}
