import { formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { about } from './about.ts';
import { TRUNK } from './registry.ts';

/** A pod's name has no blank and no plus sign, and no dot in front; those of its subspecs may have a plus sign. */
const NAME = /^(?!\.)[^\s+/#?%@\\]+$/;

/**
 * Names of pods are case-sensitive. `Pod/Subspec` is called as its pod: one archive and one release hold all subspecs. Which
 * one it is stands in the subpath of the package URL (source: the definition of the type cocoapods).
 */
export const names: NameRules = {
  normalise: rootName,
  purl: (name, version) => podPurl(name, version),
  fromPurl: ({ namespace, name }) => namespace ?? name,
};

/** The name of the pod that a name such as `Pod/Subspec` belongs to. */
export function rootName(name: string): string {
  return name.split('/', 1)[0] ?? '';
}

/**
 * The component of a pod or of a subspec. A pod that does not come from the public repository says so in its package
 * URL.
 */
export function podComponent(name: string, version: string | undefined, source: Source): Component {
  const purl = podPurl(name, version, qualifiersOf(source));
  return { ecosystem: about.id, name: rootName(name), ...(version && { version }), ...(purl && { purl }) };
}

function podPurl(
  name: string,
  version: string | undefined,
  qualifiers: Readonly<Record<string, string>> = {},
): string | undefined {
  const [root = '', ...parts] = name.split('/');
  if (!NAME.test(root) || !name.isWellFormed() || parts.some((part) => /^\.{0,2}$/.test(part))) return undefined;
  const subpath = parts.join('/');
  return formatPurl({
    type: about.purlType,
    name: root,
    ...(version && { version }),
    qualifiers,
    ...(subpath && { subpath }),
  });
}

function qualifiersOf(source: Source): Readonly<Record<string, string>> {
  if (source.kind === 'git') return { vcs_url: `git+${source.url}${source.commit ? `@${source.commit}` : ''}` };
  if (source.kind === 'url') return { download_url: source.url };
  if (source.kind !== 'registry' || source.url === undefined || source.url === TRUNK) return {};
  return { repository_url: source.url };
}
