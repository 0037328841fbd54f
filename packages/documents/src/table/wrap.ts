import { characterWidth, displayWidth } from './display-width.ts';
import { paint, type Style } from './paint.ts';

/** A run of text in one style. */
export interface Piece {
  readonly text: string;
  readonly style?: Style | undefined;
}

export interface Layout {
  readonly width: number;
  readonly color: boolean;
}

/** Where a paragraph stands: the columns before its first line, which `label` fills, and before all others. */
export interface Indent {
  readonly first: number;
  readonly rest?: number;
  readonly label?: Piece;
}

/** Holds two words together; printed as a space. */
export const GLUE = '\u00A0';
/** A word too long for a line is cut after one of these where it can be. */
const BREAK_AFTER = '/.-_@:=&?,+';

/** The pieces as lines of at most `width` columns, broken between words. A word wider than a line is cut. */
export function wrap(pieces: readonly Piece[], indent: Indent, layout: Layout): string[] {
  const line: Line = { text: labelled(indent, layout), run: '', style: undefined, color: layout.color };
  if (indent.first + widthOf(pieces) <= layout.width) {
    for (const { text, style } of pieces) add(line, text, style);
    return [take(line, '')];
  }
  const rest = indent.rest ?? indent.first;
  const indented = ' '.repeat(rest);
  const lines: string[] = [];
  let used = indent.first;
  let empty = true;
  for (const word of wordsOf(pieces)) {
    const width = widthOf(word);
    if (!empty && used + 1 + width > layout.width) {
      lines.push(take(line, indented));
      used = rest;
    } else if (!empty) {
      add(line, ' ', word[0]?.style);
      used += 1;
    }
    const parts = used + width <= layout.width ? [word] : cut(word, layout.width - used, layout.width - rest);
    for (const [position, part] of parts.entries()) {
      if (position > 0) lines.push(take(line, indented));
      for (const { text, style } of part) add(line, text, style);
      used = (position > 0 ? rest : used) + (parts.length === 1 ? width : widthOf(part));
    }
    empty = false;
  }
  lines.push(take(line, indented));
  return lines;
}

/** A line being written: what is painted already, and the text of one style that is not yet. */
interface Line {
  text: string;
  run: string;
  style: Style | undefined;
  readonly color: boolean;
}

function add(line: Line, text: string, style: Style | undefined): void {
  if (style !== line.style) {
    line.text += paint(line.run, line.style, line.color);
    line.run = '';
    line.style = style;
  }
  line.run += text.includes(GLUE) ? text.replaceAll(GLUE, ' ') : text;
}

/** Ends the line and begins the next with this text. */
function take(line: Line, next: string): string {
  const text = (line.text + paint(line.run, line.style, line.color)).trimEnd();
  line.text = next;
  line.run = '';
  line.style = undefined;
  return text;
}

function labelled({ label, first }: Indent, { color }: Layout): string {
  if (!label) return ' '.repeat(first);
  const text = label.text.trimEnd();
  return paint(text, label.style, color) + ' '.repeat(Math.max(0, first - displayWidth(text)));
}

type Word = readonly Piece[];

/** Splits at spaces only; two pieces without a space between them are one word. */
function* wordsOf(pieces: readonly Piece[]): Generator<Word> {
  let word: Piece[] = [];
  for (const { text, style } of pieces) {
    for (const [position, part] of text.split(' ').entries()) {
      if (position > 0 && word.length > 0) {
        yield word;
        word = [];
      }
      if (part !== '') word.push({ text: part, style });
    }
  }
  if (word.length > 0) yield word;
}

function widthOf(word: Word): number {
  let width = 0;
  for (const { text } of word) width += displayWidth(text);
  return width;
}

/** A word that is too long in parts that fit: the first in `room` columns, the others in `full`. */
function cut(word: Word, room: number, full: number): Piece[][] {
  const parts: Piece[][] = [[]];
  let left = room;
  for (const { text, style } of word) {
    let rest = text;
    while (rest !== '') {
      const piece = rest.slice(0, fitting(rest, left));
      rest = rest.slice(piece.length);
      left -= displayWidth(piece);
      if (piece !== '') parts.at(-1)?.push({ text: piece, style });
      if (rest === '') break;
      parts.push([]);
      left = Math.max(full, 2);
    }
  }
  return parts;
}

/** How many code units of the text fit into `room` columns, up to a good place to break where there is one. */
function fitting(text: string, room: number): number {
  let used = 0;
  let width = 0;
  let at = 0;
  let good = 0;
  for (const character of text) {
    width = characterWidth(character, width);
    if (used + width > room) return good * 2 >= at ? good : at;
    used += width;
    at += character.length;
    if (BREAK_AFTER.includes(character)) good = at;
  }
  return at;
}
