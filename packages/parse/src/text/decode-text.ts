import { isUtf8 } from 'node:buffer';
import type { Problem } from '@morel/model';
import type { Encoding } from './positions.ts';

/** Bytes as text. Where `problem` is set the text is empty. */
export interface DecodedText {
  /** Without byte-order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly problem?: Problem;
}

const UTF8: Encoding = { unit: 'utf-8', mark: 0 };

/** Decodes UTF-8, with or without byte-order mark, and UTF-16 with one. Anything else is an `encoding` problem. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, 0xff, 0xfe)) return decodeUtf16(bytes, 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return decodeUtf16(bytes, 'utf-16be');
  const mark = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
  const content = mark === 0 ? bytes : bytes.subarray(mark);
  if (!isUtf8(content)) return undecodable(`byte ${mark + firstBadByte(content)} is not valid UTF-8`);
  return { text: asBuffer(content).toString('utf8'), encoding: { unit: 'utf-8', mark } };
}

function decodeUtf16(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): DecodedText {
  if (bytes.length % 2 !== 0) return undecodable('the text is UTF-16 with half a character at its end');
  const text = new TextDecoder(label).decode(bytes);
  return { text, encoding: { unit: 'utf-16', mark: 2 } };
}

function undecodable(message: string): DecodedText {
  return { text: '', encoding: UTF8, problem: { code: 'encoding', message } };
}

/** Offset of the first byte that cannot be part of the text: the longest valid prefix, found by halving. */
function firstBadByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (high - low > 4) {
    const middle = boundary(bytes, (low + high) >>> 1);
    if (middle <= low) break;
    if (isUtf8(bytes.subarray(0, middle))) low = middle;
    else high = middle;
  }
  while (low < bytes.length && isUtf8(bytes.subarray(low, low + 1))) low += 1;
  return low;
}

/** The start of the character that a position lies in. */
function boundary(bytes: Uint8Array, position: number): number {
  let at = position;
  while (at > 0 && at > position - 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
