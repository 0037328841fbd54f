import { createGraph } from '@morel/inventory';
import {
  type Bom,
  type BomComponent,
  type BomDependency,
  type BomDocument,
  type BomTool,
  type EdgeKind,
  type Inventory,
} from '@morel/model';
import { billComponent } from './bill-component.ts';
import { completenessOf } from './completeness.ts';

export interface BillOptions {
  /** What the bill is about where the inventory has no single root. */
  readonly name: string;
  readonly version?: string;
  readonly tool: BomTool;
  /** RFC 3339. */
  readonly created: string;
  /** Serial number, as an address. */
  readonly id?: string;
  readonly supplier?: BomDocument['supplier'];
}

/**
 * The bill of materials of an inventory: a component for everything that has one, whichever inputs name it, with all that
 * its occurrences say together. Sorted, so that the same inventory gives the same bill.
 */
export function billOf(inventory: Inventory, options: BillOptions): Bom {
  const graph = createGraph(inventory);
  const keys = keysOf(inventory);
  const places = occurrencesOf(inventory);
  const subject = subjectOf(inventory, keys);
  const components = inventory.components
    .flatMap((component, position) => {
      const occurrences = places[position] ?? [];
      if (occurrences.length === 0) return [];
      return [billComponent({ inventory, graph, component, occurrences, key: keys[position] ?? '' })];
    })
    .toSorted(byKey);
  const rootKey = subject ?? `${options.name}#project`;
  const root = components.find(({ key }) => key === subject) ?? projectComponent(rootKey, options);
  const all = subject === undefined ? [root, ...components] : components;
  return {
    document: documentOf(options),
    subject: rootKey,
    components: all.map((component) => (component.key === rootKey ? asSubject(component, options) : component)),
    dependencies: dependenciesOf({ inventory, keys, root: rootKey }),
    completeness: completenessOf(
      inventory,
      all.map(({ key }) => key),
    ),
  };
}

/** Positions of the occurrences of each component. */
function occurrencesOf({ components, occurrences }: Inventory): readonly (readonly number[])[] {
  const found: number[][] = components.map(() => []);
  for (const [position, { component }] of occurrences.entries()) found[component]?.push(position);
  return found;
}

/** The package URL, which is unique; else ecosystem, name and version. */
function keysOf({ components }: Inventory): string[] {
  const taken = new Set<string>();
  return components.map(({ purl, ecosystem, name, version }) => {
    const plain = purl ?? `${ecosystem || 'component'}:${name}${version === undefined ? '' : `@${version}`}`;
    let key = plain;
    for (let number = 2; taken.has(key); number += 1) key = `${plain}#${number}`;
    taken.add(key);
    return key;
  });
}

/** The only root that there is, as component. */
function subjectOf({ roots, occurrences }: Inventory, keys: readonly string[]): string | undefined {
  const projects = new Set(roots.filter(({ kind }) => kind !== 'workspace').map(({ occurrence }) => occurrence));
  const [only] = projects;
  if (projects.size !== 1 || only === undefined) return undefined;
  return keys[occurrences[only]?.component ?? -1];
}

function documentOf({ tool, created, id, supplier }: BillOptions): BomDocument {
  return {
    format: '',
    version: 1,
    created,
    authors: [],
    tools: [tool],
    // What is locked is known before anything is built.
    phases: ['pre-build'],
    ...(id !== undefined && { id }),
    ...(supplier && { supplier }),
  };
}

function projectComponent(key: string, { name, version }: BillOptions): BomComponent {
  return {
    key,
    kind: 'application',
    name,
    ...(version !== undefined && { version }),
    identifiers: [],
    hashes: [],
    licences: [],
    links: [],
    properties: [],
  };
}

function asSubject(component: BomComponent, { version }: BillOptions): BomComponent {
  const { scope: _, ...rest } = component;
  return { ...rest, kind: 'application', ...(version !== undefined && { version }) };
}

interface DependencyParts {
  readonly inventory: Inventory;
  readonly keys: readonly string[];
  readonly root: string;
}

const KINDS: Readonly<Record<EdgeKind, BomDependency['kind']>> = {
  prod: 'depends',
  dev: 'dev',
  optional: 'optional',
  peer: 'peer',
  build: 'build',
};
const MILDEST: readonly EdgeKind[] = ['prod', 'peer', 'build', 'optional', 'dev'];

/** Edges between components; roots that are not the subject hang from it. */
function dependenciesOf({ inventory, keys, root }: DependencyParts): BomDependency[] {
  const found = new Map<string, BomDependency>();
  const add = (from: string, to: string, kind: BomDependency['kind']): void => {
    if (from !== to && !found.has(`${from} ${to}`)) found.set(`${from} ${to}`, { from, to, kind });
  };
  const keyAt = (position: number): string => keys[inventory.occurrences[position]?.component ?? -1] ?? '';
  for (const { from, to, kinds } of inventory.edges) {
    const kind = MILDEST.find((candidate) => kinds.includes(candidate)) ?? 'prod';
    add(keyAt(from), keyAt(to), KINDS[kind]);
  }
  for (const { occurrence } of inventory.roots) add(root, keyAt(occurrence), 'depends');
  return [...found.values()].toSorted((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

function byKey(a: BomComponent, b: BomComponent): number {
  return compare(a.key, b.key);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
