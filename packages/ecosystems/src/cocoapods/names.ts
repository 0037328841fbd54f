import { createComponent, formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { sourceQualifiers } from '../reading/source-qualifiers.ts';
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
  const purl = podPurl(
    name,
    version,
    sourceQualifiers(source, (url) => url === TRUNK),
  );
  return createComponent(about.id, rootName(name), version, purl);
}

function podPurl(
  name: string,
  version: string | undefined,
  qualifiers?: Readonly<Record<string, string>>,
): string | undefined {
  const [root = '', ...parts] = name.split('/');
  if (!NAME.test(root) || !name.isWellFormed() || parts.some((part) => /^\.{0,2}$/.test(part))) return undefined;
  const subpath = parts.join('/');
  return formatPurl({
    type: about.purlType,
    name: root,
    version,
    qualifiers,
    ...(subpath && { subpath }),
  });
}
