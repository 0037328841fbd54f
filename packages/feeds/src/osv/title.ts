import { asString, get } from '@morel/parse';

const LONGEST = 300;
/** How much of a long text is looked at for its first line. */
const LOOKED_AT = 8000;

/** One line that says what a record is about: its summary, else the first sentence-like line of its details, else its id. */
export function titleOf(record: unknown, id: string): string {
  return oneLine(asString(get(record, 'summary')) ?? '') || firstLine(asString(get(record, 'details')) ?? '') || id;
}

/** Headings and rules are no title while there is a line of prose. */
function firstLine(details: string): string {
  const lines = details.slice(0, LOOKED_AT).split('\n');
  const prose = lines.find((line) => /\p{L}/u.test(line) && !/^\s*(?:#|_-=|---|\|)/.test(line));
  const heading = lines.find((line) => /\p{L}/u.test(line));
  return oneLine((prose ?? heading ?? '').replace(/^[\s#>*-]+/, ''));
}

function oneLine(text: string): string {
  const line = text.slice(0, LOOKED_AT).replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}
