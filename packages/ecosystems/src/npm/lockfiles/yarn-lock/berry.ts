import {
  createProblemLog,
  HAND_OVER,
  quote,
  type EdgeKind,
  type Entry,
  type ProblemLog,
  type ReaderFiles,
  type ReadResult,
  type Span,
} from '@morel/model';
import { asObject, asString, entriesOf, get, type Parsed } from '@morel/parse';
import { folderOf, joinPath } from '../../../reading/tree-path.ts';
import { npmComponent, projectComponent } from '../../component.ts';
import { buildEntries, linksToUnreached, type Link } from '../../lock-entries.ts';
import { manifestIn, manifestPath, type Manifest } from '../../manifest/manifest.ts';
import { splitNameAt } from '../../specifier.ts';
import { createUnresolved } from '../../unresolved.ts';
import { waitingFor } from '../../waiting.ts';
import { mayBeMissing, wishesOf, type Fields, type WrongType } from '../../wishes.ts';
import type { YamlReader } from '../../yaml-reader.ts';
import { indexDescriptors, type Descriptors, type Replacements } from './descriptors.ts';
import { readLocator, type Locator } from './locator.ts';
import { resolvePeers, type PeerNode } from './peers.ts';

interface Locked {
  readonly descriptors: readonly string[];
  readonly resolution: string;
  readonly locator: Locator;
  readonly fields: Fields;
  /** The package.json of a member of the workspace, and why it asks for each name. */
  readonly manifest: Manifest | undefined;
  readonly reasons: ReadonlyMap<string, readonly EdgeKind[]>;
  readonly span: Span | undefined;
}

