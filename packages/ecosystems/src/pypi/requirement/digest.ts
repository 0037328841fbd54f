/** Length in hexadecimal digits of the digests that Python's tools write. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['md5', 32],
  ['sha1', 40],
  ['sha224', 56],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
  ['blake2b', 128],
]);
const HEX = /^[0-9a-f]+$/i;

/** The Subresource-Integrity form (`sha256-<base64>`) of a digest in hexadecimal; undefined where it is none. */
export function digestOf(algorithm: string, hex: string): string | undefined {
  const name = algorithm.toLowerCase();
  if (hex.length !== LENGTHS.get(name) || !HEX.test(hex)) return undefined;
  return `${name}-${Buffer.from(hex, 'hex').toString('base64')}`;
}

/** The same for the way that lockfiles write it: `sha256:<hex>`. */
export function digestOfPair(text: string): string | undefined {
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : digestOf(text.slice(0, colon), text.slice(colon + 1));
}

/** The digests among some texts of the form `sha256:<hex>`, each once. */
export function digestsOf(texts: Iterable<string | undefined>): string[] {
  const digests = new Set<string>();
  for (const text of texts) {
    const digest = text === undefined ? undefined : digestOfPair(text);
    if (digest !== undefined) digests.add(digest);
  }
  return [...digests];
}
