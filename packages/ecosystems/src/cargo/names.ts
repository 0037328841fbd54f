import { formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { about } from './about.ts';
import { CRATES_IO } from './source.ts';

const NAME = /^[A-Za-z0-9_-]+$/;

/**
 * Names of crates. crates.io holds no two names that differ in nothing but case or `-` and `_`, and a manifest must spell
 * the name as it was published; so do advisories and package URLs. Hence names are compared as they are.
 */
export const names: NameRules = {
  normalise: (name) => name,
  purl: (name, version) => cratePurl(name, version),
  fromPurl: ({ namespace, name }) => (namespace ? `${namespace}/${name}` : name),
};

/**
 * The component of a crate. One that does not come from crates.io says so in its package URL (`vcs_url`,
 * `repository_url`), so that it is not taken for the crate of the same name there.
 */
export function crateComponent(name: string, version: string | undefined, source: Source): Component {
  const purl = cratePurl(name, version, qualifiersOf(source));
  return { ecosystem: about.id, name, ...(version && { version }), ...(purl && { purl }) };
}

function cratePurl(
  name: string,
  version: string | undefined,
  qualifiers: Readonly<Record<string, string>> = {},
): string | undefined {
  if (!NAME.test(name)) return undefined;
  return formatPurl({ type: about.purlType, name, ...(version && { version }), qualifiers });
}

function qualifiersOf(source: Source): Readonly<Record<string, string>> {
  if (source.kind === 'git') return { vcs_url: `git+${source.url}${source.commit ? `@${source.commit}` : ''}` };
  if (source.kind !== 'registry' || source.url === undefined || source.url === CRATES_IO) return {};
  return { repository_url: source.url };
}
