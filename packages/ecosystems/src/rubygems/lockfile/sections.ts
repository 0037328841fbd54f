import type { Span } from '@morel/model';
import { textLines } from '@morel/parse';

/** A line of a lockfile that is not blank. */
export interface Line {
  /** How many spaces stand in front: they alone say what the line is. */
  readonly indent: number;
  /** Without those spaces. */
  readonly text: string;
  /** Without those spaces. */
  readonly span: Span;
}

/** A title at the start of a line, and what is indented below it. */
export interface Section {
  readonly title: Line;
  readonly lines: readonly Line[];
}

/** The sections of a lockfile, and the lines in front of the first (source: bundler/lockfile_parser.rb). */
export function sectionsOf(text: string): { readonly sections: readonly Section[]; readonly strays: readonly Line[] } {
  const sections: { readonly title: Line; readonly lines: Line[] }[] = [];
  const strays: Line[] = [];
  for (const { text: whole, start: lineStart } of textLines(text)) {
    if (whole.trim() === '') continue;
    const indent = whole.length - whole.replace(/^ +/, '').length;
    const start = lineStart + indent;
    const line = { indent, text: whole.slice(indent), span: { start, end: lineStart + whole.length } };
    if (indent === 0 && !/^\s/.test(whole)) sections.push({ title: line, lines: [] });
    else (sections.at(-1)?.lines ?? strays).push(line);
  }
  return { sections, strays };
}
