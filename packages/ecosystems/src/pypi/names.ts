import { formatPurl, type NameRules } from '@morel/model';
import { about } from './about.ts';

const SEPARATORS = /[-_.]+/g;
const NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** Names of Python packages: case and the choice of separator do not count (packaging.python.org, "Name normalization"). */
export const names: NameRules = {
  normalise: normaliseName,
  purl: (name, version) => pypiPurl(name, version),
  fromPurl: ({ namespace, name }) => normaliseName(namespace ? `${namespace}/${name}` : name),
  asRead: (parts) => ({ ...parts, name: normaliseName(parts.name) }),
};

/** The form in which two names of Python packages are equal. */
export function normaliseName(name: string): string {
  return name.replace(SEPARATORS, '-').toLowerCase();
}

/** The package URL of a normalised name; undefined where the text cannot be a package's name. */
export function pypiPurl(
  name: string,
  version: string | undefined,
  qualifiers?: Readonly<Record<string, string>>,
): string | undefined {
  if (!NAME.test(name)) return undefined;
  return formatPurl({ type: about.purlType, name, version, qualifiers });
}
