import { createComponent, formatPurl, type Component, type NameRules, type PurlParts } from '@morel/model';
import { about } from './about.ts';

/** The name under which advisories speak of what comes with Go itself. */
export const STANDARD_LIBRARY = 'stdlib';

/**
 * Module paths. They are compared as they are: `github.com/Sirupsen/logrus` and `github.com/sirupsen/logrus` are two
 * modules to Go, to its proxy and to advisories. The package URL keeps the case too. Its specification asks for lower
 * case in a note and calls the name case-sensitive in its definition; in lower case two modules would become one, and no
 * registry would find them.
 */
export const names: NameRules = {
  normalise: (name) => name,
  purl: (name, version) => modulePurl(name, version),
  fromPurl: (parts) => (isStandardLibrary(parts) ? STANDARD_LIBRARY : pathOf(parts)),
  asRead: (parts) => (isStandardLibrary(parts) ? { ...parts, name: STANDARD_LIBRARY } : parts),
};

/** Bills of materials call it `std` too, as Go's own list of packages does. */
function isStandardLibrary({ namespace, name }: PurlParts): boolean {
  return namespace === undefined && (name === 'std' || name === STANDARD_LIBRARY);
}

function pathOf({ namespace, name }: PurlParts): string {
  return namespace ? `${namespace}/${name}` : name;
}

/** The component of a module at a version, which keeps its `v`. */
export function moduleComponent(name: string, version: string | undefined): Component {
  const purl = modulePurl(name, version);
  return createComponent(about.id, name, version, purl);
}

/** The package URL of a module; undefined where the text cannot be a module path. */
function modulePurl(path: string, version: string | undefined): string | undefined {
  if (!path.isWellFormed() || path.split('/').some((part) => part === '' || part === '.' || part === '..')) {
    return undefined;
  }
  const slash = path.lastIndexOf('/');
  return formatPurl({
    type: about.purlType,
    name: path.slice(slash + 1),
    ...(slash > 0 && { namespace: path.slice(0, slash) }),
    version,
  });
}
