import type { Source } from '@morel/model';
import { baseName, plainPath } from '../../reading/tree-path.ts';
import { withoutUser } from '../../reading/without-user.ts';
import { readArchiveName } from './archive-name.ts';
import { digestOf } from './digest.ts';
import { splitExtras } from './read-requirement.ts';

/** An address that a requirement names instead of a version. */
export interface Reference {
  readonly source: Source;
  /** What the address says about the package, as far as it does. */
  readonly name?: string;
  readonly version?: string;
  readonly extras: readonly string[];
  readonly digests: readonly string[];
}

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const VERSION_CONTROL = /^(git|hg|bzr|svn)\+/i;
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i;
/** PDM's way to say "the folder of the project". */
const PROJECT_ROOT = '${PROJECT_ROOT}';

/** Whether the text starts like an address: `https:`, `git+ssh:`, `file:`. A Windows drive is no scheme. */
export function isAddress(text: string): boolean {
  return (SCHEME.exec(text)?.[1]?.length ?? 0) > 1;
}

/**
 * What an address stands for: a commit in a repository, an archive on the web, an archive or folder on disk (`linked`
 * where it is installed as it lies). Names and passwords in it are left out.
 */
export function readReference(address: string, linked = false): Reference {
  const hash = address.indexOf('#');
  const main = hash < 0 ? address : address.slice(0, hash);
  const { fields, digests } = readFragment(hash < 0 ? '' : address.slice(hash + 1));
  const [, egg = '', extras = ''] = /^([^[\]]*)(?:\[([^\]]*)\])?/.exec(fields.get('egg') ?? '') ?? [];
  const source = sourceOf(main, linked);
  const archive = source.kind === 'git' ? undefined : readArchiveName(decoded(baseName(main.split('?', 1)[0] ?? '')));
  const name = egg || archive?.name;
  return {
    source,
    ...(name && { name }),
    ...(archive && { version: archive.version }),
    extras: splitExtras(extras),
    digests,
  };
}

/** A text with `withoutUser` applied to each of its words. */
export function withoutUsers(text: string): string {
  return text.includes('://') ? text.split(/(\s+)/).map(withoutUser).join('') : text;
}

function sourceOf(main: string, linked: boolean): Source {
  const system = VERSION_CONTROL.exec(main)?.[1]?.toLowerCase();
  if (system === 'git') return gitSource(main.slice('git+'.length));
  if (system !== undefined) return { kind: 'url', url: withoutUser(main) };
  const scheme = isAddress(main) ? SCHEME.exec(main)?.[1]?.toLowerCase() : undefined;
  if (scheme === 'git' || scheme === 'ssh') return gitSource(main);
  if (scheme !== undefined && scheme !== 'file') return { kind: 'url', url: withoutUser(main) };
  const path = plainPath(scheme === 'file' ? localPath(main.slice('file:'.length)) : main);
  return linked ? { kind: 'link', path } : { kind: 'file', path };
}

/** The repository, and the commit where the text after the last `@` of its path is one; a branch or tag is not pinned. */
function gitSource(text: string): Source {
  const url = withoutUser(text);
  const path = url.indexOf('/', url.indexOf('://') + 3);
  const at = url.lastIndexOf('@');
  if (path < 0 || at < path) return { kind: 'git', url };
  const commit = url.slice(at + 1);
  return { kind: 'git', url: url.slice(0, at), ...(COMMIT.test(commit) && { commit: commit.toLowerCase() }) };
}

function localPath(text: string): string {
  const path = text.startsWith('///') ? text.slice(2) : text.replace(/^\/\/localhost(?=\/)/, '');
  const inner = path.replace(/^\/+(?=\$\{)/, '');
  return inner.startsWith(PROJECT_ROOT) ? `.${inner.slice(PROJECT_ROOT.length)}` : decoded(path);
}

function readFragment(fragment: string): { fields: Map<string, string>; digests: string[] } {
  const fields = new Map<string, string>();
  const digests: string[] = [];
  for (const part of fragment.split('&')) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const [key, value] = [part.slice(0, equals), part.slice(equals + 1)];
    fields.set(key, value);
    const digest = digestOf(key, value);
    if (digest !== undefined) digests.push(digest);
  }
  return { fields, digests };
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
