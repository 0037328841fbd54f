import type { Span } from '@morel/model';
import { textLines } from '@morel/parse';

export interface Property {
  readonly key: string;
  readonly value: string;
  readonly span: Span;
}

/**
 * The entries of a Java properties file (source: `java.util.Properties.load`), as far as the files read here use it: one
 * on each line, `=` or `:` behind the key, a backslash before a character that stands for itself.
 */
export function readProperties(text: string): Property[] {
  const properties: Property[] = [];
  for (const { text: line, start } of textLines(text)) {
    const content = line.trim();
    if (content === '' || content.startsWith('#') || content.startsWith('!')) continue;
    const first = start + line.indexOf(content);
    const end = separatorOf(content);
    properties.push({
      key: plain(content.slice(0, end).trim()),
      value: plain(content.slice(end + 1).trim()),
      span: { start: first, end: first + content.length },
    });
  }
  return properties;
}

function separatorOf(line: string): number {
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === '=' || line[at] === ':') return at;
  }
  return line.length;
}

function plain(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\(.)/gs, '$1') : text;
}
