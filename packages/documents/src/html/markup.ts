import { printable } from '@morel/model';

/** Markup that is ours. `html` makes it of everything from outside; nothing else may put such a text into one. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | readonly Html[] | undefined;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const LIMIT = 2000;

/** Markup from a template: whatever is put into it is text, made fit to show and escaped, but for markup. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const parts = withoutIndent(strings);
  let text = parts[0] ?? '';
  for (const [position, value] of values.entries()) text += markupOf(value) + (parts[position + 1] ?? '');
  return new Html(text);
}

const templates = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The parts of a template without its indent, which would be a third of a page. */
function withoutIndent(strings: TemplateStringsArray): readonly string[] {
  const known = templates.get(strings);
  if (known) return known;
  const parts = strings.map((part) => part.replace(/\s*\n\s*/g, '\n'));
  templates.set(strings, parts);
  return parts;
}

function markupOf(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return printable(String(value), LIMIT).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

export const NOTHING: Html = new Html('');

/** A number for a drawing: one decimal at most. */
export function unit(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The beginning of a text, for places where only so much fits. East Asian letters are twice as wide. */
export function clip(text: string, length: number): string {
  const shown = printable(text, 400);
  let room = length;
  let end = 0;
  for (const letter of shown) {
    room -= letter >= '\u1100' ? 2 : 1;
    if (room < 0) return `${shown.slice(0, Math.max(1, end - 1))}…`;
    end += letter.length;
  }
  return shown;
}

/** The path of a drawing, made of our own numbers: longer than a text may be. */
export function drawing(path: string): Html {
  return new Html(path.replace(/[^\w\s.,-]/g, ''));
}
