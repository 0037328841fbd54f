import type { Source } from '@morel/model';
import { asString, get } from '@morel/parse';
import { withoutUser } from '../../reading/without-user.ts';

const COMMIT = /^[0-9a-f]{7,64}$/i;
const UNKNOWN: Source = { kind: 'unknown' };

/** Addresses of the repositories that a lockfile lists, by their names. */
export type Repositories = ReadonlyMap<string, string>;

/**
 * Where a package comes from: `Source` says it, and for what comes from no repository `RemoteType` with the other fields
 * that the remotes package writes. A repository package may carry `Remote*` fields too, which then say nothing.
 */
export function sourceOf(entry: unknown, repositories: Repositories): Source {
  const text = (key: string): string | undefined => asString(get(entry, key)) || undefined;
  const source = text('Source')?.toLowerCase();
  if (source === 'bioconductor') return { kind: 'registry', url: 'https://bioconductor.org' };
  if (source === 'repository' || source === 'cran') return repositorySource(text('Repository'), repositories);
  const type = text('RemoteType')?.toLowerCase() ?? source;
  switch (type) {
    case undefined:
    case 'standard':
    case 'cran':
      return repositorySource(text('Repository'), repositories);
    case 'github':
    case 'gitlab':
    case 'bitbucket':
      return hostedSource(type, text);
    case 'git':
    case 'git2r':
    case 'xgit':
      return gitSource(text('RemoteUrl'), text('RemoteSha'));
    case 'url':
      return addressSource(text('RemoteUrl'));
    case 'local':
      return { kind: 'file', path: text('RemoteUrl') ?? '' };
    default:
      return UNKNOWN;
  }
}

/** `Repository` is the name of one of the listed repositories, or an address. */
function repositorySource(name: string | undefined, repositories: Repositories): Source {
  if (name === undefined) return { kind: 'registry' };
  const url = repositories.get(name) ?? (/^https?:\/\//.test(name) ? withoutUser(name) : undefined);
  return { kind: 'registry', ...(url !== undefined && { url }) };
}

const HOSTS: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
};

function hostedSource(type: string, text: (key: string) => string | undefined): Source {
  const [user, repository] = [text('RemoteUsername'), text('RemoteRepo')];
  if (user === undefined || repository === undefined) return UNKNOWN;
  // `api.github.com`, `api.bitbucket.org/2.0`, `git.example/api/v3`: addresses of interfaces, not of repositories.
  const host = (text('RemoteHost') ?? HOSTS[type] ?? '').replace(/^https?:\/\//, '').replace(/\/.*$/s, '');
  const plain = /^api\.(?:github\.com|bitbucket\.org)$/.test(host) ? host.slice('api.'.length) : host;
  return gitSource(`https://${plain}/${user}/${repository}`, text('RemoteSha'));
}

function gitSource(url: string | undefined, commit: string | undefined): Source {
  if (url === undefined) return UNKNOWN;
  return { kind: 'git', url: withoutUser(url), ...(commit && COMMIT.test(commit) && { commit }) };
}

function addressSource(url: string | undefined): Source {
  return url === undefined ? UNKNOWN : { kind: 'url', url: withoutUser(url) };
}
