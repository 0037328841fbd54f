import { reach, targetsOf } from '@morel/model';
import type { Link, LockNode } from './lock-node.ts';

/** More conditions than this say no more to a reader. */
const MAX_CONDITIONS = 20;

/**
 * The condition under which each node is installed, where the lockfile writes it on the dependencies instead of the
 * packages: undefined for what some root reaches without any. Several conditions are joined with `or`.
 */
export function derivedMarkers(
  nodes: readonly LockNode[],
  links: readonly Link[],
  starts: readonly number[],
): readonly (string | undefined)[] {
  const isConditional = (position: number): boolean => nodes[position]?.entry.marker !== undefined;
  const open = links.filter(({ to, wish }) => wish.marker === undefined && !isConditional(to));
  const always = new Uint8Array(nodes.length);
  const openTargets = targetsOf(nodes.length, open);
  for (const start of starts) if (!isConditional(start)) reach(start, openTargets, always);
  const conditions = nodes.map(({ entry }) => new Set(entry.marker === undefined ? [] : [entry.marker]));
  for (const { to, wish } of links) {
    const own = conditions[to];
    if (wish.marker !== undefined && !always[to] && own && own.size < MAX_CONDITIONS) own.add(wish.marker);
  }
  inherit(links, conditions, always);
  return conditions.map((set, position) => (always[position] ? undefined : joined(set)));
}

/** What has no condition of its own takes that of the first that asks for it. */
function inherit(links: readonly Link[], conditions: readonly Set<string>[], always: Uint8Array): void {
  const targets = targetsOf(conditions.length, links);
  let frontier = [...conditions.keys()].filter((position) => (conditions[position]?.size ?? 0) > 0);
  while (frontier.length > 0) {
    const next: number[] = [];
    for (const from of frontier) {
      for (const to of targets[from] ?? []) {
        const own = conditions[to];
        if (!own || always[to] || own.size > 0) continue;
        for (const condition of conditions[from] ?? []) own.add(condition);
        next.push(to);
      }
    }
    frontier = next;
  }
}

function joined(conditions: ReadonlySet<string>): string | undefined {
  if (conditions.size < 2) return [...conditions][0];
  return [...conditions]
    .map((condition) => (/\s(?:and|or)\s/.test(condition) ? `(${condition})` : condition))
    .join(' or ');
}
