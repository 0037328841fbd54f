import { InventoryBuilder, unreachedStarts, type EdgeKind, type ProblemLog, type Source } from '@morel/model';
import { shownAddress } from '../../address.ts';
import { npmComponent, projectComponent } from '../../component.ts';
import type { EntryDraft } from '../../lock-entries.ts';
import { readSpecifier } from '../../specifier.ts';
import { createUnresolved } from '../../unresolved.ts';
import { mayBeMissing, type Wish } from '../../wishes.ts';
import { arrangeFolders } from './folders.ts';
import { isTop, type Place } from './place.ts';

/** What is known of the project that the places belong to. */
export interface Project {
  /** Its folder, as seen from the lockfile's. */
  readonly path: string;
  /** Its folder in the tree: what it is called where nothing else names it. */
  readonly folder: string;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  /** What it asks for; undefined where nobody knows. */
  readonly wishes: readonly Wish[] | undefined;
  /** Whether a place is a member of its workspace. */
  isMember(path: string): boolean;
  /** Whether every required dependency must have a place. An installed tree may leave some out. */
  readonly isComplete: boolean;
}

const PROD: readonly EdgeKind[] = ['prod'];
const OPTIONAL: readonly EdgeKind[] = ['optional'];

interface Link {
  readonly from: number;
  readonly to: number;
  readonly kinds: readonly EdgeKind[];
  readonly specifier: string | undefined;
}

/**
 * The graph of the places, each dependency resolved as Node resolves it. The project is the first occurrence. Where its
 * wishes are not known, what no other place asks for counts as its own.
 */
export function connectPlaces(places: readonly Place[], project: Project, log: ProblemLog): InventoryBuilder {
  const kept = keptPlaces(places);
  const links = linksOf(places, kept, project, log);
  const byUrl = new Set<number>();
  for (const { to, specifier } of links) if (isUrl(specifier)) byUrl.add(to);
  const builder = new InventoryBuilder();
  addProject(builder, project);
  for (const [index, place] of kept.entries()) addPlace(builder, place, project, byUrl.has(index + 1));
  for (const { from, to, kinds, specifier } of links) {
    builder.addEdge(from, to, kinds, specifier === undefined ? undefined : shownAddress(specifier));
  }
  return builder;
}

/** A link whose target has a place of its own is no occurrence: what it stands for is the target. */
function keptPlaces(places: readonly Place[]): Place[] {
  const paths = new Set<string>();
  for (const { path, link } of places) if (link === undefined) paths.add(path);
  return places.filter(({ path, link }) => path !== '' && (link === undefined || !paths.has(link)));
}

/** The occurrence that stands at each path, 0 being the project. */
function positionsOf(places: readonly Place[], kept: readonly Place[]): ReadonlyMap<string, number> {
  const positions = new Map([['', 0]]);
  for (const { path } of kept) positions.set(path, positions.size);
  for (const { path, link } of places) {
    const target = link === undefined ? undefined : positions.get(link === '.' ? '' : link);
    if (target !== undefined && !positions.has(path)) positions.set(path, target);
  }
  return positions;
}

function linksOf(places: readonly Place[], kept: readonly Place[], project: Project, log: ProblemLog): readonly Link[] {
  const positions = positionsOf(places, kept);
  const folders = arrangeFolders(places, positions);
  const links: Link[] = [];
  const unresolved = createUnresolved();
  const follow = (from: number, place: Place | undefined, { name, specifier, kinds }: Wish): void => {
    const path = place?.path ?? '';
    const to = folders.find(path, name);
    if (to !== undefined) links.push({ from, to, kinds: kindsOf(place, kept[to - 1], kinds), specifier });
    // Nobody but npm on that machine knows what lies around a folder outside of the project.
    else if (!mayBeMissing(kinds) && !path.startsWith('..')) {
      unresolved.add(place?.name ?? project.name ?? 'the project', name, specifier, place?.span);
    }
  };
  for (const wish of project.wishes ?? []) follow(0, undefined, wish);
  for (const [index, place] of kept.entries()) for (const wish of place.wishes) follow(index + 1, place, wish);
  if (project.isComplete) unresolved.report(log);
  return project.wishes ? links : [...links, ...guessedLinks(kept, positions, links)];
}

/** The tree of old npm does not say that a dependency is optional: that only the dependency itself is marked so tells. */
function kindsOf(from: Place | undefined, to: Place | undefined, kinds: readonly EdgeKind[]): readonly EdgeKind[] {
  const isOptional = to?.optional === true && from?.optional !== true && kinds.includes('prod');
  return isOptional ? OPTIONAL : kinds;
}

/**
 * Links that lead to every place, for want of anybody who knows what the project asks for: from the folder that holds a
 * nested place, from the project to all others. What npm does not mark as a development dependency must be reached
 * without one.
 */
function guessedLinks(kept: readonly Place[], positions: ReadonlyMap<string, number>, links: readonly Link[]): Link[] {
  const isDev = (index: number): boolean => kept[index]?.dev === true;
  const known = links.map(({ from, to }) => ({ from: from - 1, to: to - 1 }));
  const withoutDev = known.filter(({ from, to }) => !isDev(from) && !isDev(to));
  const needed = unreachedStarts(kept.length, withoutDev, []).filter((index) => !isDev(index));
  const others = unreachedStarts(kept.length, known, needed).filter((index) => isDev(index));
  return [...needed, ...others].map((index) => {
    const place = kept[index];
    const modules = place?.path.lastIndexOf('/node_modules/') ?? -1;
    const parent = modules < 0 ? undefined : positions.get(place?.path.slice(0, modules) ?? '');
    if (parent !== undefined) return { from: parent, to: index + 1, kinds: PROD, specifier: undefined };
    const kinds: EdgeKind[] = place?.dev ? ['dev'] : [];
    if (place?.optional) kinds.push('optional');
    return { from: 0, to: index + 1, kinds: kinds.length > 0 ? kinds : PROD, specifier: undefined };
  });
}

function isUrl(specifier: string | undefined): boolean {
  return specifier?.startsWith('http') === true && readSpecifier(specifier).source === 'url';
}

function addProject(builder: InventoryBuilder, { path, folder, name, version }: Project): void {
  const source: Source = { kind: 'project', path };
  const component = projectComponent(name, version, folder);
  builder.addRoot(builder.add({ component, key: '.', source }), 'project');
}

function addPlace(builder: InventoryBuilder, place: Place, project: Project, isFromUrl: boolean): void {
  const { path, installName, name, version, digests, marker, notice, installScript, licences, span } = place;
  const isOutside = isTop(path);
  const folder = folderOf(place);
  const isMember = folder !== undefined && project.isMember(folder);
  const source: Source = isMember ? { kind: 'project', path: folder } : fromUrl(place, isFromUrl);
  const entry: EntryDraft = { component: npmComponent(name, version, source), key: path, source, digests, span };
  if (name !== installName && !isOutside) entry.alias = installName;
  if (marker !== undefined) entry.marker = marker;
  if (notice) entry.notice = notice;
  if (installScript) entry.installScript = true;
  if (licences) entry.licences = licences;
  const position = builder.add(entry);
  if (isMember) builder.addRoot(position, 'workspace');
}

/** The folder of the project that the place is; the tree of old npm has it at the link that leads there. */
function folderOf({ path, link, source }: Place): string | undefined {
  if (isTop(path)) return path;
  return source.kind === 'link' && link === undefined ? source.path : undefined;
}

function fromUrl({ source }: Place, isFromUrl: boolean): Source {
  return isFromUrl && source.kind === 'registry' && source.url ? { kind: 'url', url: source.url } : source;
}
