import { quote, type ProblemLog } from '@morel/model';
import { listsAll, type OwnModule } from './add-module.ts';

const MOST_UNLISTED = 2;

/**
 * Reports what shows that go.mod has lost its end, or was never tidied: it is valid wherever a line ends, and go.sum has
 * the content of little that it does not require. Of a module that the tests of a dependency import, go.sum has the
 * content as well, but since Go 1.17 mostly without its go.mod: nothing that the main module requires is without.
 */
export function reportLosses({ mod, sum }: Pick<OwnModule, 'mod' | 'sum'>, log: ProblemLog): void {
  if (!sum || !listsAll(mod)) return;
  const replaced = new Set(mod.replaces.flatMap(({ path, by }) => [path, by]));
  const required = new Set(mod.requires.map(({ path }) => path));
  const needed = sum.content.entries.filter(({ isNeeded }) => isNeeded);
  const most = new Set(needed.map(({ path }) => path)).size / 2;
  const last = mod.requires.at(-1);
  const read = needed.filter(({ isRead, path }) => isRead && !required.has(path) && !replaced.has(path));
  // The list is sorted, so of one that has lost its end what comes first is there.
  const hasIndirect = mod.requires.some(({ isIndirect }) => isIndirect);
  const lost = new Set(read.map(({ path }) => path).filter((path) => !hasIndirect || !last || path > last.path));
  // go mod tidy keeps sums of a few more modules, and hardly any where nothing is required indirectly.
  if (lost.size <= (hasIndirect ? most : last ? Math.min(most, MOST_UNLISTED) : 0)) return;
  const [first = ''] = lost;
  const more = lost.size > 1 ? ` and of ${lost.size - 1} more modules` : '';
  const message = `go.sum has the content of ${quote(first)}${more} that go.mod does not list`;
  log.add('out-of-date', `${message}: go.mod is cut off, or wants "go mod tidy"`, mod.span);
}
