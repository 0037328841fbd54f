import type { Problem } from '@morel/model';
import { createPositions, type Encoding } from './positions.ts';

/** A file's text, and how it was written. */
export interface DecodedText {
  /** Without byte-order mark; line ends as in the file. Empty where the bytes are no text. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Why the bytes are no text. */
  readonly problem?: Problem;
}

type Label = 'utf-8' | 'utf-16le' | 'utf-16be';

const REPLACEMENT = '\uFFFD';

/**
 * Decodes UTF-8, with or without a byte-order mark, and UTF-16 with one (as Windows tools write it). Anything else is an
 * `encoding` problem that names the first byte that is wrong, and its line.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const label = labelOf(bytes);
  const encoding: Encoding =
    label === 'utf-8' ? { unit: 'utf-8', mark: markLength(bytes) } : { unit: 'utf-16', mark: 2 };
  const content = bytes.subarray(encoding.mark);
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(content);
    // Everything but ASCII takes more bytes in UTF-8 than units in a string.
    const isAscii = label === 'utf-8' && text.length === content.length;
    return { text, encoding: isAscii ? { ...encoding, unit: 'ascii' } : encoding };
  } catch {
    const { offset, line } = firstFault(content, label);
    const message = `the file is not valid ${label.toUpperCase()}: byte ${encoding.mark + offset} in line ${line} is wrong`;
    return { text: '', encoding, problem: { code: 'encoding', message } };
  }
}

function labelOf(bytes: Uint8Array): Label {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function markLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** Where the first byte stands that a tolerant decoder replaces. */
function firstFault(bytes: Uint8Array, label: Label): { readonly offset: number; readonly line: number } {
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
  const positions = createPositions(text, { unit: label === 'utf-8' ? 'utf-8' : 'utf-16', mark: 0 });
  for (let at = text.indexOf(REPLACEMENT); at !== -1; at = text.indexOf(REPLACEMENT, at + 1)) {
    const offset = positions.byte(at);
    if (!holdsReplacement(bytes, offset, label)) return { offset, line: positions.line(at) };
  }
  return { offset: bytes.length, line: positions.line(text.length) };
}

/** Whether the replacement character itself is written here. */
function holdsReplacement(bytes: Uint8Array, offset: number, label: Label): boolean {
  const [first, second, third] = bytes.subarray(offset, offset + 3);
  if (label === 'utf-8') return first === 0xef && second === 0xbf && third === 0xbd;
  return label === 'utf-16le' ? first === 0xfd && second === 0xff : first === 0xff && second === 0xfd;
}
