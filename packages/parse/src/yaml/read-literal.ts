import { handOver } from '../hand-over.ts';
import type { BlockLines } from './lines.ts';
import { countSpaces, foldLines } from './scalars.ts';

/** Indentation indicators, `+` and comments are left to the library. */
const HEADER = /^[|>]-?$/;

/**
 * Reads the literal (`|`) or folded (`>`) scalar whose header starts at this offset, inside a node with this indent
 * (YAML 1.2.2, section 8.1).
 */
export function readLiteral(lines: BlockLines, start: number, outer: number): string {
  const { text } = lines;
  const header = text.slice(start, lines.end);
  if (!HEADER.test(header) || outer < 0) handOver();
  const body: string[] = [];
  let indent = -1;
  let at = lines.following;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const end = feed === -1 ? text.length : feed;
    const line = text.slice(at, end);
    const spaces = countSpaces(line);
    if (spaces === line.length ? spaces > indent : line.endsWith('\r')) handOver();
    if (spaces < line.length) {
      if (indent === -1) indent = spaces;
      if (spaces <= outer) break;
      if (spaces < indent) handOver();
      lines.taken = end;
    }
    body.push(line.slice(indent));
    at = end + 1;
  }
  lines.following = at;
  return joinBody(header, body);
}

function joinBody(header: string, body: string[]): string {
  while (body.at(-1) === '') body.pop();
  if (body.length === 0) handOver();
  const end = header.endsWith('-') ? '' : '\n';
  if (header.startsWith('|')) return body.join('\n') + end;
  // Lines that are indented deeper than the first are not folded.
  if (body.some((line) => line.startsWith(' '))) handOver();
  return foldLines(body) + end;
}
