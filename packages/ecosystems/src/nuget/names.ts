import { createComponent, formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { sourceQualifiers } from '../reading/source-qualifiers.ts';
import { about } from './about.ts';

/** An id in ASCII, as nearly all are: the same without the tables of Unicode. */
const PLAIN = /^\w+(?:[.-]\w+)*$/;
const NAME = /^[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*$/u;

/**
 * Ids of packages. NuGet compares them without case; a package URL keeps the case in which an id is written (purl-spec,
 * "nuget"). Source: "Package ID" of NuGet's nuspec reference.
 */
export const names: NameRules = {
  normalise: (name) => name.toLowerCase(),
  purl: (name, version) => nugetPurl(name, version),
  fromPurl: ({ namespace, name }) => (namespace ? `${namespace}/${name}` : name).toLowerCase(),
};

/** The component of a package. What does not come from a registry says so in its package URL. */
export function nugetComponent(
  id: string,
  version: string | undefined,
  source: Source = { kind: 'registry' },
): Component {
  const purl = nugetPurl(id, version, sourceQualifiers(source));
  return createComponent(about.id, names.normalise(id), version, purl);
}

/** A project of the user's own: it has a name, and nothing to look up. */
export function projectComponent(name: string, version?: string): Component {
  return { ecosystem: about.id, name: names.normalise(name) || 'project', ...(version && { version }) };
}

function nugetPurl(
  name: string,
  version: string | undefined,
  qualifiers?: Readonly<Record<string, string>>,
): string | undefined {
  if (!PLAIN.test(name) && !NAME.test(name)) return undefined;
  return formatPurl({ type: about.purlType, name, version, qualifiers });
}
