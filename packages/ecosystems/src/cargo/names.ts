import { createComponent, formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { sourceQualifiers } from '../reading/source-qualifiers.ts';
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
  const purl = cratePurl(
    name,
    version,
    sourceQualifiers(source, (url) => url === CRATES_IO),
  );
  return createComponent(about.id, name, version, purl);
}

function cratePurl(
  name: string,
  version: string | undefined,
  qualifiers?: Readonly<Record<string, string>>,
): string | undefined {
  if (!NAME.test(name)) return undefined;
  return formatPurl({ type: about.purlType, name, version, qualifiers });
}
