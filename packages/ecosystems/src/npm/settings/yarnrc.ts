import { quote, type ProblemLog, type Span } from '@morel/model';
import { textLines } from '@morel/parse';

/** A pattern runs out of stack on lines of many million characters. */
const LONGEST_LINE = 100_000;
const PAIR = /^("(?:[^"\\]|\\.)*"|[^\s"]+)\s+("(?:[^"\\]|\\.)*"|[^\s"].*)$/;

/** The settings of a .yarnrc, one a line: key and value with a blank between, each with quotes or without. */
export function readYarnrc(
  text: string,
  log: ProblemLog,
): readonly { readonly key: string; readonly value: string; readonly span: Span }[] {
  const settings: { key: string; value: string; span: Span }[] = [];
  for (const { text: line, start: lineStart } of textLines(text)) {
    const content = line.trim();
    const start = lineStart + line.length - line.trimStart().length;
    if (content === '' || content.startsWith('#')) continue;
    const span = { start, end: start + content.length };
    const [, key, value] = content.length > LONGEST_LINE ? [] : (PAIR.exec(content) ?? []);
    if (key === undefined || value === undefined) {
      log.add('unknown-entry', `the line ${quote(content, 80)} is not understood`, span);
      continue;
    }
    settings.push({ key: unquoted(key), value: unquoted(value), span });
  }
  return settings;
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
