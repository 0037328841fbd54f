import type { BomHash } from './bom.ts';

/** Names of CycloneDX by those of Subresource Integrity, as far as that has them or lockfiles use them. */
const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
  ['SHA3-256', 'sha3-256'],
  ['SHA3-384', 'sha3-384'],
  ['SHA3-512', 'sha3-512'],
  ['BLAKE2b-256', 'blake2b-256'],
  ['BLAKE2b-384', 'blake2b-384'],
  ['BLAKE2b-512', 'blake2b-512'],
  ['BLAKE3', 'blake3'],
]);
const NAMES: ReadonlyMap<string, string> = new Map([...ALGORITHMS].map(([name, id]) => [id, name]));

/** A hash as a digest of an occurrence (`sha256-<base64>`); undefined for an algorithm that has no such form. */
export function digestOf({ algorithm, value }: BomHash): string | undefined {
  const id = ALGORITHMS.get(algorithm);
  return id === undefined ? undefined : `${id}-${fromHex(value)}`;
}

/** The digest of an occurrence as a hash; undefined where it is of another kind, or none of its algorithm. */
export function hashOf(digest: string): BomHash | undefined {
  const at = digest.lastIndexOf('-');
  const algorithm = NAMES.get(digest.slice(0, at));
  const value = toHex(digest.slice(at + 1));
  if (algorithm === undefined || value === undefined || value.length !== lengthOf(algorithm)) return undefined;
  return { algorithm, value };
}

/** Digits of a hash: the bits that the name says, else those of its standard. */
function lengthOf(algorithm: string): number {
  if (algorithm === 'MD5') return 32;
  if (algorithm === 'SHA-1') return 40;
  return Number(/-(256|384|512)$/.exec(algorithm)?.[1] ?? 256) / 4;
}

function fromHex(hex: string): string {
  const bytes = (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return btoa(String.fromCharCode(...bytes));
}

function toHex(base64: string): string | undefined {
  try {
    const bytes = Array.from(atob(base64), (char) => char.charCodeAt(0));
    return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return undefined;
  }
}
