import type { Source, Upstream } from '@morel/model';
import { asString, get } from '@morel/parse';
import { plainPath } from '../../reading/tree-path.ts';
import { withoutUser } from '../../reading/without-user.ts';
import { PACKAGIST } from '../names.ts';

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const SHA1 = /^[0-9a-f]{40}$/i;
const PACKAGIST_NOTIFIED = /^https:\/\/(?:[a-z]+\.)?packagist\.org\//;

/**
 * Where an entry comes from. A registry's packages are told by the address at which it counts downloads; others come from
 * a repository, an archive or a folder that the project itself names. Source: Composer's documentation, "Repositories".
 */
export function sourceOf(entry: unknown): Source {
  const dist = get(entry, 'dist');
  const path = asString(get(dist, 'url')) ?? '';
  if (get(dist, 'type') === 'path') {
    const isCopied = get(get(entry, 'transport-options'), 'symlink') === false;
    return { kind: isCopied ? 'file' : 'link', path: plainPath(path) };
  }
  const counted = asString(get(entry, 'notification-url'));
  if (counted) return { kind: 'registry', url: registryOf(counted) };
  const source = get(entry, 'source');
  const url = asString(get(source, 'url'));
  if (url) return repository(get(source, 'type'), url, asString(get(source, 'reference')));
  if (path) return { kind: 'url', url: withoutUser(path) };
  return { kind: 'unknown' };
}

function repository(type: unknown, text: string, reference = ''): Source {
  if (type === 'path') return { kind: 'link', path: plainPath(text) };
  if (type !== 'git') return { kind: 'url', url: withoutUser(text) };
  // `git@host:owner/name.git`
  const scp = /^([\w.-]+@[\w.-]+):(?!\/\/)(.*)$/.exec(text);
  const url = withoutUser(scp ? `ssh://${scp[1]}/${scp[2]}` : text);
  return { kind: 'git', url, ...(COMMIT.test(reference) && { commit: reference }) };
}

function registryOf(counted: string): string {
  if (PACKAGIST_NOTIFIED.test(counted)) return PACKAGIST;
  return withoutUser(counted).replace(/\/downloads\/?$/, '/');
}

/** The repository and commit that the archive of a registry's package was made of. */
export function upstreamOf(entry: unknown): Upstream | undefined {
  const source = get(entry, 'source');
  const [url, reference = ''] = [asString(get(source, 'url')), asString(get(source, 'reference'))];
  if (get(source, 'type') !== 'git' || url === undefined) return undefined;
  return { repository: withoutUser(url), ...(COMMIT.test(reference) && { commit: reference }) };
}

/** `shasum` is the SHA-1 of the archive; code hosts make archives anew for each download and leave it empty. */
export function digestsOf(entry: unknown): readonly string[] {
  const digest = asString(get(get(entry, 'dist'), 'shasum')) ?? '';
  return SHA1.test(digest) ? [`sha1-${Buffer.from(digest, 'hex').toString('base64')}`] : [];
}
