import { compileGlob } from '@morel/parse';

/**
 * A test for folders that a `workspaces` list takes in. A pattern with `!` in front takes out what an earlier one took
 * in.
 */
export function compileWorkspaces(patterns: readonly string[]): (folder: string) => boolean {
  const steps = patterns.map((pattern) => {
    const isNegated = pattern.startsWith('!');
    const plain = pattern
      .slice(isNegated ? 1 : 0)
      .replace(/^\.?\/+/, '')
      .replace(/\/+$/, '');
    return { isNegated, matches: compileGlob(plain) };
  });
  return (folder) => {
    let isMember = false;
    for (const { isNegated, matches } of steps) if (matches(folder)) isMember = !isNegated;
    return isMember;
  };
}
