import type { Span } from '@morel/model';
import type { Parsed } from '../document.ts';
import { createSource } from '../text/source.ts';
import { readPlainJson } from './read-json.ts';
import { closingQuote } from '../text/closing-quote.ts';

const NOT_BREAK = /[^\r\n]/g;
const BREAK = /[\r\n]/g;

/** Reads JSON in which comments (line and block) and a comma after the last entry are allowed; as `readJson` otherwise. */
export function readJsonc(text: string, path: string): Parsed {
  return readPlainJson(blankExtras(text), createSource(text, path));
}

/** The text with comments and trailing commas replaced by spaces, so that every offset stays what it was. */
function blankExtras(text: string): string {
  const extras: Span[] = [];
  let comma = -1;
  let before = '';
  for (let at = 0, end = 0; at < text.length; at = end) {
    const char = text.charAt(at);
    end = tokenEnd(text, at);
    if (char === '/' && end > at + 1) extras.push({ start: at, end });
    if (char === '/' || char.trim() === '') continue;
    if (comma !== -1 && (char === '}' || char === ']')) extras.push({ start: comma, end: comma + 1 });
    // A comma that follows no value is a fault, which the JSON reader reports.
    comma = char === ',' && !'[{,:'.includes(before) ? at : -1;
    before = char;
  }
  return blanked(text, extras);
}

/** Offset after the string or comment that starts here. One that does not end is left for the JSON reader to report. */
function tokenEnd(text: string, at: number): number {
  const char = text.charAt(at);
  if (char === '"') {
    const close = closingQuote(text, at);
    return close === -1 ? text.length : close + 1;
  }
  if (text.startsWith('//', at)) {
    BREAK.lastIndex = at;
    return BREAK.test(text) ? BREAK.lastIndex - 1 : text.length;
  }
  const close = text.startsWith('/*', at) ? text.indexOf('*/', at + 2) : -1;
  return close === -1 ? at + 1 : close + 2;
}

function blanked(text: string, extras: readonly Span[]): string {
  if (extras.length === 0) return text;
  const parts: string[] = [];
  let kept = 0;
  for (const { start, end } of extras.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(kept, start), text.slice(start, end).replace(NOT_BREAK, ' '));
    kept = end;
  }
  return parts.join('') + text.slice(kept);
}
