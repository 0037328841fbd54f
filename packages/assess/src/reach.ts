import { createGraph, shortestParents, shortestPath, type Graph, type Scope } from '@morel/inventory';
import { isFirstParty, type EdgeKind, type Inventory } from '@morel/model';
import { occurrencesByComponent, tellingPlaces } from './places.ts';

/** How each component is reached: the graph's answers, per component. */
export interface Reach {
  readonly graph: Graph;
  readonly parents: Int32Array;
  readonly occurrences: readonly (readonly number[])[];
  /** The places of a component that say what it is for: all but those in a tree installed from a lockfile that has it. */
  telling(component: number): readonly number[];
  /** The most binding scope of its places. */
  scope(component: number): Scope;
  direct(component: number): boolean;
  /** Every place is the user's own code. */
  firstParty(component: number): boolean;
  /** Reached over `dev` edges only. */
  devOnly(component: number): boolean;
  /** The reached occurrence nearest to a root. */
  nearest(component: number): number | undefined;
}

const BINDING: readonly Scope[] = ['root', 'prod', 'peer', 'build', 'optional', 'dev', 'unreached'];

export function createReach(inventory: Inventory): Reach {
  const graph = createGraph(inventory);
  const parents = shortestParents(graph);
  const occurrences = occurrencesByComponent(inventory);
  const telling: (readonly number[])[] = [];
  const placesOf = (component: number): readonly number[] =>
    (telling[component] ??= tellingPlaces(inventory, occurrences[component] ?? []));
  const scopes: Scope[] = [];
  const scope = (component: number): Scope => (scopes[component] ??= mostBinding(graph, placesOf(component)));
  const nearests = new Map<number, number | undefined>();
  return {
    graph,
    parents,
    occurrences,
    telling: placesOf,
    scope,
    direct: (component) => placesOf(component).some((position) => graph.direct[position]),
    firstParty: (component) =>
      (occurrences[component] ?? []).every((position) => {
        const occurrence = inventory.occurrences[position];
        return occurrence !== undefined && isFirstParty(occurrence.source);
      }),
    devOnly: (component) => scope(component) === 'dev',
    nearest: (component) => {
      if (!nearests.has(component)) nearests.set(component, nearest(graph, parents, placesOf(component)));
      return nearests.get(component);
    },
  };
}

function mostBinding(graph: Graph, positions: readonly number[]): Scope {
  let least = BINDING.length - 1;
  for (const position of positions) least = Math.min(least, BINDING.indexOf(graph.scope[position] ?? 'unreached'));
  return BINDING[least] ?? 'unreached';
}

function nearest(graph: Graph, parents: Int32Array, positions: readonly number[]): number | undefined {
  if (positions.length === 1) return positions[0];
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const position of positions) {
    const distance =
      graph.scope[position] === 'unreached' ? Number.MAX_SAFE_INTEGER : shortestPath(parents, position).length;
    if (distance < least) [best, least] = [position, distance];
  }
  return best;
}

/**
 * Components that only the omitted kinds of dependency bring: they are left out of matching and said. What is not reached
 * at all stays: nothing says that it is not used.
 */
export function omittedComponents(inventory: Inventory, reach: Reach, kinds: readonly EdgeKind[]): ReadonlySet<number> {
  const omitted = new Set<number>();
  if (kinds.length === 0) return omitted;
  for (const component of inventory.components.keys()) {
    const scope = reach.scope(component);
    if (kinds.some((kind) => kind === scope)) omitted.add(component);
  }
  return omitted;
}
