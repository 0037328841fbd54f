import type { Edge } from '@morel/model';

/** The edges at each occurrence, on one side of them. */
export interface Adjacency {
  /** In the order of the inventory. */
  at(position: number): readonly Edge[];
  /** The same without a list of its own, for walks over everything. */
  visit(position: number, take: (edge: Edge) => void): void;
}

/**
 * Sorts edges by the occurrence that they start from or lead to. Two rows of numbers for all of them: a list for each
 * occurrence would take more memory than the edges themselves.
 */
export function createAdjacency(edges: readonly Edge[], size: number, side: 'from' | 'to'): Adjacency {
  const starts = new Int32Array(size + 1);
  for (const edge of edges) if (edge[side] < size) starts[edge[side] + 1] = (starts[edge[side] + 1] ?? 0) + 1;
  for (let position = 0; position < size; position += 1)
    starts[position + 1] = (starts[position + 1] ?? 0) + (starts[position] ?? 0);
  const order = new Int32Array(edges.length);
  const next = starts.slice();
  for (const [number, edge] of edges.entries()) {
    const place = next[edge[side]];
    if (place === undefined || edge[side] >= size) continue;
    order[place] = number;
    next[edge[side]] = place + 1;
  }
  const visit: Adjacency['visit'] = (position, take) => {
    const end = starts[position + 1] ?? 0;
    for (let place = starts[position] ?? end; place < end; place += 1) {
      const edge = edges[order[place] ?? -1];
      if (edge) take(edge);
    }
  };
  return {
    visit,
    at: (position) => {
      const found: Edge[] = [];
      visit(position, (edge) => found.push(edge));
      return found;
    },
  };
}
