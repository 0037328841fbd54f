import { FORGES, type Forge } from './forges.ts';

/** A repository at a known code host. */
export interface Repository {
  readonly forge: Forge;
  /** `https://github.com/owner/name`. */
  readonly url: string;
}

const LONGEST = 500;
/** Nothing that a terminal, a page or a comment could take for more than an address. */
const PLAIN = /^[\w.~:/@+#?=&%-]+$/;
const SCP = /^(?:git@)?([\w.-]+):(?!\/\/)\/?(.+)$/;
const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'git:', 'ssh:']);
const PART = /^~?\w[\w.-]*$/;

/**
 * The repository that an address names, whichever of its spellings is used: `git+ssh://git@github.com/a/b.git`,
 * `git@github.com:a/b`, `https://github.com/a/b/tree/main/c`. Undefined where it is at no known code host, holds a user or
 * a password, a port, or characters that no repository has: text from outside never becomes a link as it is.
 */
export function repositoryAt(address: string): Repository | undefined {
  const text = address.trim().replace(/^git\+/i, '');
  if (text.length > LONGEST || !PLAIN.test(text) || text.includes('..')) return undefined;
  const url = parse(text);
  if (!url || !SCHEMES.has(url.protocol) || url.port !== '' || url.password !== '') return undefined;
  if (url.username !== '' && !(url.protocol === 'ssh:' && url.username === 'git')) return undefined;
  const forge = FORGES.find(({ hosts }) => hosts.includes(url.hostname.toLowerCase()));
  if (!forge) return undefined;
  const path = pathIn(url.pathname, forge);
  return path === undefined ? undefined : { forge, url: `https://${hostOf(url, forge)}/${path}` };
}

/** `www.` and other names of a host's first one are not kept apart; each instance of the same software is. */
function hostOf({ hostname }: URL, { hosts }: Forge): string {
  const host = hostname.toLowerCase();
  const bare = host.replace(/^www\./, '');
  return hosts.includes(bare) ? bare : host;
}

function parse(text: string): URL | undefined {
  if (/^[a-z][a-z0-9.-]*:\/\//i.test(text)) return URL.canParse(text) ? new URL(text) : undefined;
  const [, host, path] = SCP.exec(text) ?? [];
  const full = `ssh://git@${host}/${path}`;
  return host !== undefined && URL.canParse(full) ? new URL(full) : undefined;
}

function pathIn(pathname: string, { depth, ends }: Forge): string | undefined {
  const parts = pathname.split('/').filter((part) => part !== '');
  const end = ends === undefined ? -1 : parts.indexOf(ends);
  const own = (end < 0 ? parts : parts.slice(0, end)).slice(0, depth.most);
  const last = own.pop()?.replace(/\.git$/i, '');
  if (last === undefined || own.length + 1 < depth.least) return undefined;
  own.push(last);
  return own.every((part) => PART.test(part)) ? own.join('/') : undefined;
}

const REF = /^\w[\w.+@/-]{0,199}$/;

/** Fills in one of a code host's addresses; undefined where a tag or commit has characters that none has. */
export function pageOf(
  { url }: Repository,
  template: string | undefined,
  refs: { readonly from?: string; readonly to?: string } = {},
): string | undefined {
  const named = [refs.from, refs.to].filter((ref) => ref !== undefined);
  if (template === undefined || !named.every((ref) => REF.test(ref) && !ref.includes('..'))) return undefined;
  return template.replace('{repo}', url).replace('{from}', encode(refs.from)).replace('{to}', encode(refs.to));
}

function encode(ref: string = ''): string {
  return ref.split('/').map(encodeURIComponent).join('/');
}
