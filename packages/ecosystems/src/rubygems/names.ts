import { createComponent, formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { sourceQualifiers } from '../reading/source-qualifiers.ts';
import { about } from './about.ts';
import { isPublic } from './registry.ts';

const NAME = /^[A-Za-z0-9._-]+$/;

/** What is known of one gem. */
export interface GemParts {
  readonly name: string;
  readonly version?: string | undefined;
  /** Of a gem that was built for one platform. */
  readonly platform?: string | undefined;
  readonly source: Source;
  /** It may come from any of several registries, so that its package URL names none. */
  readonly isAmbiguous?: boolean;
}

/** Names of gems are case-sensitive, and lockfiles, advisories and package URLs spell them as they were published. */
export const names: NameRules = {
  normalise: (name) => name,
  purl: (name, version) => gemPurl(name, version),
  fromPurl: ({ namespace, name }) => (namespace ? `${namespace}/${name}` : name),
};

/**
 * The component of a gem. One that does not come from rubygems.org says so in its package URL (`vcs_url`,
 * `repository_url`), and one that was built for a platform names it.
 */
export function gemComponent({ name, version, platform, source, isAmbiguous }: GemParts): Component {
  const origin = isAmbiguous ? {} : sourceQualifiers(source, isPublic);
  const purl = gemPurl(name, version, { ...origin, ...(platform !== undefined && { platform }) });
  return createComponent(about.id, name, version, purl);
}

function gemPurl(
  name: string,
  version: string | undefined,
  qualifiers?: Readonly<Record<string, string>>,
): string | undefined {
  if (!NAME.test(name)) return undefined;
  return formatPurl({ type: about.purlType, name, version, qualifiers });
}
