import { damaged } from './damage.ts';

/*
 * These, and all code on the way of a lookup, run in a process that has just started, before any of it is compiled: there
 * `for...of` allocates at every step and costs several times what an index does. Hence the counted loops.
 */

/**
 * Reads what a checksum has already vouched for. A file made by someone else can carry right checksums over wrong
 * shapes, so every value is looked at once, and a wrong one is `index-damaged`.
 */
export function toText(value: unknown): string {
  if (typeof value !== 'string') throw damaged('text was expected');
  return value;
}

export function toNumber(value: unknown): number {
  if (typeof value !== 'number') throw damaged('a number was expected');
  return value;
}

export function toList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw damaged('a list was expected');
  return value;
}

/** A list of texts, the same list; absent counts as empty. */
export function toTexts(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const list = toList(value);
  if (!areTexts(list)) throw damaged('a list of texts was expected');
  return list;
}

/** A list of numbers, the same list; absent counts as empty. */
export function toNumbers(value: unknown): readonly number[] {
  if (value === undefined) return [];
  const list = toList(value);
  if (!areNumbers(list)) throw damaged('a list of numbers was expected');
  return list;
}

/** One member of an object; absent where the object has no such member of its own. */
export function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged('an object was expected');
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

/** The text of a member, or undefined where there is none. */
export function optionalText(value: unknown): string | undefined {
  return value === undefined ? undefined : toText(value);
}

/** Parses JSON that this package wrote. */
export function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(`JSON was expected (${String(cause)})`);
  }
}

function areTexts(list: readonly unknown[]): list is readonly string[] {
  for (let at = 0; at < list.length; at++) if (typeof list[at] !== 'string') return false;
  return true;
}

function areNumbers(list: readonly unknown[]): list is readonly number[] {
  for (let at = 0; at < list.length; at++) if (typeof list[at] !== 'number') return false;
  return true;
}
