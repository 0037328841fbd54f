import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLines } from './text-lines.ts';

describe('the lines of a text', () => {
  it('are those with something in them, each with its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\r', '\n') }), (text) => {
        const lines = [...textLines(text)];
        expect(lines.map((line) => line.text)).toEqual(text.match(/[^\r\n]+/g) ?? []);
        for (const line of lines) expect(text.startsWith(line.text, line.start)).toBe(true);
      }),
    );
  });

  it('may have many million characters', () => {
    const long = 'a'.repeat(30_000_000);
    expect([...textLines(`${long}\nb`)].map(({ text, start }) => [text.length, start])).toEqual([
      [long.length, 0],
      [1, long.length + 1],
    ]);
  });
});
