const SHA512 = /^(?:sha512-)?([A-Za-z0-9+/]{86}==)$/;

/** The digest of a package as NuGet's files have it: SHA-512 in base64, in some with its name in front. */
export function digestsOf(hash: string | undefined): readonly string[] {
  const found = hash === undefined ? undefined : SHA512.exec(hash)?.[1];
  return found === undefined ? [] : [`sha512-${found}`];
}
