import type { CrateWish } from '../manifest/dependencies.ts';

/** A wish with what it takes over from the workspace's manifest. */
export function inherit(wish: CrateWish, shared: ReadonlyMap<string, CrateWish>): CrateWish {
  const { name, requirement, source } = (wish.inherits && shared.get(wish.key)) || wish;
  return { ...wish, name, requirement, source };
}
