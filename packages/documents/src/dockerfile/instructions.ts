/** One instruction of a Dockerfile. The text has the file's own length: what the builder drops is blanked. */
export interface Instruction {
  /** Upper case. */
  readonly name: string;
  /** What follows the name, with the bodies of here-documents. */
  readonly text: string;
  /** Where `text` begins in the file. */
  readonly start: number;
}

const ESCAPE = /^#[ \t]*escape[ \t]*=[ \t]*([`\\])/im;
const HEAD = /^[ \t]*(?:ONBUILD[ \t]+)?([A-Za-z]+)[ \t]+/i;
const DOCUMENT = /<<(-?)["']?([A-Za-z_][\w.-]{0,60})["']?/g;

/**
 * The instructions of a Dockerfile. A line that ends in the escape character goes on; comment and empty lines within it
 * are dropped by the builder, and so here. Source: Dockerfile reference, "Format" and "Here-documents".
 */
export function* readInstructions(text: string): Generator<Instruction> {
  const search = { patience: 20 };
  const escape = ESCAPE.exec(text.slice(0, 500))?.[1] ?? '\\';
  let at = 0;
  while (at < text.length) {
    const start = at;
    let logical = '';
    for (let more = true; more && at < text.length;) {
      const end = lineEnd(text, at);
      const line = text.slice(at, end);
      const isContinued = logical !== '';
      at = end;
      if (isContinued && /^[ \t]*(?:#.*)?\r?\n?$/.test(line)) {
        logical += ' '.repeat(line.length);
        continue;
      }
      more = line.trimEnd().endsWith(escape) && !/^[ \t]*#/.test(line);
      logical += more && escape !== '\\' ? line.replace(/`(?=[ \t\r\n]*$)/, '\\') : line;
    }
    const head = HEAD.exec(logical);
    if (!head) continue;
    const bodies = bodiesEnd({ text, from: at, logical }, search);
    logical += text.slice(at, bodies);
    at = bodies;
    yield { name: (head[1] ?? '').toUpperCase(), text: logical.slice(head[0].length), start: start + head[0].length };
  }
}

interface Line {
  readonly text: string;
  readonly from: number;
  readonly logical: string;
}

/** The end of the here-documents that a RUN, COPY or ADD opens. One without an end is none. */
function bodiesEnd({ text, from, logical }: Line, search: { patience: number }): number {
  if (!/^[ \t]*(?:ONBUILD[ \t]+)?(?:RUN|COPY|ADD)\b/i.test(logical)) return from;
  let end = from;
  for (const [, dash, mark] of logical.matchAll(DOCUMENT)) {
    let at = end;
    let found = false;
    while (!found && at < text.length && search.patience > 0) {
      const next = lineEnd(text, at);
      const line = text.slice(at, next).replace(/\r?\n$/, '');
      found = (dash === '-' ? line.replace(/^\t+/, '') : line) === mark;
      at = next;
    }
    if (found) end = at;
    else search.patience -= 1;
  }
  return end;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at + 1;
}
