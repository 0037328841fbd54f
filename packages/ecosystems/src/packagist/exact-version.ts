import { composer } from '@morel/versions';

/** The one version that a constraint names; undefined for ranges and branches. */
export function exactVersion(constraint: string): string | undefined {
  const version = constraint.trim().replace(/^==?\s*/, '');
  return composer.pinning(constraint) === 'exact' && composer.parse(version) ? version : undefined;
}
