import { reach, targetsOf, unreachedStarts, type Entry, type InventoryBuilder } from '@morel/model';
import { baseName } from '../reading/tree-path.ts';
import { about } from './about.ts';
import { derivedMarkers } from './derived-markers.ts';
import type { Link, LockNode, Wish } from './lock-node.ts';
import { mayBe } from './requirement/specifier.ts';
import { createKeys } from '../reading/unique-keys.ts';

/**
 * Adds the entries of a lockfile with their edges and roots. What no root reaches hangs from an occurrence that stands
 * for the lockfile itself, so that everything has a path.
 */
export function addLockGraph(builder: InventoryBuilder, nodes: readonly LockNode[], path: string): LockGraph {
  const graph = connect(nodes);
  const { links } = graph;
  const roots = nodes.flatMap(({ root }, position) => (root ? [position] : []));
  const asked = [...unreachedStarts(nodes.length, links, roots), ...missedNeeds(nodes, links, roots)];
  const markers = derivedMarkers(nodes, links, [...roots, ...asked]);
  const keys = createKeys();
  const positions = nodes.map(({ entry }, position) => {
    const marker = entry.marker ?? markers[position];
    return builder.add({ ...entry, key: keys(entry.key), ...(marker !== undefined && { marker }) });
  });
  for (const { from, to, wish } of links) {
    builder.addEdge(positions[from] ?? 0, positions[to] ?? 0, wish.kinds, wish.specifier);
  }
  for (const [position, { root }] of nodes.entries()) if (root) builder.addRoot(positions[position] ?? 0, root);
  if (asked.length > 0) {
    const entry = fileEntry(path);
    const file = builder.add({ ...entry, key: keys(entry.key) });
    builder.addRoot(file, 'project');
    for (const position of new Set(asked))
      builder.addEdge(file, positions[position] ?? 0, nodes[position]?.asked ?? ['prod']);
  }
  return graph;
}

/**
 * The entry that stands for a file which lists packages without saying whose they are. It is no folder, so that no
 * manifest is taken for the one that it answers.
 */
export function fileEntry(path: string): Entry {
  const source = { kind: 'project', path: baseName(path) } as const;
  return { component: { ecosystem: about.id, name: path }, key: path, source };
}

/** What the wishes of the nodes lead to. */
export interface LockGraph {
  readonly links: readonly Link[];
  readonly loose: readonly LooseWish[];
}

/** A wish that nothing answers, and the node that has it. */
export interface LooseWish {
  readonly from: number;
  readonly wish: Wish;
}

function connect(nodes: readonly LockNode[]): LockGraph {
  const byName = new Map<string, number[]>();
  for (const [position, { entry }] of nodes.entries()) {
    const known = byName.get(entry.component.name);
    if (known) known.push(position);
    else byName.set(entry.component.name, [position]);
  }
  const links: Link[] = [];
  const loose: LooseWish[] = [];
  for (const [from, { wishes }] of nodes.entries()) {
    for (const wish of wishes) {
      const answers = answersTo(wish, byName.get(wish.name) ?? [], nodes);
      if (answers.length === 0) loose.push({ from, wish });
      // An extra of a package asks for the package itself.
      for (const to of answers) if (to !== from) links.push({ from, to, wish });
    }
  }
  return { links, loose };
}

/** What the lockfile states to be needed, and no root reaches over needed links. */
function missedNeeds(nodes: readonly LockNode[], links: readonly Link[], roots: readonly number[]): number[] {
  const needed = new Uint8Array(nodes.length);
  const targets = targetsOf(
    nodes.length,
    links.filter(({ wish }) => wish.kinds.includes('prod')),
  );
  for (const root of roots) reach(root, targets, needed);
  return nodes.flatMap(({ asked, isStated }, position) =>
    isStated && asked.includes('prod') && !needed[position] ? [position] : [],
  );
}

/** No resolver keeps more versions of one package side by side; what is left out still hangs from the lockfile. */
export const MAX_VERSIONS = 20;

/** Among several versions of a package those that fit; all of them where none does. */
function answersTo(wish: Wish, named: readonly number[], nodes: readonly LockNode[]): readonly number[] {
  if (named.length < 2) return named;
  const candidates = named.slice(0, MAX_VERSIONS);
  const fitting = candidates.filter((position) => {
    const version = nodes[position]?.entry.component.version;
    if (version === undefined) return true;
    return wish.version === undefined ? mayBe(version, wish.specifier ?? '') : wish.version === version;
  });
  return fitting.length > 0 ? fitting : candidates;
}
