/** Nesting beyond this is refused: no package manager comes near it, and consumers may recurse without fear. */
export const MAX_DEPTH = 200;

/**
 * Longer TOML is refused: a hostile text takes some sixty times its length in memory, and the largest lockfiles have a
 * quarter of it.
 */
export const MAX_TOML: number = 16 * 1024 * 1024;

/** Whether a parsed value is nested more than so many levels deep. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}
