import { createComponent, formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { sourceQualifiers } from '../reading/source-qualifiers.ts';
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
  const purl = packagePurl(name, version, sourceQualifiers(source, isCran));
  return createComponent(about.id, name, version, purl);
}

function packagePurl(
  name: string,
  version: string | undefined,
  qualifiers?: Readonly<Record<string, string>>,
): string | undefined {
  if (!NAME.test(name)) return undefined;
  return formatPurl({ type: about.purlType, name, version, qualifiers });
}

/** Bioconductor is public, and no part of CRAN. */
function isCran(url: string): boolean {
  return isPublic(url) && !BIOCONDUCTOR.test(url);
}
