import type { TermFault } from './term.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  s: ' ',
  e: '\u{1b}',
  a: '\u{7}',
  b: '\b',
  d: '\u{7f}',
  f: '\f',
  v: '\v',
  '0': '\0',
};
const CODE = /[ux](?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{4})|([0-9A-Fa-f]{2}))/y;
const LAST_CODE_POINT = 0x10_ff_ff;

/**
 * The text in quotes that starts at this offset, and where it ends. An interpolation (`#{…}` in Elixir) is code, which is
 * not evaluated: a fault.
 */
export function readText(
  text: string,
  start: number,
  isElixir: boolean,
): { readonly value: string; readonly end: number } | TermFault {
  const mark = text.charAt(start);
  const special = mark === '"' ? /["\\#]/g : /['\\]/g;
  let value = '';
  let from = start + 1;
  special.lastIndex = from;
  for (let found = special.exec(text); found; found = special.exec(text)) {
    const [character] = found;
    if (character === mark) return { value: value + text.slice(from, found.index), end: found.index + 1 };
    if (character === '#') {
      if (!isElixir || text.charAt(found.index + 1) !== '{') continue;
      return { code: 'syntax', offset: found.index, message: 'the text holds an expression, which is not evaluated' };
    }
    const escape = readEscape(text, found.index + 1);
    value += text.slice(from, found.index) + escape.value;
    from = escape.end;
    special.lastIndex = from;
  }
  return { code: 'syntax', offset: text.length, message: 'the text ends too early, inside of quotes' };
}

function readEscape(text: string, at: number): { readonly value: string; readonly end: number } {
  CODE.lastIndex = at;
  const [all = '', braced, long, short] = CODE.exec(text) ?? [];
  const digits = braced ?? long ?? short;
  if (digits !== undefined) {
    const code = Number.parseInt(digits, 16);
    return { value: code <= LAST_CODE_POINT ? String.fromCodePoint(code) : '\u{fffd}', end: at + all.length };
  }
  const character = text.charAt(at);
  return { value: ESCAPES[character] ?? character, end: at + 1 };
}
