import { InventoryBuilder, quote, unreachedStarts, type EdgeKind, type ProblemLog } from '@morel/model';
import { exactVersion } from '../exact-version.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { packageComponent, projectComponent } from '../names.ts';
import type { LockedPackage } from './packages.ts';

const PROD: readonly EdgeKind[] = ['prod'];
const DEV: readonly EdgeKind[] = ['dev'];
const NAMED = 5;

/** What the graph starts from: the project, where there is one. */
export interface Project {
  readonly manifest: Manifest | undefined;
  readonly folder: string;
}

/** An inventory of the packages and, where it is given, of the project that they are locked for. */
export function connectPackages(
  packages: readonly LockedPackage[],
  project: Project | undefined,
  log: ProblemLog,
): InventoryBuilder {
  const builder = new InventoryBuilder();
  const root = project && addProject(builder, project);
  const graph = addPackages(builder, packages, log);
  const missing: string[] = [];
  for (const [from, { name, requires }] of graph.packages) {
    for (const [wanted, specifier] of requires) {
      const targets = graph.named.get(wanted) ?? graph.filled.get(wanted) ?? [];
      for (const to of targets) if (to !== from) builder.addEdge(from, to, PROD, specifier);
      const isMissing = targets.length === 0 && !project?.manifest?.stoodIn.has(wanted);
      if (isMissing) missing.push(`${quote(wanted)} (for ${quote(name)})`);
    }
  }
  // Of an installed tree the project is not known, which may stand in for what is not there.
  if (project) reportMissing(missing, log);
  if (root !== undefined) linkProject(builder, root, project?.manifest, graph);
  return builder;
}

function addProject(builder: InventoryBuilder, { manifest, folder }: Project): number {
  const source = { kind: 'project', path: '.' } as const;
  const component = projectComponent(manifest?.name, manifest?.version, folder);
  const root = builder.add({ component, key: '.', source, digests: [] });
  builder.addRoot(root, 'project');
  return root;
}

interface Graph {
  readonly packages: ReadonlyMap<number, LockedPackage>;
  /** Positions by name: packages, and what they stand in for. */
  readonly named: ReadonlyMap<string, readonly number[]>;
  /** Positions of the packages that fill a role, or stand in for a name at no version that is known. */
  readonly filled: ReadonlyMap<string, readonly number[]>;
}

function addPackages(builder: InventoryBuilder, list: readonly LockedPackage[], log: ProblemLog): Graph {
  const packages = new Map<number, LockedPackage>();
  const named = new Map<string, number[]>();
  const filled = new Map<string, number[]>();
  const keys = new Set<string>();
  for (const entry of list) {
    const { name, version, source, upstream, digests, notice, licences, isPlugin, span } = entry;
    if (named.has(name)) log.add('duplicate-key', `${quote(name)} is listed twice`, span);
    const key = keyFor(keys, name, version);
    const component = packageComponent(name, version, source);
    const extra = {
      upstream,
      ...(notice && { notice }),
      ...(licences && { licences }),
      ...(isPlugin && { installScript: true }),
    };
    const position = builder.add({ component, key, source, digests, span, ...extra });
    packages.set(position, entry);
    append(named, name, position);
  }
  for (const [position, entry] of packages) {
    for (const [name] of entry.provides) append(filled, name, position);
    addReplaced(builder, position, entry, { keys, named, filled });
  }
  return { packages, named, filled };
}

interface Positions {
  readonly keys: Set<string>;
  readonly named: Map<string, number[]>;
  readonly filled: Map<string, number[]>;
}

/**
 * A package that stands in for others at its own version, or at one that it names, holds their code: they are entries
 * below it. One that stands in for any version (a polyfill that the language makes needless) only fills the place.
 */
function addReplaced(
  builder: InventoryBuilder,
  parent: number,
  { name, version, replaces, span }: LockedPackage,
  { keys, named, filled }: Positions,
): void {
  for (const [replaced, constraint] of replaces) {
    const held = constraint.trim() === 'self.version' ? version : exactVersion(constraint);
    if (replaced === name) continue;
    if (held === undefined) {
      append(filled, replaced, parent);
      continue;
    }
    const source = { kind: 'bundled' } as const;
    const component = packageComponent(replaced, held, source);
    const key = keyFor(keys, `${name} > ${replaced}`, held);
    const position = builder.add({ component, key, source, digests: [], span });
    builder.addEdge(parent, position, PROD, constraint);
    append(named, replaced, position);
  }
}

/** The edges from the project: what its composer.json asks for, or, without one, a guess. */
function linkProject(builder: InventoryBuilder, root: number, manifest: Manifest | undefined, graph: Graph): void {
  for (const { name, specifier, kinds } of manifest?.wishes ?? []) {
    for (const to of graph.named.get(name) ?? []) builder.addEdge(root, to, kinds, specifier);
  }
  if (manifest) return;
  for (const to of unreachedStarts(builder.size, builder.build().edges, [root])) {
    if (to !== root) builder.addEdge(root, to, graph.packages.get(to)?.isDev ? DEV : PROD);
  }
}

function reportMissing(missing: readonly string[], log: ProblemLog): void {
  if (missing.length === 0) return;
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
  const what = missing.length === 1 ? '1 dependency has' : `${missing.length} dependencies have`;
  log.add('unresolved-version', `${what} no entry in the file: ${missing.slice(0, NAMED).join(', ')}${more}`);
}

/** Names are unique in what Composer writes; damaged files repeat them. */
function keyFor(keys: Set<string>, name: string, version: string): string {
  let key = name;
  if (keys.has(key)) key = `${name}@${version}`;
  while (keys.has(key)) key = `${name}@${version} (${keys.size})`;
  keys.add(key);
  return key;
}

function append(map: Map<string, number[]>, name: string, position: number): void {
  const known = map.get(name);
  if (known) known.push(position);
  else map.set(name, [position]);
}
