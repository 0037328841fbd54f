import type { EdgeKind, Entry, PartialInventory, ProblemLog } from '@morel/model';
import { asString, get, type Parsed } from '@morel/parse';
import { joinPath } from '../../../reading/tree-path.ts';
import { npmComponent, projectComponent } from '../../component.ts';
import { buildEntries, type Link } from '../../lock-entries.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { createUnresolved, type Unresolved } from '../../unresolved.ts';
import { mayBeMissing } from '../../wishes.ts';
import { importersOf, type Importer } from './importers.ts';
import { packagesOf, type PnpmPackage } from './packages.ts';
import { reportMissingProject, reportOrphans, reportSpecifiers } from './report-losses.ts';

/** What is known beside the documents. */
export interface Surroundings {
  /** The project's folder as seen from the file. */
  readonly projectPath: string;
  /** Keys of packages that were left out of an installed tree. */
  readonly skipped: ReadonlySet<string>;
  /** Whether every required dependency must have an entry. */
  readonly isComplete: boolean;
  manifest(importer: string): Manifest | undefined;
}

interface Graph {
  readonly entries: Entry[];
  readonly links: Link[];
  readonly importers: ReadonlyMap<string, number>;
  readonly packages: ReadonlyMap<string, number>;
  /** Folders that are linked in and no importers, by path. */
  readonly linked: Map<string, number>;
  /** The name that each entry is asked for by; `true` where someone asks for it by its own. */
  readonly askedFor: Map<number, string | true>;
  readonly unresolved: Unresolved;
}

/**
 * One graph from all documents of a file. pnpm puts what it needs itself (its own binary, its plugins) into a document
 * of its own, before the project's.
 */
export function assembleDocuments(
  documents: readonly Parsed[],
  log: ProblemLog,
  surroundings: Surroundings,
): PartialInventory {
  const importers = documents.flatMap((document) => {
    const own = importersOf(document, log);
    reportSpecifiers(document, own, log);
    return own;
  });
  const packages = documents
    .flatMap((document) => packagesOf(document, log))
    .filter(({ key }) => !surroundings.skipped.has(key));
  const graph = createGraph(importers, packages, surroundings);
  for (const importer of importers) linkImporter(graph, importer);
  for (const one of packages) linkPackage(graph, one);
  if (surroundings.isComplete) {
    graph.unresolved.report(log);
    reportOrphans(graph.entries, graph.links, graph.importers.values(), log);
    reportMissingProject(documents, importers, surroundings.manifest('.'), log);
  }
  const builder = buildEntries(withAliases(graph), graph.links);
  for (const [path, position] of graph.importers) builder.addRoot(position, path === '.' ? 'project' : 'workspace');
  return builder.build();
}

function createGraph(
  importers: readonly Importer[],
  packages: readonly PnpmPackage[],
  surroundings: Surroundings,
): Graph {
  const entries: Entry[] = [];
  const importerAt = new Map<string, number>();
  for (const { path } of importers) {
    if (importerAt.has(path)) continue;
    const { name, version } = surroundings.manifest(path) ?? {};
    const folder = joinPath(surroundings.projectPath, path);
    const component = projectComponent(name, version, path);
    importerAt.set(path, entries.push({ component, key: path, source: { kind: 'project', path: folder } }) - 1);
  }
  const packageAt = new Map<string, number>();
  for (const { key, entry } of packages) if (!packageAt.has(key)) packageAt.set(key, entries.push(entry) - 1);
  return {
    entries,
    links: [],
    importers: importerAt,
    packages: packageAt,
    linked: new Map(),
    askedFor: new Map(),
    unresolved: createUnresolved(),
  };
}

function linkImporter(graph: Graph, { path, references }: Importer): void {
  const from = graph.importers.get(path) ?? 0;
  for (const { name, reference, specifier, kinds, overridden } of references) {
    const to = find(graph, name, reference, path);
    if (to !== undefined) addLink(graph, name, { from, to, kinds, specifier, overridden });
    else if (!mayBeMissing(kinds)) graph.unresolved.add(path, name, reference);
  }
}

function linkPackage(graph: Graph, { key, references, peers, optionalPeers }: PnpmPackage): void {
  const from = graph.packages.get(key) ?? 0;
  for (const { name, specifier: reference, kinds } of references) {
    const asked = asString(get(peers, name));
    const to = find(graph, name, reference, '.');
    const reasons = asked === undefined ? kinds : peerKinds(get(get(optionalPeers, name), 'optional') === true);
    if (to !== undefined) addLink(graph, name, { from, to, kinds: reasons, specifier: asked });
    else if (!mayBeMissing(reasons)) graph.unresolved.add(key, name, reference, graph.entries[from]?.span);
  }
}

function addLink({ links, entries, askedFor }: Graph, name: string, link: Link): void {
  links.push(link);
  if (askedFor.get(link.to) === true) return;
  askedFor.set(link.to, entries[link.to]?.component.name === name || name);
}

/** An entry that everyone asks for by another name is an alias. */
function withAliases({ entries, askedFor }: Graph): Entry[] {
  return entries.map((entry, position) => {
    const asked = askedFor.get(position);
    const isAlias = typeof asked === 'string' && entry.source.kind !== 'project';
    return isAlias ? { ...entry, alias: asked } : entry;
  });
}

function peerKinds(isOptional: boolean): readonly EdgeKind[] {
  return isOptional ? ['peer', 'optional'] : ['peer'];
}

/** The position that a reference leads to. A reference alone is a version, or the key of another package. */
function find(graph: Graph, name: string, reference: string, base: string): number | undefined {
  if (reference.startsWith('link:')) return findFolder(graph, name, joinPath(base, reference.slice('link:'.length)));
  const { packages } = graph;
  return (
    packages.get(`${name}@${reference}`) ??
    packages.get(`/${name}@${reference}`) ??
    packages.get(`/${name}/${reference}`) ??
    packages.get(reference) ??
    packages.get(`/${reference}`)
  );
}

function findFolder({ entries, importers, linked }: Graph, name: string, path: string): number {
  const known = importers.get(path) ?? linked.get(path);
  if (known !== undefined) return known;
  const source = { kind: 'link', path } as const;
  const position = entries.push({ component: npmComponent(name, undefined, source), key: `link:${path}`, source }) - 1;
  linked.set(path, position);
  return position;
}
