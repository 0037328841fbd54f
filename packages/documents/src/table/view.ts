import { displayWidth } from './display-width.ts';
import { paint, type Style } from './paint.ts';
import { GLUE, wrap, type Layout, type Piece } from './wrap.ts';

/** How a report is to be shown. */
export interface View extends Layout {
  readonly verbose: boolean;
}

/** Where rows stand: the columns before a label, and those before the text beside it. */
export interface Column {
  readonly label: number;
  readonly text: number;
}

/** The rows of a component, under its name. */
export const BLOCK: Column = { label: 4, text: 18 };
/** The rows of a section. */
export const SECTION: Column = { label: 2, text: 14 };

/** A heading that a rule fills up to the edge, with a remark at the end of the rule. */
export function heading(title: string, remark: string, view: View, style: Style = 'heading'): string[] {
  const rule = view.width - displayWidth(title) - displayWidth(remark) - 2;
  const head = { text: title, style };
  if (rule < 3)
    return [...wrap([head], { first: 0 }, view), ...wrap([{ text: remark, style: 'quiet' }], { first: 2 }, view)];
  return [`${paint(title, style, view.color)} ${paint(`${'─'.repeat(rule)} ${remark}`, 'quiet', view.color)}`];
}

/** A labelled paragraph: `    path          shop › lodash`; without a label, more of the row before it. */
export function row(column: Column, label: Piece, pieces: readonly Piece[], view: View): string[] {
  const text = `${' '.repeat(column.label)}${label.text}`;
  return wrap(pieces, { first: column.text, label: { text, style: label.style } }, view);
}

/** A row of a table of two columns: a name, and what is said of it. */
export interface Entry {
  readonly name: string;
  readonly text: readonly Piece[];
}

/** The entries in line with each other, the first beside the label. Long names get a line of their own. */
export function* entries(column: Column, label: string, list: readonly Entry[], view: View): Generator<string> {
  const room = Math.floor((view.width - column.text) / 2);
  const widths = list.map(({ name }) => displayWidth(name));
  const widest = Math.max(0, ...widths.filter((width) => width <= room));
  for (const [position, { name, text }] of list.entries()) {
    const width = widths[position] ?? 0;
    const tag: Piece = { text: position === 0 ? label : '', style: 'quiet' };
    if (width > widest) {
      yield* row(column, tag, [{ text: name }], view);
      yield* wrap(text, { first: column.text + 2 }, view);
      continue;
    }
    const cell = `${name.replaceAll(' ', GLUE)}${GLUE.repeat(widest - width + 1)} `;
    const indent = { first: column.text, rest: column.text + widest + 2 };
    yield* wrap(
      [{ text: cell }, ...text],
      { ...indent, label: { ...tag, text: `${' '.repeat(column.label)}${tag.text}` } },
      view,
    );
  }
}

/** Text at the left and, where both fit on one line, a remark at the right edge; else the remark below. */
export function spread(left: readonly Piece[], right: string, view: View): string[] {
  const used = left.reduce((width, { text }) => width + displayWidth(text), 2);
  const gap = view.width - used - displayWidth(right);
  const lines = wrap(left, { first: 2, rest: 4 }, view);
  if (right === '') return lines;
  if (gap < 2) return [...lines, ...wrap([{ text: right, style: 'quiet' }], { first: 4 }, view)];
  return [`${lines.join('')}${' '.repeat(gap)}${paint(right, 'quiet', view.color)}`];
}

/** Text that the eye may pass over. */
export function quiet(text: string): Piece[] {
  return text === '' ? [] : [{ text, style: 'quiet' }];
}

/** Words that stay on one line together. */
export function glued(text: string): string {
  return text.replaceAll(' ', GLUE);
}
