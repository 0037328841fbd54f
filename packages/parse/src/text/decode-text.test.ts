import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { createPositions } from './positions.ts';

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

it.each([
  ['UTF-8', Buffer.from('é\r\n🍄'), { unit: 'utf-8', mark: 0 }],
  ['UTF-8 with a byte-order mark', Buffer.from('\uFEFFé\r\n🍄'), { unit: 'utf-8', mark: 3 }],
  ['UTF-16, little end first', utf16('é\r\n🍄', false), { unit: 'utf-16', mark: 2 }],
  ['UTF-16, big end first', utf16('é\r\n🍄', true), { unit: 'utf-16', mark: 2 }],
])('decodes %s', (_name, bytes, encoding) => {
  expect(decodeText(bytes)).toEqual({ text: 'é\r\n🍄', encoding });
});

it('takes a second byte-order mark as text', () => {
  expect(decodeText(Buffer.from('\uFEFF\uFEFFa')).text).toBe('\uFEFFa');
});

it.each([
  ['a lone byte', Buffer.from([0x61, 0xff, 0x62]), 'UTF-8: byte 1 '],
  ['Latin-1', Buffer.from('caf\u00e9 au lait', 'latin1'), 'UTF-8: byte 3 '],
  ['a fault further down', Buffer.from('one\r\ntwo\ncaf\u00e9', 'latin1'), 'UTF-8: byte 12 in line 3 '],
  ['a cut-off character', Buffer.from('a🍄').subarray(0, 3), 'UTF-8: byte 1 '],
  ['a fault after a real replacement character', Buffer.from([0xef, 0xbf, 0xbd, 0x61, 0xc0]), 'UTF-8: byte 4 '],
  ['a fault after a byte-order mark', Buffer.from([0xef, 0xbb, 0xbf, 0xe9]), 'UTF-8: byte 3 '],
  ['an encoded surrogate', Buffer.from([0xed, 0xa0, 0x80]), 'UTF-8: byte 0 '],
  ['half a UTF-16 unit', Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x62]), 'UTF-16LE: byte 4 '],
  ['a lone surrogate', Buffer.from([0xfe, 0xff, 0xd8, 0x00, 0x00, 0x61]), 'UTF-16BE: byte 2 '],
])('refuses %s and names the byte', (_name, bytes, message) => {
  const { text, problem } = decodeText(bytes);
  expect(text).toBe('');
  expect(problem).toMatchObject({ code: 'encoding' });
  expect(problem?.message).toContain(message);
});

it('gives back any text, and positions in its bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 1200 }), fc.boolean(), fc.nat(), (text, hasMark, seed) => {
      const well = text.toWellFormed();
      const bytes = Buffer.from(hasMark ? `\uFEFF${well}` : well);
      fc.pre(hasMark || !well.startsWith('\uFEFF'));
      const decoded = decodeText(bytes);
      expect(decoded.text).toBe(well);
      const offset = well === '' ? 0 : seed % well.length;
      fc.pre(!/^[\udc00-\udfff]/.test(well.slice(offset)));
      expect(createPositions(well, decoded.encoding).byte(offset)).toBe(
        Buffer.byteLength(well.slice(0, offset)) + (hasMark ? 3 : 0),
      );
    }),
  );
});

it('never throws, and gives either text or a problem', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const { text, problem } = decodeText(bytes);
      expect(problem === undefined || text === '').toBe(true);
    }),
  );
});
