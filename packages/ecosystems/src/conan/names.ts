import { createComponent, formatPurl, type Component, type NameRules } from '@morel/model';
import { about } from './about.ts';
import type { Reference } from './reference.ts';

const NAME = /^[A-Za-z0-9_][A-Za-z0-9_+.-]{1,100}$/;

/**
 * Names of recipes, compared as they are. Whose recipe it is (`@user/channel`) stands in the package URL; it is no part of
 * the name, so that a recipe of somebody's own for a library is looked up in the advisories on that library.
 */
export const names: NameRules = {
  normalise: (name) => name,
  purl: (name, version) => recipePurl({ name, version }),
  fromPurl: ({ name }) => name,
};

/** The component of a reference. Its revision says how it is built, not what it is. */
export function recipeComponent({
  name,
  version,
  user,
  channel,
}: Partial<Reference> & { readonly name: string }): Component {
  const purl = recipePurl({ name, version, user, channel });
  return createComponent(about.id, name, version, purl);
}

interface PurlFields {
  readonly name: string;
  readonly version?: string | undefined;
  readonly user?: string | undefined;
  readonly channel?: string | undefined;
}

function recipePurl({ name, version, user, channel }: PurlFields): string | undefined {
  if (!NAME.test(name) || (user !== undefined && !NAME.test(user))) return undefined;
  return formatPurl({
    type: about.purlType,
    name,
    ...(user && { namespace: user }),
    version,
    ...(channel && { qualifiers: { channel } }),
  });
}
