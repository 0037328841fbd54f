import { createComponent, formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { sourceQualifiers } from '../reading/source-qualifiers.ts';
import { about } from './about.ts';

const NAME = /^(?:([a-z0-9_.-]+)\/)?([a-z0-9_.-]+)$/;
const DOTS = /^\.+$/;

/**
 * Names of Hex are lower case (source: Hex's specification of packages). A package of an organisation has that in front,
 * `acme/foo`, and is not the public one of the name behind it.
 */
export const names: NameRules = {
  normalise: normaliseName,
  purl: (name, version) => hexPurl(name, version),
  fromPurl: ({ namespace, name }) => normaliseName(namespace ? `${namespace}/${name}` : name),
};

export function normaliseName(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * The component of a package. One that does not come from the public registry says so in its package URL (`vcs_url`,
 * `repository_url`).
 */
export function packageComponent(name: string, version: string | undefined, source: Source): Component {
  const normal = normaliseName(name);
  const purl = hexPurl(normal, version, sourceQualifiers(source));
  return createComponent(about.id, normal, version, purl);
}

/** The component of the project, which is called as its folder: its own name stands in code that is not run. */
export function projectComponent(folder: string): Component {
  const called = folder.split('/').findLast((part) => part !== '' && part !== '.' && part !== '..');
  return { ecosystem: about.id, name: normaliseName(called ?? 'project') };
}

function hexPurl(
  text: string,
  version: string | undefined,
  qualifiers?: Readonly<Record<string, string>>,
): string | undefined {
  const [, namespace = '', name = ''] = NAME.exec(text) ?? [];
  if (name === '' || DOTS.test(namespace) || DOTS.test(name)) return undefined;
  return formatPurl({ type: about.purlType, namespace, name, version, qualifiers });
}
