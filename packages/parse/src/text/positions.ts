/** How the text was written as bytes: what `decodeText` found out. */
export interface Encoding {
  /** `ascii`: UTF-8 in which every character is one byte. */
  readonly unit: 'ascii' | 'utf-8' | 'utf-16';
  /** Length of the byte-order mark, which is not part of the text. */
  readonly mark: number;
}

/** Turns UTF-16 offsets into a text into lines, columns and bytes. Each table is built once, when first asked for. */
export interface Positions {
  /** 1-based. Lines end with LF or CRLF. */
  line(offset: number): number;
  /** 1-based, in UTF-16 code units, as SARIF and editors count. */
  column(offset: number): number;
  /** The offset of a line and column. */
  offset(line: number, column: number): number;
  /** Offset in the file's bytes, byte-order mark included. */
  byte(offset: number): number;
}

const UTF8: Encoding = { unit: 'utf-8', mark: 0 };
/** A byte offset is kept for every so many code units. */
const STRIDE = 512;
const NOT_ASCII = /[^\0-\x7f]/;

/** Positions in a text; offsets outside of it are taken as its nearest end. */
export function createPositions(text: string, encoding: Encoding = UTF8): Positions {
  let starts: readonly number[] | undefined;
  let bytes: ((offset: number) => number) | undefined;
  const clamp = (offset: number): number => Math.min(Math.max(offset, 0), text.length);
  const lineIndex = (offset: number): number => lastAtMost((starts ??= lineStarts(text)), clamp(offset));
  return {
    line: (offset) => lineIndex(offset) + 1,
    column: (offset) => clamp(offset) - ((starts ??= lineStarts(text))[lineIndex(offset)] ?? 0) + 1,
    offset: (line, column) => clamp(((starts ??= lineStarts(text))[line - 1] ?? text.length) + column - 1),
    byte: (offset) => encoding.mark + (bytes ??= byteOffsets(text, encoding))(clamp(offset)),
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Position of the last element that is not above `value`, in an ascending list that starts at or below it. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function byteOffsets(text: string, encoding: Encoding): (offset: number) => number {
  if (encoding.unit === 'utf-16') return (offset) => offset * 2;
  if (encoding.unit === 'ascii') return (offset) => offset;
  if (!NOT_ASCII.test(text)) return (offset) => offset;
  const marks: number[] = [];
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at % STRIDE === 0) marks.push(bytes);
    bytes += unitBytes(text.charCodeAt(at));
  }
  marks.push(bytes);
  return (offset) => {
    const mark = Math.floor(offset / STRIDE);
    let at = marks[mark] ?? bytes;
    for (let unit = mark * STRIDE; unit < offset; unit += 1) at += unitBytes(text.charCodeAt(unit));
    return at;
  };
}

/** Bytes of a code unit in UTF-8; the two halves of a surrogate pair count two each. */
function unitBytes(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code >= 0xd800 && code <= 0xdfff ? 2 : 3;
}
