const COMPARISON = /^\s*(>=|<=|!=|~>|[=><])?\s*(\S+)\s*$/;

/**
 * The arguments of `gem` as Bundler writes them into the lockfile (source: `to_lock` in bundler/rubygems_ext.rb): each with its operator,
 * in falling order. Empty for any version; undefined where one of them would have to be evaluated.
 */
export function canonicalRequirement(parts: readonly (readonly string[] | undefined)[]): string | undefined {
  const comparisons: string[] = [];
  for (const part of parts) {
    if (!part) return undefined;
    for (const text of part) {
      const [, operator = '=', version] = COMPARISON.exec(text) ?? [];
      comparisons.push(version === undefined ? text.trim() : `${operator} ${version}`);
    }
  }
  const all = [...new Set(comparisons)].toSorted().toReversed();
  return all.length === 1 && all[0] === '>= 0' ? '' : all.join(', ');
}