const NEWEST_VERSION = 10;
const MEMBERS = /@workspace:([^"\n\r]{1,500})"[ \r]*$/gm;
const EMPTY = buildEntries([], []).build();

/** Reads a yarn.lock of Yarn 2 and later. The kinds of what members ask for, and catalogs, stand in other files. */
export function readBerry(files: ReaderFiles, readYaml: YamlReader): ReadResult | typeof HAND_OVER {
  const { path, text } = files.main;
  const folder = folderOf(path);
  const wants = wantsOf(text, folder);
  if (wants.some((want) => files.get(want) === undefined)) return waitingFor(path, wants);
  const documents = readYaml(text, path);
  const catalog = documents && catalogsOf(files, joinPath(folder, '.yarnrc.yml'), readYaml);
  if (!documents || !catalog) return HAND_OVER;
  const [parsed] = documents;
  const log = createProblemLog(
    path,
    documents.flatMap(({ problems }) => problems),
  );
  const version = asString(get(get(parsed?.value, '__metadata'), 'version'));
  const format = { wants, ...(version !== undefined && { formatVersion: version }) };
  if (!parsed || !isKnown(parsed, version, log)) return { inventory: EMPTY, problems: log.list(), ...format };
  const locked = lockedEntries(parsed, files, folder, log);
  reportLosses(locked, log);
  const resolutions = manifestAt(files, folder)?.resolutions;
  return { inventory: assemble(locked, { catalog, resolutions }, log), problems: log.list(), ...format };
}

/** The package.json of every member, and Yarn's settings where a catalog is used. */
function wantsOf(text: string, folder: string): string[] {
  const members = [...text.matchAll(MEMBERS)].map(([, member = '.']) => joinPath(folder, member));
  const manifests = new Set([folder, ...members].map(manifestPath));
  return text.includes('catalog:') ? [...manifests, joinPath(folder, '.yarnrc.yml')] : [...manifests];
}

function isKnown(parsed: Parsed, version: string | undefined, log: ProblemLog): boolean {
  if (parsed.value === undefined) return false;
  const span = parsed.span('__metadata');
  if (version !== undefined && /^\d+$/.test(version) && Number(version) <= NEWEST_VERSION) return true;
  const message = `the version of the lockfile is ${quote(version ?? '')}; up to ${NEWEST_VERSION} is known`;
  log.add('unknown-format-version', message, span);
  return false;
}

function lockedEntries(parsed: Parsed, files: ReaderFiles, folder: string, log: ProblemLog): Locked[] {
  const locked: Locked[] = [];
  for (const [key, value] of entriesOf(parsed.value)) {
    if (key === '__metadata') continue;
    const span = parsed.span(key);
    const fields = asObject(value);
    const descriptors = key.split(',').map((descriptor) => descriptor.trim());
    const resolution = asString(get(fields, 'resolution'));
    if (!fields || resolution === undefined || resolution === '') {
      log.add('unknown-entry', `the entry ${quote(key)} does not say what it was resolved to`, span);
    }
    const name = splitNameAt(descriptors[0] ?? '').name || key || 'unknown';
    const locator: Locator = resolution ? readLocator(resolution) : { name, source: { kind: 'unknown' } };
    const manifest =
      locator.workspace === undefined ? undefined : manifestAt(files, joinPath(folder, locator.workspace));
    const reasons = reasonsOf(manifest);
    locked.push({ descriptors, resolution: resolution || key, locator, fields: fields ?? {}, manifest, reasons, span });
  }
  return locked;
}

/** Yarn ends each entry with its linkType, and lists the project itself among them: what lacks them is cut off. */
function reportLosses(locked: readonly Locked[], log: ProblemLog): void {
  const last = locked.at(-1);
  if (last && last.fields['linkType'] === undefined) {
    const message = `the last entry, ${quote(last.resolution)}, has no linkType, with which every entry ends`;
    log.add('unknown-entry', `${message}: the file may be cut off`, last.span);
  }
  if (locked.some(({ locator }) => locator.workspace === '.')) return;
  log.add('unknown-entry', 'the project itself has no entry, which every yarn.lock has: the file may be cut off');
}

function manifestAt(files: ReaderFiles, folder: string): Manifest | undefined {
  const manifest = manifestIn(files, folder);
  return manifest === 'pending' ? undefined : manifest;
}

function assemble(locked: readonly Locked[], replacements: Replacements, log: ProblemLog): ReadResult['inventory'] {
  const index = indexDescriptors(
    locked.map(({ descriptors }) => descriptors),
    replacements,
  );
  const { links, nodes } = linksOf(locked, index, log);
  const peers = resolvePeers(nodes, links);
  if (!peers.isWhole) log.add('not-judged', 'there are too many peer dependencies to follow them all');
  for (const { from, to, name } of peers.found) {
    const isOptional = get(get(get(locked[from]?.fields, 'peerDependenciesMeta'), name), 'optional') === true;
    const specifier = asString(get(get(locked[from]?.fields, 'peerDependencies'), name));
    links.push({ from, to, kinds: isOptional ? ['peer', 'optional'] : ['peer'], specifier });
  }
  return withRoots(locked, links);
}

function withRoots(locked: readonly Locked[], links: readonly Link[]): ReadResult['inventory'] {
  const project = locked.findIndex(({ locator }) => locator.workspace === '.');
  if (project < 0) {
    // Without the project's own entry nothing is known to be direct: position 0 is added for it.
    const shifted = links.map((link) => ({ ...link, from: link.from + 1, to: link.to + 1 }));
    const entry: Entry = {
      component: projectComponent(undefined, undefined, '.'),
      key: '.',
      source: { kind: 'project', path: '.' },
    };
    const builder = buildEntries(
      [entry, ...locked.map(entryOf)],
      [...shifted, ...linksToUnreached(locked.length + 1, shifted)],
    );
    builder.addRoot(0, 'project');
    return builder.build();
  }
  const builder = buildEntries(locked.map(entryOf), links);
  builder.addRoot(project, 'project');
  for (const [index, { locator }] of locked.entries()) {
    if (locator.workspace !== undefined && index !== project) builder.addRoot(index, 'workspace');
  }
  return builder.build();
}

function entryOf({ descriptors, resolution, locator, fields, manifest, span }: Locked): Entry {
  const { name, source, workspace } = locator;
  const installName = splitNameAt(descriptors[0] ?? name).name;
  const isAlias = descriptors.every((descriptor) => splitNameAt(descriptor).name !== name);
  const conditions = asString(fields['conditions']);
  // Yarn gives folders a version of its own, which says nothing.
  const version = source.kind === 'project' || source.kind === 'link' ? manifest?.version : asString(fields['version']);
  return {
    component:
      workspace === undefined
        ? npmComponent(name, version, source)
        : projectComponent(manifest?.name ?? name, version, workspace),
    key: resolution,
    source,
    span,
    ...(isAlias && { alias: installName }),
    ...(conditions && { marker: conditions }),
  };
}

function linksOf(
  locked: readonly Locked[],
  index: Descriptors,
  log: ProblemLog,
): { readonly links: Link[]; readonly nodes: readonly PeerNode[] } {
  const links: Link[] = [];
  const unresolved = createUnresolved();
  const nodes = locked.map((entry, from): PeerNode => {
    const { fields, locator, resolution, span } = entry;
    const dependencies = new Map<string, number>();
    const wrongType: WrongType = ([field = '', name = ''], expected) => {
      log.add('unknown-entry', `${quote(name || field)} of ${quote(resolution)} is not ${expected}`, span);
    };
    for (const { name, specifier, kinds, field } of wishesOf(fields, false, wrongType)) {
      if (field === 'peerDependencies') continue;
      const to = index.find(name, specifier, resolution);
      const reasons = kindsOf(entry, name, kinds);
      const overridden = index.isReplaced(name, specifier, resolution);
      if (to !== undefined) links.push({ from, to, kinds: reasons, specifier: plainRange(specifier), overridden });
      else if (!mayBeMissing(reasons)) unresolved.add(locator.name, name, specifier, span);
      if (to !== undefined) dependencies.set(name, to);
    }
    links.push(...originLink(entry, from, index));
    return {
      name: locator.name,
      dependencies,
      peers: new Set(entriesOf(fields['peerDependencies']).map(([name]) => name)),
    };
  });
  unresolved.report(log);
  return { links, nodes };
}

/** A patched package is made of the package that is patched. */
function originLink({ descriptors, resolution }: Locked, from: number, index: Descriptors): Link[] {
  for (const descriptor of descriptors) {
    const to = index.origin(descriptor, resolution);
    if (to !== undefined && to !== from) return [{ from, to, kinds: ['prod'] }];
  }
  return [];
}

/** The lockfile puts all that a member asks for into one list; its package.json tells why. */
function reasonsOf(manifest: Manifest | undefined): ReadonlyMap<string, readonly EdgeKind[]> {
  const reasons = new Map<string, readonly EdgeKind[]>();
  for (const { name, kinds, field } of manifest?.wishes ?? []) {
    if (field !== 'peerDependencies') reasons.set(name, [...new Set([...(reasons.get(name) ?? []), ...kinds])]);
  }
  return reasons;
}

function kindsOf({ fields, reasons }: Locked, name: string, kinds: readonly EdgeKind[]): readonly EdgeKind[] {
  const isOptional = get(get(fields['dependenciesMeta'], name), 'optional') === true;
  return reasons.get(name) ?? (isOptional ? ['optional'] : kinds);
}

/** Without the `npm:` that Yarn puts before every range; an alias keeps it. */
function plainRange(specifier: string): string {
  const range = specifier.startsWith('npm:') ? specifier.slice('npm:'.length) : specifier;
  return range.indexOf('@', 1) > 0 ? specifier : range;
}

function catalogsOf(files: ReaderFiles, path: string, readYaml: YamlReader): Replacements['catalog'] | undefined {
  const file = files.get(path);
  if (!file || !('text' in file)) return () => undefined;
  const documents = readYaml(file.text, path);
  const settings = documents?.[0]?.value;
  if (!documents) return undefined;
  return (catalog, name) => {
    const list = catalog === 'default' ? get(settings, 'catalog') : get(get(settings, 'catalogs'), catalog);
    return asString(get(list, name));
  };
}
