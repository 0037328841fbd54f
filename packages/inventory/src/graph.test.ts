import { EDGE_KINDS, InventoryBuilder, type EdgeKind, type Inventory } from '@morel/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGraph, type Graph, type Scope } from './graph.ts';
import { pathsTo, shortestParents, shortestPath } from './paths.ts';

type Link = readonly [from: number, to: number, ...kinds: EdgeKind[]];

/** So many entries in a row, the first of them the project, with these edges between them. */
function inventoryOf(size: number, links: readonly Link[]): Inventory {
  const builder = new InventoryBuilder();
  for (let position = 0; position < size; position += 1) {
    const source = position === 0 ? ({ kind: 'project', path: '.' } as const) : ({ kind: 'registry' } as const);
    builder.add({ component: { ecosystem: 'toy', name: `p${position}` }, key: `p${position}`, source });
  }
  for (const [from, to, ...kinds] of links) builder.addEdge(from, to, kinds);
  if (size > 0) builder.addRoot(0, 'project');
  return { ...builder.build(), inputs: [] };
}

function graphOf(size: number, links: readonly Link[]): Graph {
  return createGraph(inventoryOf(size, links));
}

describe('the graph of an inventory', () => {
  it('knows the edges of each occurrence in both directions, in their order', () => {
    const graph = graphOf(4, [
      [0, 2, 'prod'],
      [1, 2, 'dev'],
      [0, 1, 'prod'],
    ]);
    expect(graph.out.at(0).map(({ to }) => to)).toEqual([2, 1]);
    expect(graph.in.at(2).map(({ from }) => from)).toEqual([0, 1]);
    expect(graph.out.at(3)).toEqual([]);
    expect(graph.out.at(4)).toEqual([]);
    expect(graph.out.at(-1)).toEqual([]);
  });

  it('calls direct what a root asks for itself', () => {
    const { direct } = graphOf(3, [
      [0, 1, 'prod'],
      [1, 2, 'prod'],
    ]);
    expect(direct).toEqual([false, true, false]);
  });

  it('gives each occurrence the most binding kind over which some path reaches it', () => {
    const { scope } = graphOf(5, [
      [0, 1, 'dev'],
      [1, 2, 'prod'],
      [0, 3, 'optional'],
      [3, 2, 'prod'],
    ]);
    expect(scope).toEqual(['root', 'dev', 'optional', 'optional', 'unreached']);
  });

  it('comes to the same scopes as looking at every path', () => {
    const binding: readonly EdgeKind[] = ['prod', 'peer', 'build', 'optional', 'dev'];
    const link = fc.tuple(fc.nat(7), fc.nat(7), fc.constantFrom(...EDGE_KINDS));
    fc.assert(
      fc.property(fc.array(link, { maxLength: 20 }), (links) => {
        const edges = new Map(links.map(([from, to, kind]) => [`${from} ${to}`, [from, to, kind] as const]));
        const least = [-1, ...Array.from({ length: 7 }, () => Number.POSITIVE_INFINITY)];
        for (let round = 0; round < 8; round += 1)
          for (const [from, to, kind] of edges.values())
            least[to] = Math.min(least[to] ?? 0, Math.max(least[from] ?? 0, binding.indexOf(kind)));
        const expected = least.map((level): Scope => (level < 0 ? 'root' : (binding[level] ?? 'unreached')));
        expect(graphOf(8, [...edges.values()]).scope).toEqual(expected);
      }),
    );
  });
});

describe('paths', () => {
  const graph = graphOf(5, [
    [0, 1, 'prod'],
    [1, 2, 'prod'],
    [2, 1, 'prod'],
    [0, 2, 'dev'],
    [2, 3, 'prod'],
  ]);

  it('are found shortest first, none through the same place twice', () => {
    expect(pathsTo(graph, 3, 5)).toEqual({
      paths: [
        [0, 2, 3],
        [0, 1, 2, 3],
      ],
      more: false,
    });
    expect(pathsTo(graph, 3, 1)).toEqual({ paths: [[0, 2, 3]], more: true });
    expect(pathsTo(graph, 4, 5)).toEqual({ paths: [], more: false });
  });

  it('have a shortest one each, and what is not reached stands alone', () => {
    const parents = shortestParents(graph);
    expect([0, 3, 4].map((target) => shortestPath(parents, target))).toEqual([[0], [0, 2, 3], [4]]);
  });
});
