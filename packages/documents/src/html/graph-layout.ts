import type { ComponentHits } from '../hits.ts';
import type { Numbered } from './numbered.ts';

const NODES_SHOWN = 50;
const PATHS_EACH = 3;
/** Longer paths have their middle folded. */
const STEPS_SHOWN = 5;

export interface GraphNode {
  readonly label: string;
  readonly column: number;
  /** Position in its column. */
  row: number;
  readonly hit?: ComponentHits;
  /** How many steps are folded into it. */
  readonly folded?: number;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly (readonly [GraphNode, GraphNode])[];
  readonly columns: number;
  readonly rows: number;
  /** Components that are shown, of all that are hit. */
  readonly shown: number;
}

interface Draft {
  readonly label: string;
  column: number;
  hit?: ComponentHits | undefined;
  readonly folded?: number;
}

/** The paths to the most urgent components as one graph, in columns from the roots. Without recursion: paths may circle. */
export function layOut({ all, byLabel }: Numbered): Graph {
  const drafts = new Map<string, Draft>();
  const edges = new Map<string, readonly [string, string]>();
  let shown = 0;
  for (const component of all) {
    const paths = component.hits[0].match.paths.slice(0, PATHS_EACH).filter((path) => path.length > 0);
    if (paths.length === 0) continue;
    if (drafts.size >= NODES_SHOWN) break;
    for (const path of paths) addPath(fold(path, component), drafts, edges);
    shown++;
  }
  const nodes = new Map<string, GraphNode>();
  for (const [key, { label, column, folded, hit: end }] of drafts) {
    const hit = end ?? (folded === undefined ? byLabel(label) : undefined);
    nodes.set(key, { label, column, row: 0, ...(hit && { hit }), ...(folded !== undefined && { folded }) });
  }
  const links = [...edges.values()].flatMap(([from, to]) => {
    const ends = [nodes.get(from), nodes.get(to)] as const;
    return ends[0] && ends[1] ? [[ends[0], ends[1]] as const] : [];
  });
  return { nodes: [...nodes.values()], edges: links, shown, ...arrange([...nodes.values()], links) };
}

type Step = Draft & { readonly key: string };

/** The path to a component, its middle one step where it is long. */
function fold(path: readonly string[], component: ComponentHits): readonly Step[] {
  const plain = path.map((label, column): Step => ({
    key: label,
    label,
    column,
    hit: column === path.length - 1 ? component : undefined,
  }));
  if (path.length <= STEPS_SHOWN) return plain;
  const folded = path.length - (STEPS_SHOWN - 1);
  const [root, direct] = plain;
  const end = plain.slice(-2);
  if (!root || !direct) return plain;
  const key = `${direct.label} … ${end[0]?.label ?? ''}`;
  const middle: Step = { key, label: `${folded} more`, column: 2, folded };
  return [root, direct, middle, ...end.map((step, position) => ({ ...step, column: 3 + position }))];
}

function addPath(
  path: readonly Step[],
  drafts: Map<string, Draft>,
  edges: Map<string, readonly [string, string]>,
): void {
  for (const [position, { key, label, column, folded, hit }] of path.entries()) {
    const known = drafts.get(key);
    if (known) {
      known.column = Math.max(known.column, column);
      known.hit ??= hit;
    } else drafts.set(key, { label, column, hit, ...(folded !== undefined && { folded }) });
    const before = path[position - 1];
    if (before && before.key !== key) edges.set(`${before.key}\n${key}`, [before.key, key]);
  }
}

/** Rows within the columns: each node near the middle of what leads to it, so that few lines cross. */
function arrange(
  nodes: readonly GraphNode[],
  edges: Graph['edges'],
): { readonly columns: number; readonly rows: number } {
  const before = new Map<GraphNode, GraphNode[]>();
  for (const [from, to] of edges) before.set(to, [...(before.get(to) ?? []), from]);
  const columns = nodes.reduce((most, { column }) => Math.max(most, column + 1), 0);
  let rows = 0;
  for (let column = 0; column < columns; column++) {
    const list = nodes.filter((node) => node.column === column);
    const place = new Map(list.map((node, position) => [node, middleOf(before.get(node) ?? [], position)]));
    list.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    for (const [position, node] of list.entries()) node.row = position;
    rows = Math.max(rows, list.length);
  }
  return { columns, rows };
}

function middleOf(nodes: readonly GraphNode[], otherwise: number): number {
  if (nodes.length === 0) return otherwise;
  return nodes.reduce((sum, { row }) => sum + row, 0) / nodes.length;
}
