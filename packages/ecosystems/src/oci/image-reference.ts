/** An image as a file names it. */
export interface ImageReference {
  /** With the host of its registry, where that is not Docker Hub; `library/` left out. */
  readonly name: string;
  readonly tag?: string;
  /** `sha256:…` */
  readonly digest?: string;
}

export const LONGEST_IMAGE = 1000;

const HOST = String.raw`(?:localhost|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:))(?::[0-9]+)?`;
const PART = String.raw`[a-z0-9]+(?:[._-]+[a-z0-9]+)*`;
const NAME = `(?:(${HOST})/)?(${PART}(?:/${PART})*)`;
const REFERENCE = new RegExp(
  `^(${NAME})(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@([a-z0-9+._-]+:[A-Za-z0-9=_-]{32,}))?$`,
);
const WHOLE_NAME = new RegExp(`^${NAME}$`);
const HUB: ReadonlySet<string> = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
]);

/** Reads `[host/]name[:tag][@digest]`; undefined where it is none. Source: the grammar in `distribution/reference`. */
export function parseImage(text: string): ImageReference | undefined {
  if (text.length > LONGEST_IMAGE) return undefined;
  const [, name, , , tag, digest] = REFERENCE.exec(text) ?? [];
  if (name === undefined) return undefined;
  return { name: normaliseImage(name), ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

/** The registry of an image and its name there; undefined where the text names none. No registry is Docker Hub. */
export function partsOfImage(name: string): { readonly host?: string; readonly path: string } | undefined {
  if (name.length > LONGEST_IMAGE) return undefined;
  const [, host, path] = WHOLE_NAME.exec(name) ?? [];
  if (path === undefined) return undefined;
  return host === undefined ? { path } : { host: host.toLowerCase(), path };
}

/** The form in which two names are equal: `docker.io/library/debian` is `debian`. */
export function normaliseImage(name: string): string {
  const { host, path } = partsOfImage(name) ?? {};
  if (path === undefined) return name;
  if (host !== undefined && !HUB.has(host)) return `${host}/${path}`;
  const short = /^library\/([^/]+)$/.exec(path)?.[1] ?? path;
  // On Docker Hub nobody is called like a host; such a name keeps what tells that it is no host.
  return partsOfImage(short)?.host === undefined ? short : `${[...HUB][0]}/${path}`;
}

const HASHES: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** The digest as a subresource-integrity string; none for an algorithm that those do not know. */
export function integrityOf(digest: string | undefined): readonly string[] {
  const [algorithm = '', hex = ''] = digest?.split(':', 2) ?? [];
  const isKnown = Object.hasOwn(HASHES, algorithm) && hex.length === HASHES[algorithm] && /^[0-9a-f]+$/.test(hex);
  return isKnown ? [`${algorithm}-${Buffer.from(hex, 'hex').toString('base64')}`] : [];
}
