import { formatPurl, type NameRules } from '@morel/model';
import { about } from './about.ts';

const PLAIN_NAME = /^(?:@[A-Za-z0-9_~-][\w.~-]*\/)?[A-Za-z0-9_~-][\w.~-]*$/;
const PLAIN_VERSION = /^[\w.~:-]+$/;

/**
 * Names of npm packages. They are compared as they are: new names must be lower case, but the registry holds older ones
 * that differ from others in nothing but case (`JSONStream`, `jsonstream`).
 */
export const names: NameRules = {
  normalise: (name) => name,
  purl: (name, version) => npmPurl(name, version),
  fromPurl: ({ namespace, name }) => (namespace ? `${namespace}/${name}` : name),
};

/** The package URL of a name (source: the purl type definition of npm); undefined where the name cannot be a package's. */
export function npmPurl(
  name: string,
  version: string | undefined,
  qualifiers?: Readonly<Record<string, string>>,
): string | undefined {
  if (!qualifiers && PLAIN_NAME.test(name) && (!version || PLAIN_VERSION.test(version))) {
    // Nearly all: nothing to encode but the sign before the scope.
    const path = name.startsWith('@') ? `%40${name.slice(1)}` : name;
    return version ? `pkg:${about.purlType}/${path}@${version}` : `pkg:${about.purlType}/${path}`;
  }
  const slash = name.indexOf('/');
  const isScoped = name.startsWith('@');
  if (name === '' || name === '.' || name === '..' || isScoped !== slash >= 0) return undefined;
  const scope = isScoped ? name.slice(0, slash) : undefined;
  const bare = name.slice(slash + 1);
  if (bare === '' || bare === '.' || bare === '..' || scope === '@' || bare.includes('/')) return undefined;
  return formatPurl({
    type: about.purlType,
    name: bare,
    ...(scope && { namespace: scope }),
    version,
    ...(qualifiers && { qualifiers }),
  });
}
