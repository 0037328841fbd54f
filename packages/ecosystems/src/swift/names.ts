import { createComponent, formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { about } from './about.ts';
import { repositoryOf } from './location.ts';

/**
 * Packages are called as their repository: `github.com/apple/swift-nio`. Advisories write it so, some with scheme or
 * `.git`. SwiftPM compares addresses without regard to case, and so do the hosts where packages live.
 */
export const names: NameRules = {
  normalise: normaliseName,
  purl: (name, version) => swiftPurl(name, version),
  fromPurl: ({ namespace, name }) => normaliseName(namespace ? `${namespace}/${name}` : name),
};

/** The name as it is compared. */
export function normaliseName(name: string): string {
  let text = name;
  for (let before = ''; text !== before;) {
    before = text;
    text = repositoryOf(text).toLowerCase();
  }
  return text;
}

/**
 * The component of a repository. Its package URL keeps the case, which the definition of the type asks for. One that is
 * not at a release says in it at which commit it is (`vcs_url`).
 */
export function swiftComponent(address: string, version: string | undefined, source: Source): Component {
  const purl = swiftPurl(repositoryOf(address), version, qualifiersOf(source));
  return createComponent(about.id, normaliseName(address) || address, version, purl);
}

/** Undefined where there is no host to stand in the namespace, which the type requires. */
function swiftPurl(
  repository: string,
  version: string | undefined,
  qualifiers: Readonly<Record<string, string>> = {},
): string | undefined {
  const segments = repository.split('/');
  const name = segments.pop() ?? '';
  const isWhole = segments.length > 0 && [...segments, name].every(isSegment);
  if (!isWhole || !repository.isWellFormed()) return undefined;
  const namespace = segments.join('/');
  return formatPurl({ type: about.purlType, namespace, name, version, qualifiers });
}

function isSegment(text: string): boolean {
  return text !== '' && text !== '.' && text !== '..';
}

function qualifiersOf(source: Source): Readonly<Record<string, string>> {
  if (source.kind !== 'git') return {};
  return { vcs_url: `git+${source.url}${source.commit ? `@${source.commit}` : ''}` };
}
