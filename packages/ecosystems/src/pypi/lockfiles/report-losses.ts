import { quote, unreachedStarts, type ProblemLog } from '@morel/model';
import { MAX_VERSIONS, type LockGraph, type LooseWish } from '../lock-graph.ts';
import type { LockNode } from '../lock-node.ts';

const CUT = 'the file may be cut off';

/**
 * Reports dependencies that no entry of a lockfile answers. `isExpected` says of which this means that the entry is lost:
 * a resolver leaves out what no environment of the project installs.
 */
export function reportLoose(
  nodes: readonly LockNode[],
  { loose }: LockGraph,
  isExpected: (wish: LooseWish) => boolean,
  log: ProblemLog,
): void {
  for (const one of loose) {
    if (!isExpected(one)) continue;
    const by = nodes[one.from]?.entry;
    // A project that is read from its manifest has no place in the lockfile.
    const name = by?.span ? by.key : (by?.component.name ?? '');
    const message = `${quote(name)} depends on ${quote(one.wish.name)}, which has no entry: ${CUT}`;
    log.add('unknown-entry', message, by?.span);
  }
}

/** Whether a dependency is installed everywhere. */
export function isUnconditional({ wish }: LooseWish): boolean {
  return wish.marker === undefined && !wish.kinds.includes('optional');
}

const VARIABLE = /\b(?:python_version|python_full_version|implementation_\w+|platform_python_implementation|extra)\b/;

/**
 * Whether a dependency is installed on some platform. A lockfile for all of them holds it, unless its condition is on the
 * version of Python too, which the project may not allow.
 */
export function isForSomePlatform({ wish: { marker = '', kinds } }: LooseWish): boolean {
  return !VARIABLE.test(marker) && !kinds.includes('optional');
}

/** Reports entries that nothing asks for, of a lockfile that holds the project itself and nothing without a reason. */
export function reportOrphans(nodes: readonly LockNode[], { links }: LockGraph, log: ProblemLog): void {
  const roots = nodes.flatMap(({ root }, position) => (root ? [position] : []));
  const counts = new Map<string, number>();
  for (const { entry } of nodes) counts.set(entry.component.name, (counts.get(entry.component.name) ?? 0) + 1);
  // Of more versions than that the graph leaves some out.
  const orphans = unreachedStarts(nodes.length, links, roots).filter((position) => {
    return (counts.get(nodes[position]?.entry.component.name ?? '') ?? 0) <= MAX_VERSIONS;
  });
  const first = nodes[orphans[0] ?? -1]?.entry;
  if (!first) return;
  const more = orphans.length > 1 ? ` and ${orphans.length - 1} more` : '';
  log.add('unknown-entry', `nothing asks for ${quote(first.key)}${more}: ${CUT}`, first.span);
}

/** Reports a last entry without archives where all others from an index have them. */
export function reportLastEntry(nodes: readonly LockNode[], log: ProblemLog): void {
  const registered = nodes.filter(({ entry }) => entry.source.kind === 'registry');
  const last = registered.at(-1);
  if (!last || last.hasFiles !== false || registered.some((node) => node !== last && node.hasFiles === false)) return;
  if (registered.length < 2 || nodes.findLast(({ entry }) => entry.span) !== last) return;
  log.add('unknown-entry', `the last entry, ${quote(last.entry.key)}, lists no archives: ${CUT}`, last.entry.span);
}
