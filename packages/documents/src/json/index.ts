import type { Document, Report } from '@morel/model';
import { jsonLine, jsonText } from '../json-text.ts';
import { about } from './about.ts';
import { REPORT_SHAPE } from './report-shape.ts';
import { ordered, type Shape } from './shape.ts';

/** The report as JSON: two spaces, members in a fixed order, escapes for what could rewrite a terminal. */
export const document: Document = { about, render };

/** Items of a list that are written at once. */
const PIECE = 500;
/** Of which there may be thousands: one stands on one line, which keeps a report small and two of them easy to compare. */
const LINES: ReadonlySet<string> = new Set(['components'] satisfies (keyof Report)[]);

function* render(report: Report): Generator<string> {
  const members = new Map<string, unknown>(Object.entries(report));
  let before = '{';
  for (const [key, shape] of Object.entries<Shape>(REPORT_SHAPE)) {
    const member = ordered(members.get(key), shape);
    if (member === undefined) continue;
    yield before;
    if (Array.isArray(member) && member.length > 0 && LINES.has(key)) yield* pieces(key, member, lines);
    else if (Array.isArray(member) && member.length > PIECE) yield* pieces(key, member, items);
    else yield memberText(key, member);
    before = ',';
  }
  yield '\n}\n';
}

/** One member as it stands in an object at the left edge, with the line end before it. */
function memberText(key: string, member: unknown): string {
  return jsonText({ [key]: member }).slice(1, -2);
}

/** A long list, some items at a time. */
function* pieces(
  key: string,
  list: readonly unknown[],
  write: (items: readonly unknown[]) => string,
): Generator<string> {
  yield `\n  ${JSON.stringify(key)}: [`;
  for (let at = 0; at < list.length; at += PIECE) {
    const text = write(list.slice(at, at + PIECE));
    yield at === 0 ? text : `,${text}`;
  }
  yield '\n  ]';
}

/** Items as they stand in a list one step in. */
function items(list: readonly unknown[]): string {
  return memberText('', list).slice('\n  "": ['.length, -'\n  ]'.length);
}

function lines(list: readonly unknown[]): string {
  return list.map((item) => `\n    ${jsonLine(item)}`).join(',');
}
