import { createComponent, formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { sourceQualifiers } from '../reading/source-qualifiers.ts';
import { about } from './about.ts';
import { PUB_DEV } from './source.ts';

const NAME = /^[a-z0-9_]+$/;

/** Names of packages: `[a-z0-9_]`, in lower case (source: the definition of the purl type pub). */
export const names: NameRules = {
  normalise: normaliseName,
  purl: (name, version) => pubPurl(name, version),
  fromPurl: ({ namespace, name }) => normaliseName(namespace ? `${namespace}/${name}` : name),
};

/** The name as it is compared. */
export function normaliseName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * The component of a package from this source. What does not come from pub.dev says so in its package URL (`vcs_url`,
 * `repository_url`), so that it is not taken for the package of that name there.
 */
export function pubComponent(name: string, version: string | undefined, source: Source): Component {
  const normalised = normaliseName(name);
  const purl = pubPurl(
    normalised,
    version,
    sourceQualifiers(source, (url) => url === PUB_DEV),
  );
  return createComponent(about.id, normalised, version, purl);
}

function pubPurl(
  name: string,
  version: string | undefined,
  qualifiers?: Readonly<Record<string, string>>,
): string | undefined {
  if (!NAME.test(name)) return undefined;
  return formatPurl({ type: about.purlType, name, version, qualifiers });
}
