import { array, assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from './display-width.ts';
import { GLUE, wrap } from './wrap.ts';

function lines(text: string, width: number): string[] {
  return wrap([{ text }], { first: 0 }, { width, color: false });
}

function squeeze(value: string): string {
  return value.replaceAll(/\s/g, '');
}

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['世界', 4],
    ['ｆｕｌｌ', 8],
    ['한국', 4],
    ['\u1112\u1161\u11ab', 2],
    ['🦠', 2],
    ['👍🏽', 4],
    ['❤\uFE0F', 2],
    ['🇪🇺', 2],
    ['a\u200db', 2],
    ['─›…·→', 5],
    ['กำ', 2],
    ['עברית', 5],
  ])('of %j is %d columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('wrap', () => {
  it('breaks between words', () => {
    expect(lines('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  it('keeps glued words together', () => {
    expect(lines(`say npm${GLUE}ci now`, 8)).toEqual(['say', 'npm ci', 'now']);
  });

  it('cuts a word that fits on no line, after a mark where there is one', () => {
    expect(lines('node_modules/very/long/name', 14)).toEqual(['node_modules/', 'very/long/name']);
    expect(lines('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('never splits a wide character or parts a mark from its letter', () => {
    expect(lines('世界世界', 3)).toEqual(['世', '界', '世', '界']);
    expect(lines('e\u0301e\u0301e\u0301', 2)).toEqual(['e\u0301e\u0301', 'e\u0301']);
  });

  it('puts the label into the first columns and indents the rest', () => {
    const label = { text: '  path' };
    expect(wrap([{ text: 'a b c d' }], { first: 8, label }, { width: 11, color: false })).toEqual([
      '  path  a b',
      '        c d',
    ]);
  });

  it('keeps every line within the width and loses no character, whatever the text', () => {
    const text = string({ unit: 'grapheme', maxLength: 200 });
    assert(
      property(array(text, { maxLength: 4 }), integer({ min: 12, max: 60 }), (texts, width) => {
        const pieces = texts.map((piece) => ({ text: piece.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '') }));
        const result = wrap(pieces, { first: 4, rest: 6 }, { width, color: false });
        for (const line of result) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(squeeze(result.join(''))).toBe(squeeze(pieces.map((piece) => piece.text).join('')));
      }),
    );
  });
});
