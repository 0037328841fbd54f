import type { Source } from '@morel/model';

/**
 * What a package URL says of a package that does not come from the public registry of its ecosystem, so that it is not
 * taken for the one of that name there: `vcs_url`, `download_url` or `repository_url` (source: purl-spec, "Known qualifiers").
 * `isPublic` tells the addresses of public registries; where it is absent, a registry is not named.
 */
export function sourceQualifiers(
  source: Source,
  isPublic: (url: string) => boolean = anyRegistry,
): Readonly<Record<string, string>> | undefined {
  switch (source.kind) {
    case 'git': {
      const url = source.url.startsWith('git') ? source.url : `git+${source.url}`;
      return { vcs_url: source.commit ? `${url}@${source.commit}` : url };
    }
    case 'url':
      return { download_url: source.url };
    case 'registry':
      return source.url === undefined || isPublic(source.url) ? undefined : { repository_url: source.url };
    default:
      return undefined;
  }
}

function anyRegistry(): boolean {
  return true;
}
