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

/** Algorithms for which two archives of one digest can be made. */
const WEAK: ReadonlySet<string> = new Set(['md5', 'sha1']);

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

/** The name of an algorithm in CycloneDX, by that of Subresource Integrity; as it is where there is none. */
export function algorithmNamed(kind: string): string {
  return NAMES.get(kind) ?? kind;
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

/** What two lists of digests of one thing say about each other. */
export interface DigestComparison {
  /**
   * `differ`: of some kind both have digests, and one is gone where another has come. `same`: of some kind both have
   * digests, and none contradicts; a list may have grown or shrunk. `not-comparable`: they share no kind.
   */
  readonly verdict: 'same' | 'differ' | 'not-comparable';
  /** All that could be compared is of algorithms for which two archives of one digest can be made. */
  readonly isWeak: boolean;
  /** The kinds that both have and whose digests are not all the same, sorted. */
  readonly changes: readonly DigestChange[];
}

export interface DigestChange {
  /** An algorithm as Subresource Integrity has it (`sha512`), or the name of another kind of digest (`h1`). */
  readonly kind: string;
  /** As written. */
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/**
 * Compares digests of what is said to be the same thing. They may be written as Subresource Integrity (`sha512-<base64>`,
 * several in one text, with options) or with a colon, in hexadecimal or base64. What is no digest of a known algorithm
 * (`h1:…`, the hash of a tree) or has not its length is compared as text, and with its own kind only. Source: W3C
 * Subresource Integrity, section 3.
 */
export function compareDigests(before: Iterable<string>, after: Iterable<string>): DigestComparison {
  const [old, now] = [byKind(before), byKind(after)];
  const shared = [...old.keys()].filter((kind) => now.has(kind)).sort();
  const changes = shared.flatMap((kind): DigestChange[] => {
    const gone = missingFrom(now.get(kind), old.get(kind));
    const come = missingFrom(old.get(kind), now.get(kind));
    return gone.length + come.length > 0 ? [{ kind, gone, come }] : [];
  });
  const differs = changes.some(({ gone, come }) => gone.length > 0 && come.length > 0);
  return {
    verdict: shared.length === 0 ? 'not-comparable' : differs ? 'differ' : 'same',
    isWeak: shared.length > 0 && shared.every((kind) => WEAK.has(kind)),
    changes,
  };
}

/** Whether a digest is of an algorithm for which two archives of one digest can be made. */
export function isWeakDigest(digest: string): boolean {
  return WEAK.has(readDigest(digest).kind);
}

/** Digests by kind: what is compared, with the text as written. */
type DigestsByKind = Map<string, Map<string, string>>;

function byKind(texts: Iterable<string>): DigestsByKind {
  const found: DigestsByKind = new Map();
  for (const list of texts) {
    for (const text of list.split(/\s+/)) {
      if (text === '') continue;
      const { kind, value } = readDigest(text);
      const values = found.get(kind) ?? new Map<string, string>();
      found.set(kind, values);
      if (!values.has(value)) values.set(value, text);
    }
  }
  return found;
}

function missingFrom(values: ReadonlyMap<string, string> = new Map(), of: ReadonlyMap<string, string> = new Map()) {
  return [...of].flatMap(([value, text]) => (values.has(value) ? [] : [text])).sort();
}

const KNOWN = /^(md5|sha-?(?:1|256|384|512)|sha3-(?:256|384|512)|blake2b-(?:256|384|512)|blake3)[-:](.*)$/is;

/** The kind of a digest, and its value: hexadecimal where it is one of a known algorithm, else as written. */
function readDigest(text: string): { readonly kind: string; readonly value: string } {
  const options = text.indexOf('?');
  const digest = options < 0 ? text : text.slice(0, options);
  const [, name, value = ''] = KNOWN.exec(digest) ?? [];
  if (name === undefined) {
    const at = Math.max(digest.lastIndexOf('-'), digest.lastIndexOf(':'));
    return { kind: digest.slice(0, Math.max(at, 0)).toLowerCase(), value: digest.slice(at + 1) };
  }
  const kind = name.toLowerCase().replace(/^sha-/, 'sha');
  const length = lengthOf(NAMES.get(kind) ?? '');
  if (value.length === length && /^[0-9a-f]+$/i.test(value)) return { kind, value: value.toLowerCase() };
  const hex = value.length > length ? undefined : toHex(value.replaceAll('-', '+').replaceAll('_', '/'));
  // A damaged digest is another one than any that is whole.
  return { kind, value: hex?.length === length ? hex : `as written: ${value}` };
}
