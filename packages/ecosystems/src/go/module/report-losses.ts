import { quote, type ProblemLog } from '@morel/model';
import { listsAll, type OwnModule } from './add-module.ts';
import type { Require } from './mod-file.ts';

const MOST_UNLISTED = 2;
const CUT = 'may be cut off';

/**
 * Reports what shows that go.mod or go.sum has lost its end. Each is valid wherever a line ends, so one must tell of the
 * other: go.sum has a line for all that go.mod requires, and the content of little else.
 */
export function reportLosses({ mod, sum }: Pick<OwnModule, 'mod' | 'sum'>, log: ProblemLog): void {
  if (!sum) return;
  const { entries } = sum.content;
  const replaced = new Set(mod.replaces.flatMap(({ path, by }) => [path, by]));
  const required = new Set(mod.requires.map(({ path }) => path));
  const needed = new Set(entries.filter(({ isNeeded }) => isNeeded).map(({ path }) => path));
  const unlisted = [...needed].filter((path) => !required.has(path) && !replaced.has(path));
  // go mod tidy keeps sums of a few more modules, and hardly any where nothing is required indirectly.
  const most = mod.requires.some(({ isIndirect }) => isIndirect)
    ? needed.size / 2
    : Math.min(needed.size / 2, MOST_UNLISTED);
  const isLost = mod.requires.length === 0 ? unlisted.length > 0 : listsAll(mod) && unlisted.length > most;
  if (isLost) {
    const message = `go.sum has the content of ${quote(unlisted[0] ?? '')} and of ${unlisted.length - 1} more modules`;
    log.add('unknown-entry', `${message} that go.mod does not list: go.mod ${CUT}`, mod.span);
  }
  const summed = new Set(entries.map(({ path, version }) => `${path}@${version}`));
  const isBare = ({ path, version }: Require): boolean => !summed.has(`${path}@${version}`) && !replaced.has(path);
  const bare = mod.requires.filter(isBare);
  const [first] = bare;
  if (!first) return;
  if (bare.length === 1 && first === mod.requires.at(-1)) {
    // A version that is cut short may be another version.
    const longer = entries.find(({ path, version }) => path === first.path && version.startsWith(first.version));
    if (longer) {
      const message = `go.sum has ${quote(longer.version)} of ${quote(first.path)}, not ${quote(first.version)}`;
      log.add('unknown-entry', `${message}: go.mod ${CUT}`, first.span);
      return;
    }
  }
  if (bare.length === mod.requires.length) return;
  const end = entries.at(-1)?.path ?? '';
  if (bare.some(({ path }) => path <= end)) return;
  const message = `go.sum ends with ${quote(end)} and has no line for ${quote(first.path)}: it ${CUT}`;
  log.add(listsAll(mod) ? 'not-judged' : 'unknown-entry', message, first.span);
}
