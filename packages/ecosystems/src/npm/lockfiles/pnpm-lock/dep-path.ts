import type { Source } from '@morel/model';
import { baseName } from '../../../reading/tree-path.ts';
import { gitSource, sourceOfAddress } from '../../address.ts';

/** What the key of a package in a pnpm-lock.yaml says, in any of the spellings that pnpm has used. */
export interface DepPath {
  readonly name: string;
  readonly version: string | undefined;
  /** Where it comes from, if the key says so. */
  readonly source: Source | undefined;
}

const GIT_HOSTS: ReadonlySet<string> = new Set(['github.com', 'gitlab.com', 'bitbucket.org']);

/**
 * Reads a key: `/name/1.0.0_peer@1` (lockfile 5), `/name@1.0.0(peer@1)` (6), `name@1.0.0(peer@1)` (9), each with a scope,
 * with the host of a registry in front, or with an address in place of the version.
 */
export function readDepPath(key: string): DepPath {
  const base = withoutPeers(key.startsWith('/') ? key.slice(1) : key);
  if (base.startsWith('file:') || base.startsWith('link:')) {
    return {
      name: baseName(base).replace(/^(?:file|link):/, '') || base,
      version: undefined,
      source: sourceOfAddress(base),
    };
  }
  const named = readNameAt(base);
  if (named) return named;
  const slash = base.indexOf('/');
  const host = base.slice(0, Math.max(slash, 0));
  // A slash in front says that no host is: `/lodash.merge/4.6.2` is a package whose name has a dot.
  if (key.startsWith('/') || !isHost(host)) return readNameSlash(base);
  const rest = base.slice(slash + 1);
  if (GIT_HOSTS.has(host)) return readForge(host, rest);
  const { name, version } = readNameAt(rest) ?? readNameSlash(rest);
  return { name, version, source: { kind: 'registry', url: `https://${host}/` } };
}

/** A key without the groups in brackets at its end: peers, and the digest of a patch. */
export function withoutPeers(key: string): string {
  let end = key.length;
  while (key[end - 1] === ')') {
    let open = 0;
    let at = end - 1;
    for (; at >= 0; at -= 1) {
      if (key[at] === ')') open += 1;
      else if (key[at] === '(') open -= 1;
      if (open === 0) break;
    }
    if (at <= 0) return key;
    end = at;
  }
  return key.slice(0, end);
}

/** `name@1.0.0`, `@scope/name@https://…`; undefined where what stands before the `@` is no name. */
function readNameAt(base: string): DepPath | undefined {
  const at = base.indexOf('@', 1);
  if (at < 0) return undefined;
  const name = base.slice(0, at);
  const slash = name.indexOf('/');
  const isName = name.startsWith('@') ? slash > 1 && slash < name.length - 1 : slash < 0;
  if (!isName || name.includes(':') || name.includes('/', slash + 1)) return undefined;
  const reference = base.slice(at + 1);
  if (!reference.includes(':')) return { name, version: plainVersion(reference), source: undefined };
  return { name, version: undefined, source: sourceOfAddress(reference) ?? { kind: 'unknown' } };
}

/** `name/1.0.0_peers`, `@scope/name/1.0.0`. */
function readNameSlash(base: string): DepPath {
  const parts = base.split('/');
  const count = base.startsWith('@') ? 2 : 1;
  const name = parts.slice(0, count).join('/');
  return { name: name || base, version: plainVersion(parts[count] ?? ''), source: undefined };
}

/** `owner/name/commit`: a repository on a host that pnpm knows. */
function readForge(host: string, path: string): DepPath {
  const [owner = '', name = '', commit = ''] = path.split('/');
  const source = gitSource(`https://${host}/${owner}/${name}.git${commit === '' ? '' : `#${commit}`}`);
  return { name: name || path || host, version: undefined, source };
}

function plainVersion(text: string): string | undefined {
  const version = text.split('_', 1)[0] ?? '';
  return /^\d/.test(version) ? version : undefined;
}

function isHost(text: string): boolean {
  return !text.startsWith('@') && (text.includes('.') || text.includes(':'));
}
