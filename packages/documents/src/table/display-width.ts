/**
 * Columns that text takes in a terminal: 0 for combining and format characters, 2 for East Asian wide characters and
 * emoji, 1 for the rest. Ranges from Unicode 16, EastAsianWidth.txt (W and F without emoji, which Node knows itself).
 */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  let last = 0;
  for (const character of text) {
    last = characterWidth(character, last);
    width += last;
  }
  return width;
}

/**
 * Columns of one character (code point) after one that took `previous` columns. The emoji selector widens a narrow
 * character before it.
 */
export function characterWidth(character: string, previous: number): number {
  if (character === EMOJI_SELECTOR) return previous === 1 ? 1 : 0;
  if (ZERO.test(character)) return 0;
  return WIDE.test(character) || isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
}

const EMOJI_SELECTOR = '\uFE0F';
// What nearly all lines consist of: ASCII, and the marks and rules that reports are drawn with.
const NARROW = /^[\x20-\x7e\u00a0\u00b7\u2026\u203a\u2500]*$/;
// Vowels and final consonants of Hangul join the syllable that they follow.
const ZERO = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;
const WIDE = /(?![\u{1f1e6}-\u{1f1ff}])\p{Emoji_Presentation}/u;

const RANGES: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2630, 0x2637],
  [0x268a, 0x268f],
  [0x2e80, 0x303e],
  [0x3041, 0x3247],
  [0x3250, 0x4dbf],
  [0x4dc0, 0xa4c6],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1d300, 0x1d376],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

function isWide(code: number): boolean {
  return code >= 0x1100 && RANGES.some(([first, last]) => code >= first && code <= last);
}
