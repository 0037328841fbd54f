import { quote, type ProblemLog, type Span } from '@morel/model';

/** One entry of a yarn.lock as Yarn Classic writes it. */
export interface ClassicEntry {
  /** `name@range`, one for each range that the entry answers. */
  readonly patterns: readonly string[];
  /** `version`, `resolved`, `integrity` and the like. */
  readonly values: ReadonlyMap<string, string>;
  /** `dependencies` and the like: name and range of each. */
  readonly blocks: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly span: Span;
}

const NO_WORD = /[\s"]/;

interface Draft extends ClassicEntry {
  readonly values: Map<string, string>;
  readonly blocks: Map<string, Map<string, string>>;
  span: Span;
}

interface Line {
  readonly content: string;
  readonly indent: number;
  readonly span: Span;
}

/**
 * Reads the lines of a yarn.lock of version 1: entries at the margin, their values two blanks in, the members of a
 * block four. A line that is nothing of this is reported and left out, the rest is read.
 */
export function readClassicLines(text: string, log: ProblemLog): readonly ClassicEntry[] {
  const entries: Draft[] = [];
  // Lines below a header that was not understood must not be taken for those of the entry before it.
  let entry: Draft | undefined;
  let block: Map<string, string> | undefined;
  for (const line of linesOf(text)) {
    const { content, indent, span } = line;
    if (content.startsWith('<<<<<<< ') && indent === 0) {
      log.add('conflict-markers', 'a merge conflict was left in the file', span);
    } else if (indent === 0) {
      const patterns = readPatterns(content);
      block = undefined;
      entry = patterns && { patterns, values: new Map(), blocks: new Map(), span };
      if (entry) entries.push(entry);
      else unknownLine(line, log);
    } else if (indent === 2 && content.endsWith(':')) {
      block = openBlock(entry, line, log);
    } else {
      addPair(indent === 2 ? entry?.values : indent === 4 ? block : undefined, line, log);
    }
    if (entry) entry.span = { start: entry.span.start, end: span.end };
  }
  return entries;
}

function openBlock(entry: Draft | undefined, line: Line, log: ProblemLog): Map<string, string> | undefined {
  const name = readText(line.content.slice(0, -1));
  if (!entry || name === undefined || entry.blocks.has(name)) {
    unknownLine(line, log);
    return undefined;
  }
  const block = new Map<string, string>();
  entry.blocks.set(name, block);
  return block;
}

function addPair(into: Map<string, string> | undefined, line: Line, log: ProblemLog): void {
  const pair = readPair(line.content);
  if (!into || !pair) {
    unknownLine(line, log);
    return;
  }
  const [key, value] = pair;
  if (into.has(key)) {
    log.add('duplicate-key', `the key ${quote(key)} appears twice; the last one counts`, line.span);
  }
  into.set(key, value);
}

/** The lines that hold something, without comments. */
function* linesOf(text: string): Generator<Line> {
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? text.length : feed + 1;
    const line = text.slice(start, feed < 0 ? text.length : feed);
    const content = line.trim();
    if (content !== '' && !content.startsWith('#')) {
      let indent = 0;
      while (line[indent] === ' ') indent += 1;
      // A tab, which no Yarn writes, leaves the content elsewhere than the blanks end.
      const isPlain = line.startsWith(content, indent);
      yield {
        content,
        indent: isPlain ? indent : -1,
        span: { start: start + indent, end: start + line.trimEnd().length },
      };
    }
    start = next;
  }
}

/** `a@^1.0.0, "b@npm:c@1":` */
function readPatterns(content: string): string[] | undefined {
  if (!content.endsWith(':')) return undefined;
  const patterns: string[] = [];
  const end = content.length - 1;
  for (let at = 0; at < end;) {
    const stop = content[at] === '"' ? closingQuote(content, at) + 1 : unquotedEnd(content, at, end);
    const pattern = stop > at ? readText(content.slice(at, stop)) : undefined;
    if (!pattern) return undefined;
    patterns.push(pattern);
    if (stop === end) break;
    if (content[stop] !== ',' || stop + 1 >= end) return undefined;
    at = stop + 1;
    while (content[at] === ' ') at += 1;
  }
  return patterns.length > 0 ? patterns : undefined;
}

function unquotedEnd(content: string, at: number, end: number): number {
  const comma = content.indexOf(',', at);
  return comma < 0 || comma > end ? end : comma;
}

/** `name "range"`, each with or without quotes. */
function readPair(content: string): [string, string] | undefined {
  const stop = content.startsWith('"') ? closingQuote(content, 0) + 1 : content.indexOf(' ');
  if (stop <= 0 || content[stop] !== ' ') return undefined;
  const key = readText(content.slice(0, stop));
  const value = readText(content.slice(stop).trim());
  return key === undefined || value === undefined ? undefined : [key, value];
}

/** A word, or a string in double quotes with the escapes of JSON. */
function readText(text: string): string | undefined {
  if (!text.startsWith('"')) return text === '' || NO_WORD.test(text) ? undefined : text;
  if (closingQuote(text, 0) !== text.length - 1) return undefined;
  if (!text.includes('\\')) return text.slice(1, -1);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Position of the quote that ends the string which starts here; -1 where none does. */
function closingQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function unknownLine({ content, span }: Line, log: ProblemLog): void {
  log.add('unknown-entry', `the line ${quote(content, 80)} is not understood`, span);
}
