const SCHEMES = /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/)+/;
const PORT = /^([^/:]+):\d+(?=\/|$)/;
/** Longer ones are left as they are: each part that is taken off costs a walk over the rest. */
const LONGEST = 2048;

/**
 * The repository that an address leads to, as `host/owner/name`, whichever of its spellings is used: without scheme, user,
 * port, query, fragment and `.git`, and with a slash for the colon of `git@host:owner/name`. The case is kept, but for the
 * host's. Source: `CanonicalPackageLocation` of SwiftPM. Idempotent.
 */
export function repositoryOf(address: string): string {
  if (address.length > LONGEST) return address;
  let text = address;
  for (let before = ''; text !== before;) {
    before = text;
    text = simpler(text);
  }
  return text;
}

/** Whether an address is a path on the machine that wrote it. */
export function isLocalPath(address: string): boolean {
  return /^(?:file:\/\/|[/\\~.]|[A-Za-z]:[/\\])/i.test(address);
}

function simpler(address: string): string {
  let text = address.normalize('NFC').replace(SCHEMES, '');
  const end = text.search(/[?#]/);
  if (end >= 0) text = text.slice(0, end);
  text = withoutUser(text)
    .replace(PORT, '$1')
    .replace(/^\/+/, '')
    .replace(/\/{2,}/g, '/');
  text = withoutSuffix(text);
  const slash = hostEnd(text);
  return text.slice(0, slash).toLowerCase().replace(':', '/') + text.slice(slash);
}

function withoutUser(text: string): string {
  const at = text.lastIndexOf('@', hostEnd(text));
  return at < 0 ? text : text.slice(at + 1);
}

function hostEnd(text: string): number {
  const slash = text.indexOf('/');
  return slash < 0 ? text.length : slash;
}

function withoutSuffix(text: string): string {
  let end = text.length;
  for (;;) {
    if (text.charAt(end - 1) === '/') end -= 1;
    else if (text.slice(Math.max(end - 4, 0), end).toLowerCase() === '.git') end -= 4;
    else return text.slice(0, end);
  }
}
