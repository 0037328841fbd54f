import type { BomHash } from '@morel/model';
import { formatFault } from '@morel/parse';

/** Hexadecimal digits that a hash of each algorithm has. Source: CycloneDX 1.7, `hash-alg` and `hash-content`. */
const DIGITS: ReadonlyMap<string, number> = new Map([
  ['MD5', 32],
  ['SHA-1', 40],
  ['SHA-256', 64],
  ['SHA-384', 96],
  ['SHA-512', 128],
  ['SHA3-256', 64],
  ['SHA3-384', 96],
  ['SHA3-512', 128],
  ['BLAKE2b-256', 64],
  ['BLAKE2b-384', 96],
  ['BLAKE2b-512', 128],
  ['BLAKE3', 64],
]);

/** Whether it is a hash of an algorithm that the format has a name for. */
export function isHash({ algorithm, value }: BomHash): boolean {
  return DIGITS.get(algorithm) === value.length && /^[0-9a-f]+$/.test(value);
}

/** Whether the schema takes a text for an address. */
export function isAddress(text: string): boolean {
  return formatFault('iri-reference', text) === undefined;
}

export function isEmail(text: string | undefined): text is string {
  return text !== undefined && formatFault('idn-email', text) === undefined;
}
