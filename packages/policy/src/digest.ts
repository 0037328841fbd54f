/**
 * SHA-256 of a text (as UTF-8) or of bytes, hexadecimal. Node's module is loaded with the first digest: a report for a
 * terminal shows none, and loading takes as long as reading a lockfile.
 */
export function sha256(content: string | Uint8Array): string {
  // oxlint-disable-next-line no-restricted-globals -- the one way to load a module of Node at once and not before
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(content).digest('hex');
}
