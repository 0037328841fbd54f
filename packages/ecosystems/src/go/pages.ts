import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

const PSEUDO = /[-.]\d{14}-([0-9a-f]{12})$/;
const MAJOR = /\/v\d+$/;
/** Hosts whose repositories are at the second part of the path; what follows is a folder in them. */
const FLAT = /^((?:github\.com|bitbucket\.org|codeberg\.org)\/[^/]+\/[^/]+)(?:\/(.*))?$/;
/** Go's own modules, and where their code is shown. */
const EXTENDED = /^golang\.org\/x\/([^/]+)(?:\/(.*))?$/;

/** pkg.go.dev, and the repository that a module path is. Source: "Go Modules Reference", "Mapping versions to commits". */
export const pages: PageRules = {
  registry: (name, version) => webAddress`https://pkg.go.dev/${name}@${version}`,
  repository: (name) => placeOf(name)?.repository,
  ref(name, version) {
    const commit = PSEUDO.exec(version)?.[1];
    if (commit !== undefined) return commit;
    const folder = placeOf(name)?.folder ?? '';
    const tag = version.replace(/\+incompatible$/, '');
    return folder === '' ? tag : `${folder}/${tag}`;
  },
};

/** The repository of a module and its folder there; undefined where only a server could say. */
function placeOf(name: string): { readonly repository: string; readonly folder: string } | undefined {
  const path = name.replace(MAJOR, '');
  const [, module, rest = ''] = EXTENDED.exec(path) ?? [];
  if (module !== undefined) return { repository: `https://github.com/golang/${module}`, folder: rest };
  const [, repository, folder = ''] = FLAT.exec(path) ?? [];
  return repository === undefined ? undefined : { repository: `https://${repository}`, folder };
}
