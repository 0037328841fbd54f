import { createComponent, formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { sourceQualifiers } from '../reading/source-qualifiers.ts';
import { about } from './about.ts';

const NAME = /^([a-z0-9_.-]+)\/([a-z0-9_.-]+)$/;
const DOTS = /^\.+$/;
/** What a requirement asks of the machine. Source: Composer's documentation, "Platform packages". */
const PLATFORM =
  /^(?:php(?:-64bit|-ipv6|-zts|-debug)?|hhvm|(?:ext|lib)-[a-z0-9]+(?:[_.-][a-z0-9]+)*|composer(?:-(?:plugin|runtime)-api)?)$/;

/** Composer compares names without regard to case (source: composer.json schema); advisories and package URLs are lower case. */
export const names: NameRules = {
  normalise: normaliseName,
  purl: (name, version) => composerPurl(name, version),
  fromPurl: ({ namespace, name }) => normaliseName(namespace ? `${namespace}/${name}` : name),
};

export function normaliseName(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Whether a requirement of this normalised name is met by PHP, its extensions and libraries, or Composer itself. */
export function isPlatform(name: string): boolean {
  return PLATFORM.test(name);
}

/** Whether the name is one that packages give a role, which some package has to fill. */
export function isVirtual(name: string): boolean {
  return name.endsWith('-implementation');
}

/**
 * The component of a package. One that does not come from Packagist says so in its package URL (`vcs_url`,
 * `download_url`, `repository_url`).
 */
export function packageComponent(name: string, version: string | undefined, source: Source): Component {
  const normal = normaliseName(name);
  const purl = composerPurl(
    normal,
    version,
    sourceQualifiers(source, (url) => url === PACKAGIST),
  );
  return createComponent(about.id, normal, version, purl);
}

/** The component of the project; one without a name is called as its folder, and has no package URL. */
export function projectComponent(name: string | undefined, version: string | undefined, folder: string): Component {
  const called = folder.split('/').findLast((part) => part !== '' && part !== '.' && part !== '..');
  return packageComponent(name ?? called ?? 'project', version, { kind: 'project', path: '.' });
}

function composerPurl(
  text: string,
  version: string | undefined,
  qualifiers?: Readonly<Record<string, string>>,
): string | undefined {
  const [, namespace = '', name = ''] = NAME.exec(text) ?? [];
  if (name === '' || DOTS.test(namespace) || DOTS.test(name)) return undefined;
  return formatPurl({ type: about.purlType, namespace, name, version, qualifiers });
}

/** The address that stands for Packagist in an inventory. */
export const PACKAGIST = 'https://packagist.org/';
