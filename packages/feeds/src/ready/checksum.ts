import { createHash } from 'node:crypto';
import type { RandomAccess } from '@morel/model';

const PIECE = 1024 * 1024;

/** The SHA-256 digest of a file. */
export function digestOf(access: RandomAccess): Buffer {
  const hash = createHash('sha256');
  for (const piece of piecesOf(access)) hash.update(piece);
  return hash.digest();
}

/** A file from its first byte to its last. */
export function* piecesOf(access: RandomAccess): Generator<Uint8Array> {
  for (let at = 0; at < access.size; at += PIECE) yield access.readAt(at, Math.min(PIECE, access.size - at));
}

/** The text of the `.sha256` file beside an index, as `sha256sum` writes and checks it. */
export function checksumText(digest: Uint8Array, fileName: string): string {
  return `${Buffer.from(digest).toString('hex')}  ${fileName}\n`;
}

/** The digest in such a text, lower case, or undefined where there is none. */
export function readChecksum(text: string): string | undefined {
  return /^\\?([0-9a-f]{64})(?:\s|$)/i.exec(text.trimStart())?.[1]?.toLowerCase();
}
