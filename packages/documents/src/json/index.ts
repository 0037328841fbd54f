import type { Document, Report } from '@morel/model';
import { jsonText } from '../json-text.ts';
import { about } from './about.ts';
import { REPORT_SHAPE } from './report-shape.ts';
import { ordered, type Shape } from './shape.ts';

/** The report as JSON: two spaces, members in a fixed order, escapes for what could rewrite a terminal. */
export const document: Document = { about, render };

/** Items of a list that are written at once. */
const PIECE = 500;

function* render(report: Report): Generator<string> {
  const members = new Map<string, unknown>(Object.entries(report));
  let before = '{';
  for (const [key, shape] of Object.entries<Shape>(REPORT_SHAPE)) {
    const member = ordered(members.get(key), shape);
    if (member === undefined) continue;
    yield before;
    if (Array.isArray(member) && member.length > PIECE) yield* pieces(key, member);
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
function* pieces(key: string, list: readonly unknown[]): Generator<string> {
  const open = `\n  ${JSON.stringify(key)}: [`;
  const close = '\n  ]';
  yield open;
  for (let at = 0; at < list.length; at += PIECE) {
    const text = memberText(key, list.slice(at, at + PIECE)).slice(open.length, -close.length);
    yield at === 0 ? text : `,${text}`;
  }
  yield close;
}
