import { createComponent, formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { sourceQualifiers } from '../reading/source-qualifiers.ts';
import { about } from './about.ts';

const NAME = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/;
const IDENTIFIER = /^([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)-([0-9]+(?:\.[0-9]+)*)$/;

/** Names of Haskell packages: words with hyphens between, compared as they are. */
export const names: NameRules = {
  normalise: (name) => name,
  purl: (name, version) => packagePurl(name, version),
  fromPurl: ({ namespace, name }) => (namespace ? `${namespace}/${name}` : name),
};

/** The component of a package. One from git or an address says so in its package URL. */
export function haskellComponent(name: string, version: string | undefined, source: Source): Component {
  const purl = packagePurl(name, version, sourceQualifiers(source));
  return createComponent(about.id, name, version, purl);
}

/** The name and version of a package identifier (`name-1.2.3`); undefined where the text is none. */
export function splitIdentifier(text: string): { readonly name: string; readonly version: string } | undefined {
  const [, name, version] = (text.length <= 300 && IDENTIFIER.exec(text)) || [];
  return name === undefined || version === undefined ? undefined : { name, version };
}

function packagePurl(
  name: string,
  version: string | undefined,
  qualifiers?: Readonly<Record<string, string>>,
): string | undefined {
  if (name.length > 300 || !NAME.test(name)) return undefined;
  return formatPurl({ type: about.purlType, name, version, qualifiers });
}
