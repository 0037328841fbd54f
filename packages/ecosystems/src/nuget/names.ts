import { formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { about } from './about.ts';

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
  const purl = nugetPurl(id, version, qualifiersOf(source));
  return { ecosystem: about.id, name: names.normalise(id), ...(version && { version }), ...(purl && { purl }) };
}

/** A project of the user's own: it has a name, and nothing to look up. */
export function projectComponent(name: string, version?: string): Component {
  return { ecosystem: about.id, name: names.normalise(name) || 'project', ...(version && { version }) };
}

function nugetPurl(
  name: string,
  version: string | undefined,
  qualifiers: Readonly<Record<string, string>> = {},
): string | undefined {
  if (!NAME.test(name)) return undefined;
  return formatPurl({ type: about.purlType, name, ...(version && { version }), qualifiers });
}

function qualifiersOf(source: Source): Readonly<Record<string, string>> {
  if (source.kind === 'git') return { vcs_url: `git+${source.url}${source.commit ? `@${source.commit}` : ''}` };
  return source.kind === 'url' ? { download_url: source.url } : {};
}
