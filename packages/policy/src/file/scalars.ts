import { quote } from '@morel/model';
import { asArray, asString, get, type Step } from '@morel/parse';
import { complain, complainKind, type Document } from './document.ts';
import { unknownWord } from './policy-problem.ts';

const LONGEST = 2000;
const MOST = 5000;

/** A text that is not empty; anything else is a problem. */
export function readText(document: Document, value: unknown, steps: readonly Step[]): string | undefined {
  const text = typeof value === 'number' ? String(value) : asString(value);
  if (text === undefined || text.trim() === '' || text.length > LONGEST) {
    complainKind(document, steps, `a text of 1 to ${LONGEST} characters`);
    return undefined;
  }
  return text.trim();
}

/** One of a few words; anything else is a problem with a suggestion. */
export function readWord<T extends string>(
  document: Document,
  value: unknown,
  steps: readonly Step[],
  known: readonly T[],
): T | undefined {
  const word = typeof value === 'string' ? value : String(value);
  const found = known.find((candidate) => candidate === word);
  if (found === undefined)
    document.problems.push(
      unknownWord(`the value ${quote(word, 60)} of "${steps.at(-1) ?? ''}"`, word, known, document.at(...steps)),
    );
  return found;
}

/** A list of texts; a single text is a list of one. Nothing at all is an empty list. */
export function readTexts(document: Document, value: unknown, steps: readonly Step[]): readonly string[] {
  if (value === undefined || value === null) return [];
  const list = typeof value === 'string' ? [value] : asArray(value);
  if (!list || list.length > MOST) {
    complainKind(document, steps, `a list of at most ${MOST} texts`);
    return [];
  }
  return list.flatMap((item, at) => readText(document, item, [...steps, at]) ?? []);
}

/** A number, also where the reader of YAML leaves it a text. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const text = asString(value);
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Hours, written as a number, or with a unit: `36h`, `7d`. */
export function readHours(document: Document, value: unknown, steps: readonly Step[]): number | undefined {
  const [, number, unit] = /^(\d{1,6})([hd]?)$/.exec(String(value)) ?? [];
  const hours = number === undefined ? 0 : Number(number) * (unit === 'd' ? 24 : 1);
  if (hours > 0) return hours;
  complain(document, steps, `"${steps.at(-1) ?? ''}" should be a number of hours above 0`, 'Write 36h, 7d or 48.');
  return undefined;
}

/** A calendar day, ISO. */
export function readDay(document: Document, value: unknown, steps: readonly Step[]): string | undefined {
  const text = asString(value) ?? '';
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Date.parse takes 2026-02-30 for a day in March.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  complain(document, steps, `"${steps.at(-1) ?? ''}" should be a day of the calendar`, 'Write it as YYYY-MM-DD.');
  return undefined;
}

/** Complains about every key of an object that is not known. */
export function checkKeys(
  document: Document,
  object: Readonly<Record<string, unknown>>,
  steps: readonly Step[],
  known: readonly string[],
): void {
  for (const key of Object.keys(object)) {
    if (!known.includes(key))
      document.problems.push(unknownWord(`the key ${quote(key, 60)}`, key, known, document.at(...steps, key)));
  }
}

/** A required text of an object. */
export function requireText(
  document: Document,
  object: unknown,
  key: string,
  steps: readonly Step[],
): string | undefined {
  const value = get(object, key);
  if (value !== undefined) return readText(document, value, [...steps, key]);
  complain(document, steps, `"${key}" is missing`, REASONS[key]);
  return undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  reason: 'Say why this may stay, for whoever reads it in a year.',
  owner: 'Name who answers for it.',
  until: 'Give the last day on which it holds, as YYYY-MM-DD.',
};
