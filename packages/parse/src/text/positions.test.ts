import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPositions } from './positions.ts';

it.each([
  ['', 0, 1, 1, 0],
  ['abc', 0, 1, 1, 0],
  ['abc', 3, 1, 4, 3],
  ['a\nb', 1, 1, 2, 1],
  ['a\nb', 2, 2, 1, 2],
  ['a\r\nb\r\n', 3, 2, 1, 3],
  ['a\r\nb\r\n', 6, 3, 1, 6],
  ['é\n🍄x', 4, 2, 3, 7],
  ['abc', -5, 1, 1, 0],
  ['abc', 99, 1, 4, 3],
])('of %j at %d: line %d, column %d, byte %d', (text, offset, ...expected) => {
  const positions = createPositions(text);
  expect([positions.line(offset), positions.column(offset), positions.byte(offset)]).toEqual(expected);
});

it('count two bytes for each unit of a UTF-16 file', () => {
  expect(createPositions('é🍄x', { unit: 'utf-16', mark: 2 }).byte(3)).toBe(8);
});

it('turn a line and column back into the offset', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'é', '\n', '\r\n', '🍄')), fc.nat(), (pieces, seed) => {
      const text = pieces.join('');
      const positions = createPositions(text);
      const offset = seed % (text.length + 1);
      expect(positions.offset(positions.line(offset), positions.column(offset))).toBe(offset);
    }),
  );
});
