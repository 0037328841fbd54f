const HEX_SHA1 = /^[0-9a-f]{40}$/;

/** The digests in an integrity string (source: W3C Subresource Integrity): several are separated by blanks, options are dropped. */
export function digestsOf(integrity: string | undefined): readonly string[] {
  if (!integrity) return [];
  if (!integrity.includes(' ') && !integrity.includes('?')) return [integrity];
  return integrity
    .split(/\s+/)
    .map((digest) => digest.split('?', 1)[0] ?? '')
    .filter((digest) => digest !== '');
}

/** The digest that a tarball address carries after its `#` (`….tgz#<sha1 in hex>`), as old lockfiles have it. */
export function digestOfFragment(url: string): readonly string[] {
  const hash = url.indexOf('#');
  const fragment = hash < 0 ? '' : url.slice(hash + 1);
  return HEX_SHA1.test(fragment) ? [`sha1-${Buffer.from(fragment, 'hex').toString('base64')}`] : [];
}
