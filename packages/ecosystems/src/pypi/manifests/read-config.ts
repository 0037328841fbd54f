import type { Span } from '@morel/model';
import { textLines } from '@morel/parse';

/** One line of a value in a file of Python's configparser. */
export interface ConfigLine {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  readonly span: Span;
}

/**
 * Reads a configuration file as Python's `configparser` does: a line that is indented belongs to the value above it,
 * whatever it holds. Lines that hold nothing but a comment, and those outside of any option, are passed over.
 */
export function readConfig(text: string): ConfigLine[] {
  const lines: ConfigLine[] = [];
  let section = '';
  let key: string | undefined;
  for (const { text: line, start: index } of textLines(text)) {
    const content = line.trim();
    if (content === '' || content.startsWith('#') || content.startsWith(';')) continue;
    const start = index + line.length - line.trimStart().length;
    const span = { start, end: start + content.length };
    if (/^\s/.test(line)) {
      if (key !== undefined) lines.push({ section, key, value: content, span });
      continue;
    }
    if (content.startsWith('[') && content.endsWith(']')) {
      section = content.slice(1, -1).trim();
      key = undefined;
      continue;
    }
    const delimiter = content.search(/[=:]/);
    key = (delimiter < 0 ? content : content.slice(0, delimiter)).trim().toLowerCase();
    const value = delimiter < 0 ? '' : content.slice(delimiter + 1).trim();
    if (value !== '') lines.push({ section, key, value, span });
  }
  return lines;
}
