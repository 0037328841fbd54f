import { quote, unreachedStarts, type EdgeKind, type InventoryBuilder } from '@morel/model';
import { asObject, asString, entriesOf, get, stringsOf } from '@morel/parse';
import { recipeComponent } from '../names.ts';
import { parseReference } from '../reference.ts';
import { addFileRoot, addLocked, type LockFile } from './locked-entry.ts';

interface Asked {
  readonly id: string;
  readonly kind: EdgeKind;
}

/** What the nodes of a graph became. */
interface Nodes {
  readonly positions: ReadonlyMap<string, number>;
  readonly roots: readonly number[];
  readonly left: ReadonlySet<string>;
}

/**
 * Adds the graph of a lockfile of Conan 1: nodes that name a recipe, and the one that is the project. Up to version 0.2
 * requirements are an object from reference to node, since then a list of nodes. Source: the documentation of Conan 1,
 * "Lockfiles", and its class `GraphLockNode`.
 */
export function addGraph(builder: InventoryBuilder, file: LockFile): void {
  const { parsed, log, path } = file;
  const nodes = entriesOf(get(get(parsed.value, 'graph_lock'), 'nodes'));
  const { positions, roots, left } = addNodes(builder, nodes, file);
  const links: { readonly from: number; readonly to: number }[] = [];
  const connect = (from: number, to: number, kind: EdgeKind): void => {
    links.push({ from, to });
    builder.addEdge(from, to, [kind]);
  };
  const recipes = new Map<string, number | undefined>();
  for (const [id, node] of nodes) {
    const from = positions.get(id);
    if (from === undefined) continue;
    for (const { id: asked, kind } of askedBy(node)) {
      const to = positions.get(asked);
      if (to !== undefined) connect(from, to, kind);
      else if (!left.has(asked)) {
        const span = parsed.span('graph_lock', 'nodes', id);
        log.add('unresolved-version', `the lockfile has no node ${quote(asked)} (for ${quote(id)})`, span);
      }
    }
    for (const text of stringsOf(get(node, 'python_requires'))) {
      const at = ['graph_lock', 'nodes', id, 'python_requires'];
      if (!recipes.has(text)) {
        const keyOf = (): string => `python_requires.${recipes.size}`;
        recipes.set(text, addLocked(builder, { text, at, keyOf }, file));
      }
      const to = recipes.get(text);
      if (to !== undefined) connect(from, to, 'build');
    }
  }
  const starts = unreachedStarts(builder.size, links, roots);
  if (starts.length === 0 && roots.length > 0) return;
  const root = roots[0] ?? addFileRoot(builder, path);
  for (const start of starts) builder.addEdge(root, start, ['prod']);
}

function addNodes(builder: InventoryBuilder, nodes: readonly [string, unknown][], file: LockFile): Nodes {
  const positions = new Map<string, number>();
  const roots: number[] = [];
  const left = new Set<string>();
  const isAsked = new Set(nodes.flatMap(([, node]) => askedBy(node).map(({ id }) => id)));
  for (const [id, node] of nodes) {
    const at = ['graph_lock', 'nodes', id];
    if (asObject(node) && !isAsked.has(id) && isProject(node)) {
      const root = addProject(builder, id, referenceIn(node));
      roots.push(root);
      positions.set(id, root);
      continue;
    }
    const position = addLocked(builder, { text: referenceIn(node), at, keyOf: () => `nodes.${id}` }, file);
    if (position === undefined) left.add(id);
    else positions.set(id, position);
  }
  return { positions, roots, left };
}

/** The node of the conanfile itself has its path, or no reference; nothing asks for it. */
function isProject(node: unknown): boolean {
  return get(node, 'path') !== undefined || (get(node, 'ref') ?? get(node, 'pref') ?? undefined) === undefined;
}

function addProject(builder: InventoryBuilder, id: string, text: string | undefined): number {
  const reference = parseReference(text ?? '');
  const component = recipeComponent(reference ?? { name: 'conanfile' });
  const position = builder.add({ component, key: `nodes.${id}`, source: { kind: 'project', path: '.' } });
  builder.addRoot(position, 'project');
  return position;
}

/** `ref`, or, up to version 0.3, the reference of a binary package: `recipe:package#revision`. */
function referenceIn(node: unknown): string | undefined {
  const package_ = asString(get(node, 'pref'));
  return asString(get(node, 'ref')) ?? package_?.split(':', 1)[0];
}

function askedBy(node: unknown): Asked[] {
  return [...idsIn(node, 'requires', 'prod'), ...idsIn(node, 'build_requires', 'build')];
}

function idsIn(node: unknown, key: string, kind: EdgeKind): Asked[] {
  const value = get(node, key);
  const ids = asObject(value) ? Object.values(value ?? {}).filter((id) => typeof id === 'string') : stringsOf(value);
  return ids.map((id) => ({ id, kind }));
}
