/**
 * Where each character of a YAML scalar's value stands in the file: `offsets[i]` for value unit `i`, relative to the raw
 * text. `raw` begins at the scalar, or at its key where `hasKey`. Undefined where the value is not written there (an
 * alias), or uses an escape that is not followed. Source: YAML 1.2.2, chapters 7 and 8.
 */
export function scalarOffsets(raw: string, value: string, hasKey: boolean): Uint32Array | undefined {
  const start = skipProperties(raw, hasKey ? afterKey(raw) : 0);
  const first = raw[start];
  if (first === '*') return undefined;
  if (first === '"' || first === "'") return align({ raw, quote: first, at: start + 1 }, value);
  if (first === '|' || first === '>') return align({ raw, quote: '', at: lineEnd(raw, start) }, value);
  return align({ raw, quote: '', at: start }, value);
}

interface Cursor {
  readonly raw: string;
  readonly quote: '"' | "'" | '';
  at: number;
}

function align(cursor: Cursor, value: string): Uint32Array | undefined {
  const offsets = new Uint32Array(value.length);
  for (let position = 0; position < value.length; position++) {
    const unit = value[position] ?? '';
    const isBlank = BLANK.test(unit);
    if (!isBlank) skipBlanks(cursor);
    offsets[position] = cursor.at;
    if (isBlank) passBlank(cursor);
    else if (!passUnit(cursor, unit)) return undefined;
  }
  return offsets;
}

const BLANK = /[\s\u00a0]/;

/** A blank of the value is one of the file, an escape, or a fold that the next unit passes. */
function passBlank(cursor: Cursor): void {
  const unit = cursor.raw[cursor.at];
  if (unit === '\\' && cursor.quote === '"') cursor.at += cursor.raw[cursor.at + 1] === '\n' ? 0 : 2;
  else if (unit !== undefined && BLANK.test(unit)) cursor.at += 1;
}

/** Passes indentation, line ends and, in double quotes, escaped line ends. */
function skipBlanks(cursor: Cursor): void {
  const { raw, quote } = cursor;
  for (;;) {
    const unit = raw[cursor.at];
    if (unit === undefined) return;
    if (BLANK.test(unit)) cursor.at += 1;
    else if (quote === '"' && unit === '\\' && /[\r\n]/.test(raw[cursor.at + 1] ?? '')) cursor.at += 1;
    else return;
  }
}

function passUnit(cursor: Cursor, unit: string): boolean {
  const { raw, quote } = cursor;
  const found = raw[cursor.at];
  if (quote === '"' && found === '\\') {
    const escaped = raw[cursor.at + 1];
    cursor.at += 2;
    return escaped === unit;
  }
  cursor.at += quote === "'" && unit === "'" ? 2 : 1;
  return found === unit;
}

function afterKey(raw: string): number {
  const quote = raw[0];
  const from = quote === '"' || quote === "'" ? raw.indexOf(quote, 1) + 1 : 0;
  const colon = raw.indexOf(':', from);
  return colon < 0 ? raw.length : colon + 1;
}

/** Passes blanks, a tag and an anchor. */
function skipProperties(raw: string, from: number): number {
  PROPERTIES.lastIndex = from;
  return from + (PROPERTIES.exec(raw)?.[0].length ?? 0);
}

const PROPERTIES = /\s*(?:[&!]\S*\s+){0,2}/y;

function lineEnd(raw: string, from: number): number {
  const at = raw.indexOf('\n', from);
  return at < 0 ? raw.length : at + 1;
}
