/** The parts of a package URL. Source: ECMA-427, "Package-URL Specification". Parts are decoded. */
export interface PurlParts {
  readonly type: string;
  /** Segments joined by `/`. */
  readonly namespace?: string | undefined;
  readonly name: string;
  readonly version?: string | undefined;
  readonly qualifiers?: Readonly<Record<string, string>> | undefined;
  readonly subpath?: string | undefined;
}

/** The canonical text of a package URL. Type rules (case, normalisation) are the ecosystem's; this only encodes. */
export function formatPurl(parts: PurlParts): string {
  let text = `pkg:${parts.type}/`;
  if (parts.namespace) text += `${parts.namespace.split('/').map(encode).join('/')}/`;
  text += encode(parts.name);
  if (parts.version) text += `@${encode(parts.version)}`;
  const qualifiers = formatQualifiers(parts.qualifiers);
  if (qualifiers) text += `?${qualifiers}`;
  if (parts.subpath) text += `#${parts.subpath.split('/').map(encode).join('/')}`;
  return text;
}

function formatQualifiers(qualifiers: Readonly<Record<string, string>> | undefined): string {
  if (!qualifiers) return '';
  return Object.entries(qualifiers)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => [key.toLowerCase(), encode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&');
}

const PLAIN = /^[A-Za-z0-9._~:-]*$/;

/** Percent-encoding as the specification asks: everything but unreserved characters and the colon. */
function encode(text: string): string {
  if (PLAIN.test(text)) return text;
  return encodeURIComponent(text.toWellFormed())
    .replaceAll('%3A', ':')
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The parts of a package URL, or undefined where the text is not one. Type rules are not applied. */
export function parsePurl(text: string): PurlParts | undefined {
  const scheme = /^pkg:\/*/i.exec(text);
  if (!scheme) return undefined;
  const [beforeHash, hash] = splitOnce(text.slice(scheme[0].length), '#');
  const [path, query] = splitOnce(beforeHash, '?');
  const slash = path.indexOf('/');
  if (slash <= 0) return undefined;
  const type = path.slice(0, slash).toLowerCase();
  if (!/^[a-z][a-z0-9.-]*$/.test(type)) return undefined;
  const at = versionStart(path);
  if (path[at - 1] === '/') return undefined;
  const segments = decodeSegments(path.slice(slash + 1, at < 0 ? undefined : at));
  const version = at < 0 ? undefined : decode(path.slice(at + 1));
  const qualifiers = parseQualifiers(query);
  const name = segments?.pop();
  if (!segments || !name || !qualifiers) return undefined;
  const subpath = decodeSegments(hash)
    ?.filter((part) => part !== '.' && part !== '..')
    .join('/');
  return {
    type,
    name,
    ...(segments.length > 0 && { namespace: segments.join('/') }),
    ...(version && { version }),
    ...(Object.keys(qualifiers).length > 0 && { qualifiers }),
    ...(subpath && { subpath }),
  };
}

/** Where the `@` before the version stands, or -1. One that starts a segment with others behind it is a scope. */
function versionStart(path: string): number {
  const at = path.lastIndexOf('@');
  return path[at - 1] === '/' && path.includes('/', at) ? -1 : at;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decodeSegments(text: string): string[] | undefined {
  const segments: string[] = [];
  for (const part of text.split('/')) {
    if (part === '') continue;
    const decoded = decode(part);
    if (decoded === undefined) return undefined;
    segments.push(decoded);
  }
  return segments;
}

function parseQualifiers(query: string): Record<string, string> | undefined {
  const qualifiers: Record<string, string> = Object.create(null);
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const [key, value] = splitOnce(pair, '=');
    if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(key)) return undefined;
    const decoded = decode(value);
    if (decoded === undefined) return undefined;
    if (decoded !== '') qualifiers[key.toLowerCase()] = decoded;
  }
  return qualifiers;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
