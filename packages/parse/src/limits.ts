/** Nesting beyond this is refused: no package manager comes near it, and consumers may recurse without fear. */
export const MAX_DEPTH = 200;

/** Whether a parsed value is nested more than so many levels deep. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}
