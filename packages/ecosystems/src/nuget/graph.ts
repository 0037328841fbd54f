import {
  quote,
  unreachedStarts,
  type EdgeKind,
  type Entry,
  type InventoryBuilder,
  type ProblemLog,
} from '@morel/model';
import { createKeys } from '../reading/unique-keys.ts';

/** A package or project within one target, with what it asks for. */
export interface GraphNode {
  readonly entry: Entry;
  /** The project itself asks for it. */
  readonly isDirect: boolean;
  readonly asks: readonly Wish[];
}

export interface Wish {
  /** Normalised. */
  readonly name: string;
  readonly range: string;
}

/** What was resolved for one framework, or for one framework and platform. */
export interface GraphTarget {
  readonly nodes: readonly GraphNode[];
  /** The target of the framework alone, where this one lists only what differs from it. */
  readonly base?: GraphTarget | undefined;
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly kinds: readonly EdgeKind[];
  readonly specifier?: string;
}

/** No framework is resolved for more platforms; more would make too many edges of a hostile file. */
const MOST_PLATFORMS = 100;
const PROD: readonly EdgeKind[] = ['prod'];

/**
 * Adds all targets and connects them: names are looked up within their own target, then in the one it is based on. What
 * nothing leads to hangs from the project, since these files do not say which projects it refers to itself.
 */
export function addTargets(
  builder: InventoryBuilder,
  root: number,
  targets: readonly GraphTarget[],
  log: ProblemLog,
): void {
  const positions = new Map<GraphNode, number>();
  // Damaged files repeat keys, inventories may not.
  const uniqueKey = createKeys();
  for (const node of targets.flatMap(({ nodes }) => nodes)) {
    positions.set(node, builder.add({ ...node.entry, key: uniqueKey(node.entry.key) }));
  }
  const links = linksOf(root, targets, positions, log);
  for (const start of unreachedStarts(builder.size, links, [root]))
    if (start !== root) links.push({ from: root, to: start, kinds: PROD });
  for (const { from, to, kinds, specifier } of links) builder.addEdge(from, to, kinds, specifier);
}

function linksOf(
  root: number,
  targets: readonly GraphTarget[],
  positions: ReadonlyMap<GraphNode, number>,
  log: ProblemLog,
): Link[] {
  const indexes = new Map(targets.map((target) => [target, indexOf(target)]));
  const narrower = narrowerIndexes(targets);
  const links: Link[] = [];
  for (const target of targets) {
    for (const node of target.nodes) {
      const from = positions.get(node) ?? root;
      if (node.isDirect) links.push({ from: root, to: from, kinds: PROD });
      for (const { name, range } of node.asks) {
        const own = indexes.get(target)?.get(name) ?? (target.base && indexes.get(target.base)?.get(name));
        const others = narrower.get(target)?.get(name) ?? [];
        for (const found of own ? [own, ...others] : others)
          links.push({ from, to: positions.get(found) ?? root, kinds: PROD, specifier: range });
        if (!own && others.length === 0) reportMissing(node, name, log);
      }
    }
  }
  return links;
}

function reportMissing({ entry }: GraphNode, name: string, log: ProblemLog): void {
  const message = `${quote(entry.component.name)} asks for ${quote(name)}, which has no entry`;
  log.add('unresolved-version', message, entry.span);
}

/** For each target that others are based on, their nodes by name. */
function narrowerIndexes(targets: readonly GraphTarget[]): ReadonlyMap<GraphTarget, ReadonlyMap<string, GraphNode[]>> {
  const indexes = new Map<GraphTarget, Map<string, GraphNode[]>>();
  for (const { base, nodes } of targets) {
    if (!base) continue;
    const index = indexes.get(base) ?? new Map<string, GraphNode[]>();
    indexes.set(base, index);
    for (const node of nodes) {
      const { name } = node.entry.component;
      const known = index.get(name);
      if (!known) index.set(name, [node]);
      else if (known.length < MOST_PLATFORMS) known.push(node);
    }
  }
  return indexes;
}

function indexOf({ nodes }: GraphTarget): ReadonlyMap<string, GraphNode> {
  const index = new Map<string, GraphNode>();
  for (const node of nodes) if (!index.has(node.entry.component.name)) index.set(node.entry.component.name, node);
  return index;
}
