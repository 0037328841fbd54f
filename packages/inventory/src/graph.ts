import { isFirstParty, type Edge, type EdgeKind, type Inventory } from '@morel/model';
import { createAdjacency, type Adjacency } from './adjacency.ts';

/** How something is reached from a root; `unreached` where no path is known. */
export type Scope = EdgeKind | 'root' | 'unreached';

/** The dependency graph of an inventory, ready for questions. Positions are those of `inventory.occurrences`. */
export interface Graph {
  readonly out: Adjacency;
  readonly in: Adjacency;
  readonly isRoot: readonly boolean[];
  /** For each occurrence: the mildest kind over which it is reached. `prod` wins over all, `dev` loses to all. */
  readonly scope: readonly Scope[];
  /** A root, or a first-party entry that a root holds, asks for it itself. */
  readonly direct: readonly boolean[];
}

/** From most to least binding: an occurrence gets the first under which some path reaches it. */
const BINDING: readonly EdgeKind[] = ['prod', 'peer', 'build', 'optional', 'dev'];

export function createGraph(inventory: Inventory): Graph {
  const size = inventory.occurrences.length;
  const out = createAdjacency(inventory.edges, size, 'from');
  const isRoot = Array.from({ length: size }, () => false);
  for (const { occurrence } of inventory.roots) isRoot[occurrence] = true;
  const direct = Array.from({ length: size }, () => false);
  for (const { from, to } of inventory.edges) if (isOwn(inventory, from)) direct[to] = true;
  return { out, in: createAdjacency(inventory.edges, size, 'to'), isRoot, scope: scopes(out, isRoot), direct };
}

function isOwn(inventory: Inventory, position: number): boolean {
  const occurrence = inventory.occurrences[position];
  return occurrence !== undefined && isFirstParty(occurrence.source);
}

/** One pass per kind, most binding first, each over what it newly reaches: an edge may be crossed at its own kind or a less binding one. */
function scopes(out: Adjacency, isRoot: readonly boolean[]): Scope[] {
  const rank = isRoot.map((root) => (root ? -1 : BINDING.length));
  // Edges from what is reached that are crossed at a less binding level, by that level.
  const later: Edge[][] = BINDING.map(() => []);
  const visit = (from: number, level: number, queue: number[]): void => {
    out.visit(from, (edge) => {
      const reached = Math.max(level, bindingOf(edge.kinds));
      if ((rank[edge.to] ?? -1) <= reached) return;
      if (reached > level) {
        later[reached]?.push(edge);
        return;
      }
      rank[edge.to] = level;
      queue.push(edge.to);
    });
  };
  for (let level = 0; level < BINDING.length; level += 1) {
    const queue: number[] = [];
    if (level === 0) for (const [position, root] of isRoot.entries()) if (root) visit(position, level, queue);
    for (const { to } of later[level] ?? []) {
      if ((rank[to] ?? -1) <= level) continue;
      rank[to] = level;
      queue.push(to);
    }
    for (let position = queue.pop(); position !== undefined; position = queue.pop()) visit(position, level, queue);
  }
  return rank.map((level) => (level < 0 ? 'root' : (BINDING[level] ?? 'unreached')));
}

/** An edge of several kinds counts as its most binding one, except that an optional peer is optional. */
function bindingOf(kinds: readonly EdgeKind[]): number {
  const [only] = kinds;
  if (kinds.length === 1 && only !== undefined) return BINDING.indexOf(only);
  if (kinds.includes('optional') && !kinds.includes('prod')) return BINDING.indexOf('optional');
  return BINDING.findIndex((kind) => kinds.includes(kind));
}
