/** One instruction of a Dockerfile on one line, and where it begins and ends in the file. */
export interface Instruction {
  /** Upper case. */
  readonly name: string;
  /** What follows the name, without line ends, escapes and comments. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ESCAPE = /^#[ \t]*escape[ \t]*=[ \t]*([`\\])/im;
const HEAD = /^[ \t]*(?:ONBUILD[ \t]+)?([A-Za-z]+)[ \t]+/i;
const WITH_DOCUMENTS = /^[ \t]*(?:ONBUILD[ \t]+)?(?:RUN|COPY|ADD)\b/i;
const DOCUMENT = /<<(-?)["']?([A-Za-z_][\w.-]{0,60})["']?/g;
/** Lines that are gone through for the end of here-documents that have none. */
const MOST_FRUITLESS = 20;

/**
 * The instructions of a Dockerfile, without the bodies of here-documents, in which a line may look like an instruction.
 * Source: Dockerfile reference, "Format", "escape" and "Here-Documents".
 */
export function* readInstructions(text: string): Generator<Instruction> {
  const escape = ESCAPE.exec(text.slice(0, 500))?.[1] ?? '\\';
  const lines = linesOf(text);
  let fruitless = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const start = lines[at]?.start ?? 0;
    const [logical, last] = joined(lines, at, escape);
    at = last;
    const end = (lines[last]?.start ?? 0) + (lines[last]?.text.length ?? 0);
    if (WITH_DOCUMENTS.test(logical)) {
      for (const [, dash = '', mark = ''] of logical.matchAll(DOCUMENT)) {
        const body = fruitless < MOST_FRUITLESS ? endOfDocument(lines, at + 1, { dash, mark }) : undefined;
        if (body === undefined) fruitless += 1;
        else at = body;
      }
    }
    const head = HEAD.exec(logical);
    if (!head) continue;
    yield { name: (head[1] ?? '').toUpperCase(), text: logical.slice(head[0].length), start, end };
  }
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line.endsWith('\r') ? line.slice(0, -1) : line, start });
    start += line.length + 1;
  }
  return lines;
}

/** The logical line that begins at a line, and the last line of it. */
function joined(lines: readonly Line[], from: number, escape: string): [string, number] {
  const first = lines[from]?.text ?? '';
  if (/^[ \t]*#/.test(first) || !first.trimEnd().endsWith(escape)) return [first, from];
  const parts = [withoutEscape(first)];
  let at = from + 1;
  for (; at < lines.length; at += 1) {
    const line = lines[at]?.text ?? '';
    // The builder drops empty lines and comments within an instruction.
    if (/^[ \t]*(?:#.*)?$/.test(line)) continue;
    const goesOn = line.trimEnd().endsWith(escape);
    parts.push(goesOn ? withoutEscape(line) : line);
    if (!goesOn) break;
  }
  return [parts.join(' '), Math.min(at, lines.length - 1)];
}

function withoutEscape(line: string): string {
  return line.trimEnd().slice(0, -1);
}

/** The line that ends a here-document; undefined where none does, so that it is none. */
function endOfDocument(
  lines: readonly Line[],
  from: number,
  { dash, mark }: { readonly dash: string; readonly mark: string },
): number | undefined {
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at]?.text ?? '';
    if ((dash === '-' ? line.replace(/^\t+/, '') : line) === mark) return at;
  }
  return undefined;
}
