import { asArray, asString } from '@morel/parse';

const LONGEST_ID = 200;
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,12})?(?:Z|[+-]\d\d:\d\d))?$/;
/** What writers put where they know no date: the zero of Go, and of Unix. */
const ZERO = /^(?:0001-01-01|1970-01-01T00:00:00)/;

/** An id as OSV allows it: no spaces, nothing that cannot be printed, of bounded length. */
export function toId(value: unknown): string | undefined {
  const text = asString(value);
  return text !== undefined && text.length <= LONGEST_ID && /^[\x21-\x7e]+$/.test(text) ? text : undefined;
}

/** The ids of a list, each once, and whether something else stood there. */
export function toIds(value: unknown): { readonly ids: string[]; readonly isWhole: boolean } {
  if (value === undefined || value === null) return { ids: [], isWhole: true };
  const list = asArray(value) ?? [undefined];
  const ids = list.map(toId).filter((id) => id !== undefined);
  return { ids: [...new Set(ids)], isWhole: ids.length === list.length };
}

/** A date or time as RFC 3339 writes it, which is not the zero of some language. */
export function toDate(value: unknown): string | undefined {
  const text = asString(value);
  return text !== undefined && DATE.test(text) && !ZERO.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : undefined;
}

/** A text of at most `limit` characters, not empty. */
export function toText(value: unknown, limit: number): string | undefined {
  const text = asString(value);
  return text !== undefined && text !== '' && text.length <= limit ? text : undefined;
}
