import type { Span } from '@morel/model';
import { textLines } from '../text/text-lines.ts';

/** One setting of an ini file. */
export interface IniEntry {
  /** The file it stands in. */
  readonly path: string;
  /** The section as written between the brackets; empty before the first. */
  readonly section: string;
  /** As written; `[]` after the name of a list is left out. */
  readonly key: string;
  /** Without the quotes around it and without a comment after it; `true` for a key that stands alone. */
  readonly value: string;
  /** UTF-16 offsets of the setting, from its key to the end of its value. */
  readonly span: Span;
}

const COMMENT = /^[;#]/;
const COMMENT_AFTER = /\s[;#].*$/;
const QUOTED = /^(?:"([^"]*)"|'([^']*)')\s*(?:[;#].*)?$/;
const DELIMITER_COLON = /:(?=\s)/;

/**
 * Reads the two dialects of ini that package managers use, npm's `ini` and Python's `configparser`: settings in the order
 * of the file, repeated ones included. A value over several lines gives one setting per line. What is no setting is
 * passed over, as the programs themselves do.
 */
export function readIni(text: string, path: string): IniEntry[] {
  const entries: IniEntry[] = [];
  let section = '';
  for (const { text: line, start: lineStart } of textLines(text)) {
    const content = line.trim().replace(COMMENT_AFTER, '');
    if (content === '' || COMMENT.test(content)) continue;
    if (content.startsWith('[') && content.endsWith(']')) {
      section = content.slice(1, -1).trim();
      continue;
    }
    const start = lineStart + line.length - line.trimStart().length;
    const span = { start, end: start + content.length };
    const last = entries.at(-1);
    if (last?.section !== section || line.startsWith(content) || !isContinuation(content)) {
      entries.push({ path, section, ...readSetting(line.trim(), content), span });
      continue;
    }
    if (last.value === '') entries.pop();
    entries.push({ path, section, key: last.key, value: content, span });
  }
  return entries;
}

/** An indented line that is more of the value above, and not a setting that happens to be indented. */
function isContinuation(content: string): boolean {
  const equals = content.indexOf('=');
  return equals === -1 || content.slice(0, equals).includes('://');
}

/** `content` is the line without its comment; a quoted value is looked for in the whole line, it may hold a `;`. */
function readSetting(line: string, content: string): { key: string; value: string } {
  const delimiter = delimiterOf(content);
  if (delimiter === -1) return { key: content, value: 'true' };
  const key = content.slice(0, delimiter).trim().replace(/\[\]$/, '');
  const quoted = QUOTED.exec(line.slice(delimiter + 1).trim());
  return { key, value: quoted?.[1] ?? quoted?.[2] ?? content.slice(delimiter + 1).trim() };
}

/** The first `=`, or a colon before it that a space follows: npm's keys (`@scope:registry`) hold colons themselves. */
function delimiterOf(content: string): number {
  const equals = content.indexOf('=');
  const colon = content.search(DELIMITER_COLON);
  if (colon !== -1 && (equals === -1 || colon < equals)) return colon;
  return equals === -1 ? content.indexOf(':') : equals;
}
