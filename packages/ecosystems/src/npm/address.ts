import type { Source } from '@morel/model';
import { withoutUser } from '../reading/without-user.ts';

const COMMIT = /^[0-9a-f]{7,64}$/;
const SHORTHAND_HOSTS: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
  ['gist', 'gist.github.com'],
]);
/** Archives that a forge makes of a commit: how clients fetch git dependencies without git. */
const FORGE_ARCHIVES: readonly RegExp[] = [
  /^https:\/\/codeload\.(github\.com)\/([^/]+\/[^/]+)\/(?:legacy\.)?tar\.gz\/([^/?#]+)/,
  /^https:\/\/(github\.com)\/([^/]+\/[^/]+)\/archive\/([^/?#]+?)(?:\.tar\.gz|\.zip)/,
  /^https:\/\/(gitlab\.com)\/([^/]+\/[^/]+)\/(?:-\/archive|repository\/archive\.tar\.gz\?ref=)\/?([^/?#]+)/,
  /^https:\/\/(bitbucket\.org)\/([^/]+\/[^/]+)\/get\/([^/?#]+?)\.tar\.gz/,
];

/**
 * The source that an address in a lockfile stands for: git in all its spellings, an archive on the web, a file or a
 * folder. Undefined where it is no address, such as a plain version. Names and passwords in it are left out.
 */
export function sourceOfAddress(address: string): Source | undefined {
  const colon = address.indexOf(':');
  if (colon < 0) return undefined;
  const scheme = address.slice(0, colon);
  const rest = address.slice(colon + 1);
  if (scheme === 'file') return { kind: 'file', path: localPath(rest) };
  if (scheme === 'link' || scheme === 'portal') return { kind: 'link', path: localPath(rest) };
  const host = SHORTHAND_HOSTS.get(scheme);
  if (host) return gitSource(`https://${host}/${withGitSuffix(rest)}`);
  if (scheme.startsWith('git') || scheme === 'ssh') return gitSource(address);
  if (scheme !== 'http' && scheme !== 'https') return undefined;
  return forgeArchive(address) ?? (isGitUrl(address) ? gitSource(address) : { kind: 'url', url: withoutUser(address) });
}

/** Whether the address has the form that registries give to their archives: `https://host/name/-/name-1.0.0.tgz`. */
export function isRegistryArchive(address: string): boolean {
  return address.startsWith('http') && address.includes('/-/') && address.endsWith('.tgz');
}

const REGISTRY_ARCHIVE = /\/((?:@[^/]{1,214}\/)?([^/@]{1,214}))\/-\/(?:@[^/]{1,214}\/)?([^/]{1,300})\.tgz$/;

/**
 * The package that a registry's archive holds, by its address. Who asks for an archive by its address gives it a name of
 * their own, and it is still that package.
 */
export function archivedPackage(address: string): { readonly name: string; readonly version: string } | undefined {
  if (!isRegistryArchive(address)) return undefined;
  const [, name, unscoped, file] = REGISTRY_ARCHIVE.exec(address.replace(/%2f/gi, '/')) ?? [];
  if (name === undefined || !file?.startsWith(`${unscoped}-`)) return undefined;
  const version = file.slice((unscoped?.length ?? 0) + 1);
  return /^\d/.test(version) ? { name, version } : undefined;
}

/** A specifier or key as it may be shown: an address in it loses name and password. */
export function shownAddress(text: string): string {
  return text.includes('://') ? withoutUser(text) : text;
}

/** The source of a git address with its commit, if it names one after the `#`. */
export function gitSource(text: string): Source {
  const address = scpToUrl(text);
  const hash = address.indexOf('#');
  const url = withoutUser(hash < 0 ? address : address.slice(0, hash));
  const reference = hash < 0 ? '' : address.slice(hash + 1);
  const commit = reference.split('&').map((part) => part.replace(/^commit[=:]/, ''))[0] ?? '';
  return { kind: 'git', url, ...(COMMIT.test(commit) && { commit }) };
}

/** A path as written after `file:` or `link:`, with `/` between its parts. */
export function localPath(text: string): string {
  const path = text.replaceAll('\\', '/');
  return path.startsWith('//') && !path.startsWith('///') ? path.slice(2) : path.replace(/^\/\/\//, '/');
}

function forgeArchive(address: string): Source | undefined {
  for (const pattern of FORGE_ARCHIVES) {
    const [, host, repository, commit] = pattern.exec(address) ?? [];
    if (host && repository && commit) return gitSource(`https://${host}/${repository}.git#${commit}`);
  }
  return undefined;
}

function isGitUrl(address: string): boolean {
  const hash = address.indexOf('#');
  const path = hash < 0 ? address : address.slice(0, hash);
  return path.endsWith('.git') || address.includes('#commit=') || address.includes('#commit:');
}

/** `git@host:owner/name.git` as an address with `ssh://`. */
function scpToUrl(address: string): string {
  if (address.includes('://')) return address;
  const [host = '', ...path] = address.split(':');
  return host.includes('@') ? `ssh://${host}/${path.join(':')}` : address;
}

function withGitSuffix(repository: string): string {
  const [path = '', ...reference] = repository.split('#');
  const full = path.endsWith('.git') ? path : `${path}.git`;
  return reference.length > 0 ? `${full}#${reference.join('#')}` : full;
}
