/** A reference to a recipe: `name/version[@user/channel][#revision][%timestamp]`. */
export interface Reference {
  readonly name: string;
  /** A range stands in brackets. */
  readonly version: string;
  readonly user?: string;
  readonly channel?: string;
  readonly revision?: string;
}

/** The parts of a reference; undefined where the text is none. Source: Conan's class `RecipeReference`. */
export function parseReference(text: string): Reference | undefined {
  const percent = text.lastIndexOf('%');
  const [recipe = '', ...revision] = (percent < 0 ? text : text.slice(0, percent)).split('#');
  // A range may hold an `@` no more than a version may, but it may hold spaces and `|`.
  const at = recipe.indexOf('@');
  const [package_, owner] = at < 0 ? [recipe, ''] : [recipe.slice(0, at), recipe.slice(at + 1)];
  const slash = package_.indexOf('/');
  const [name, version] = [package_.slice(0, Math.max(slash, 0)).trim(), package_.slice(slash + 1).trim()];
  if (name === '' || version === '' || /\s/.test(name)) return undefined;
  const [user = '', channel] = owner.split('/', 2);
  const hasUser = user !== '' && user !== '_';
  return {
    name,
    version,
    // Conan 1 writes `_/_` where there are none.
    ...(hasUser && { user }),
    ...(hasUser && channel && channel !== '_' && { channel }),
    ...(revision[0] && { revision: revision.join('#') }),
  };
}

/** The text of a reference without revision and timestamp. */
export function plainReference({ name, version, user, channel }: Reference): string {
  const owner = user === undefined ? '' : `@${user}${channel === undefined ? '' : `/${channel}`}`;
  return `${name}/${version}${owner}`;
}

/** The text of a reference with its revision. */
export function fullReference(reference: Reference): string {
  const { revision } = reference;
  return `${plainReference(reference)}${revision === undefined ? '' : `#${revision}`}`;
}
