import { formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { about } from './about.ts';
import { isPublic } from './registry.ts';

const NAME = /^[A-Za-z][A-Za-z0-9.]*$/;
const BIOCONDUCTOR = /^https:\/\/bioconductor\.org(?:\/|$)/;

/** Names of R packages: letters, digits and dots. R, CRAN and advisories tell upper and lower case apart. */
export const names: NameRules = {
  normalise: (name) => name,
  purl: (name, version) => packagePurl(name, version),
  fromPurl: ({ namespace, name }) => (namespace ? `${namespace}/${name}` : name),
};

/** The component of a package. One that does not come from CRAN says so in its package URL. */
export function rComponent(name: string, version: string | undefined, source: Source): Component {
  const purl = packagePurl(name, version, qualifiersOf(source));
  return { ecosystem: about.id, name, ...(version && { version }), ...(purl && { purl }) };
}

function packagePurl(
  name: string,
  version: string | undefined,
  qualifiers: Readonly<Record<string, string>> = {},
): string | undefined {
  if (!NAME.test(name)) return undefined;
  return formatPurl({ type: about.purlType, name, ...(version && { version }), qualifiers });
}

function qualifiersOf(source: Source): Readonly<Record<string, string>> {
  if (source.kind === 'git') return { vcs_url: `git+${source.url}${source.commit ? `@${source.commit}` : ''}` };
  if (source.kind === 'url') return { download_url: source.url };
  if (source.kind !== 'registry' || source.url === undefined) return {};
  return isPublic(source.url) && !BIOCONDUCTOR.test(source.url) ? {} : { repository_url: source.url };
}
