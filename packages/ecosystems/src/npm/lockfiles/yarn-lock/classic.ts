import { quote, type Entry, type ReaderFiles, type ReadResult, type Source } from '@morel/model';
import { npmComponent, projectComponent } from '../../component.ts';
import { isRegistryArchive, localPath, sourceOfAddress, withoutUser } from '../../address.ts';
import { digestOfFragment, digestsOf } from '../../integrity.ts';
import { buildEntries, linksToUnreached, type Link } from '../../lock-entries.ts';
import { manifestIn, manifestPath, type Manifest } from '../../manifest/manifest.ts';
import { folderOf } from '../../paths.ts';
import { createProblemLog, type ProblemLog } from '../../problem-log.ts';
import { readSpecifier, splitNameAt } from '../../specifier.ts';
import { createUnresolved, type Unresolved } from '../../unresolved.ts';
import { mayBeMissing, type Wish } from '../../wishes.ts';
import { readClassicLines, type ClassicEntry } from './classic-lines.ts';

/**
 * Reads a yarn.lock of version 1. It answers ranges and nothing else: what the project asks for stands in the package.json
 * beside it, and what the members of a workspace ask for in theirs.
 */
export function readClassic(files: ReaderFiles): ReadResult {
  const { path, text } = files.main;
  const folder = folderOf(path);
  const wants = [manifestPath(folder)];
  const manifest = manifestIn(files, folder);
  if (manifest === 'pending')
    return { inventory: buildEntries([], []).build(), problems: [], formatVersion: '1', wants };
  const log = createProblemLog(path);
  const locked = readClassicLines(text, log);
  const project: Entry = {
    component: projectComponent(manifest?.name, manifest?.version, folder),
    key: '.',
    source: { kind: 'project', path: '.' },
  };
  const builder = buildEntries([project, ...locked.map(entryOf)], linksOf(locked, manifest, log));
  builder.addRoot(0, 'project');
  return { inventory: builder.build(), problems: log.list(), formatVersion: '1', wants };
}

function entryOf({ patterns, values, span }: ClassicEntry): Entry {
  const asked = patterns.map((pattern) => {
    const { name, range } = splitNameAt(pattern);
    const specifier = readSpecifier(range);
    return { installName: name, name: specifier.name ?? name, specifier };
  });
  const { installName = '', name = '' } = asked[0] ?? {};
  const resolved = values.get('resolved');
  const source = sourceOf(
    resolved,
    asked.map(({ specifier }) => specifier),
  );
  const integrity = values.get('integrity');
  const isAlias = asked.every((one) => one.installName !== one.name);
  return {
    component: npmComponent(name, values.get('version'), source),
    key: patterns[0] ?? '',
    source,
    digests: integrity === undefined && source.kind !== 'git' ? digestOfFragment(resolved ?? '') : digestsOf(integrity),
    span,
    ...(isAlias && { alias: installName }),
  };
}

/** `resolved` says where the bytes come from; without it, or to tell an archive from a registry's, the ranges do. */
function sourceOf(resolved: string | undefined, asked: readonly ReturnType<typeof readSpecifier>[]): Source {
  const outside = asked.find(({ source }) => source !== 'registry');
  if (resolved === undefined) return sourceOfRange(outside?.source, outside?.address ?? '');
  const archive = resolved.split('#', 1)[0] ?? '';
  if (isRegistryArchive(archive) && outside?.source !== 'url') return { kind: 'registry', url: withoutUser(archive) };
  const source = sourceOfAddress(resolved);
  if (source?.kind !== 'url') return source ?? { kind: 'registry' };
  const url = withoutUser(archive);
  return outside ? { kind: 'url', url } : { kind: 'registry', url };
}

function sourceOfRange(kind: Source['kind'] | undefined, address: string): Source {
  if (kind === 'file' || kind === 'link') {
    return sourceOfAddress(address) ?? { kind, path: localPath(address) };
  }
  return (kind === 'git' || kind === 'url' ? sourceOfAddress(address) : undefined) ?? { kind: 'registry' };
}

function linksOf(locked: readonly ClassicEntry[], manifest: Manifest | undefined, log: ProblemLog): Link[] {
  const find = createFinder(locked, log);
  const unresolved = createUnresolved();
  const links: Link[] = [];
  const isWorkspace = manifest !== undefined && manifest.workspaces.length > 0;
  const follow = (from: number, parent: string, wish: Pick<Wish, 'name' | 'specifier' | 'kinds'>): void => {
    const to = find(wish.name, wish.specifier);
    if (to !== undefined) links.push({ from, to: to + 1, kinds: wish.kinds, specifier: wish.specifier });
    else if (isExpected(wish)) unresolved.add(parent, wish.name, wish.specifier, locked[from - 1]?.span);
  };
  for (const wish of manifest?.wishes ?? []) follow(0, manifest?.name ?? 'the project', wish);
  for (const [index, { blocks, patterns }] of locked.entries()) {
    const parent = patterns[0] ?? '';
    for (const [name, specifier] of blocks.get('dependencies') ?? []) {
      follow(index + 1, parent, { name, specifier, kinds: ['prod'] });
    }
    for (const [name, specifier] of blocks.get('optionalDependencies') ?? []) {
      follow(index + 1, parent, { name, specifier, kinds: ['optional'] });
    }
  }
  report(unresolved, { manifest, isWorkspace }, log);
  return manifest && !isWorkspace ? links : [...links, ...linksToUnreached(locked.length + 1, links)];
}

/** Links and members of the workspace have no entry. */
function isExpected({ specifier, kinds }: Pick<Wish, 'specifier' | 'kinds'>): boolean {
  const { source } = readSpecifier(specifier);
  return !mayBeMissing(kinds) && source !== 'link' && source !== 'project';
}

function report(
  unresolved: Unresolved,
  { manifest, isWorkspace }: { readonly manifest: Manifest | undefined; readonly isWorkspace: boolean },
  log: ProblemLog,
): void {
  if (!manifest) log.add('not-judged', 'there is no package.json beside it, so what is direct is a guess');
  // A member of the workspace may answer what has no entry, and the members are not named here.
  if (!isWorkspace) unresolved.report(log);
}

/** Finds the entry that answers a range. A name that has only one entry has it for every range: a resolution made it so. */
function createFinder(
  locked: readonly ClassicEntry[],
  log: ProblemLog,
): (name: string, range: string) => number | undefined {
  const byPattern = new Map<string, number>();
  const byName = new Map<string, number | 'several'>();
  for (const [index, { patterns, span }] of locked.entries()) {
    for (const pattern of patterns) {
      if (byPattern.has(pattern)) {
        log.add('duplicate-key', `${quote(pattern)} stands in the file twice; the last one counts`, span);
      }
      byPattern.set(pattern, index);
      const { name } = splitNameAt(pattern);
      const known = byName.get(name);
      byName.set(name, known === undefined || known === index ? index : 'several');
    }
  }
  return (name, range) => {
    const found =
      byPattern.get(`${name}@${range}`) ?? (range === '' ? byPattern.get(name) : undefined) ?? byName.get(name);
    return found === 'several' ? undefined : found;
  };
}
