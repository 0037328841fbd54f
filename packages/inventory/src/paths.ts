import type { Graph } from './graph.ts';

export interface Paths {
  /** Shortest first; each runs from a root to the target, positions of occurrences. */
  readonly paths: readonly (readonly number[])[];
  /** True when there are more than were asked for. */
  readonly more: boolean;
}

/**
 * Up to `limit` paths from roots to an occurrence, shortest first, none through the same place twice. Breadth-first from
 * the target upwards, so that the work is bounded by the answer and not by the number of all paths.
 */
export function pathsTo(graph: Graph, target: number, limit: number): Paths {
  const found: number[][] = [];
  let frontier: number[][] = [[target]];
  let budget = 50_000;
  while (frontier.length > 0) {
    const next: number[][] = [];
    for (const path of frontier) {
      const head = path[0];
      if (head === undefined) continue;
      if (graph.isRoot[head]) {
        if (found.length === limit) return { paths: found, more: true };
        found.push(path);
        if (path.length > 1) continue;
      }
      for (const { from } of graph.in.at(head)) {
        budget -= 1;
        if (budget < 0) return { paths: found, more: true };
        if (!path.includes(from)) next.push([from, ...path]);
      }
    }
    frontier = next;
  }
  return { paths: found, more: false };
}

/** For every occurrence its parent on one shortest path from a root: `-1` for roots and for what is not reached. */
export function shortestParents(graph: Graph): Int32Array {
  const parents = new Int32Array(graph.isRoot.length).fill(-1);
  const seen = graph.isRoot.map(Boolean);
  let frontier = graph.isRoot.flatMap((root, position) => (root ? [position] : []));
  while (frontier.length > 0) {
    const next: number[] = [];
    for (const from of frontier) {
      graph.out.visit(from, ({ to }) => {
        if (seen[to]) return;
        seen[to] = true;
        parents[to] = from;
        next.push(to);
      });
    }
    frontier = next;
  }
  return parents;
}

/** The path from a root that `shortestParents` found; the occurrence alone where none reaches it. */
export function shortestPath(parents: Int32Array, target: number): number[] {
  const path = [target];
  for (let at = parents[target] ?? -1; at >= 0; at = parents[at] ?? -1) path.unshift(at);
  return path;
}
