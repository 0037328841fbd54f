import { quote, unreachedStarts, type InventoryBuilder, type ProblemLog } from '@morel/model';
import type { Parsed } from '@morel/parse';
import { baseName } from '../../reading/tree-path.ts';
import { about } from '../about.ts';
import { juliaComponent, uuidOf } from '../names.ts';
import type { Project } from '../project/project.ts';
import type { Entry } from './entries.ts';

/** What is known of a manifest. */
export interface ManifestFile {
  readonly path: string;
  readonly entries: readonly Entry[];
  /** The version of Julia that wrote it. */
  readonly julia: string | undefined;
  readonly project: Project | undefined;
  readonly parsed: Parsed;
  readonly log: ProblemLog;
}

type Find = (name: string, uuid: string | undefined) => readonly number[];

/** Puts the entries together: the project, what it asks for, and what each asks for. */
export function connectEntries(builder: InventoryBuilder, file: ManifestFile): void {
  const { entries, project, log, parsed } = file;
  const root = addRoot(builder, file);
  const seen = new Set<string>();
  const positions = entries.map((entry) => addEntry(builder, { entry, seen }, file));
  reportStandard(file);
  const find = finder(entries);
  const links: { readonly from: number; readonly to: number }[] = [];
  for (const [from, { name, deps, path }] of entries.entries()) {
    for (const [dep, uuid] of deps) {
      const found = find(dep, uuid);
      const span = (): ReturnType<Parsed['span']> => parsed.span(...path);
      if (found.length === 0)
        log.add('unresolved-version', `there is no entry for ${quote(dep)} (for ${quote(name)})`, span);
      if (found.length > 1)
        log.add('unknown-entry', `${quote(name)} depends on ${quote(dep)}, which several entries are`, span);
      for (const to of found) {
        links.push({ from, to });
        builder.addEdge(positions[from] ?? 0, positions[to] ?? 0, ['prod']);
      }
    }
  }
  const direct = connectProject(builder, { root, positions, find }, file);
  const starts = unreachedStarts(entries.length, links, direct);
  // The members of a workspace share the manifest; which of them asks for what is not known here.
  const asking = starts.length > 0 && project?.isWorkspace ? addFileRoot(builder, file.path, 'workspace') : root;
  for (const start of starts) builder.addEdge(asking, positions[start] ?? 0, ['prod']);
}

/** Edges from the project to what it asks for itself; gives the positions of those entries. */
function connectProject(
  builder: InventoryBuilder,
  { root, positions, find }: { readonly root: number; readonly positions: readonly number[]; readonly find: Find },
  { project, log }: ManifestFile,
): number[] {
  const direct: number[] = [];
  for (const { name, uuid, compat, section } of project?.dependencies ?? []) {
    const found = find(name, uuidOf(uuid));
    if (found.length === 0 && section === 'deps') {
      log.add('unresolved-version', `there is no entry for ${quote(name)}, which the project asks for`);
    }
    // A weak dependency is installed only where something else asks for it.
    if (section === 'weakdeps') continue;
    for (const to of found) builder.addEdge(root, positions[to] ?? 0, ['prod'], compat);
    direct.push(...found);
  }
  return direct;
}

/** The project where its file lies beside; else the manifest stands for it. */
function addRoot(builder: InventoryBuilder, { path, project }: ManifestFile): number {
  if (!project) return addFileRoot(builder, path, path);
  const source = { kind: 'project', path: '.' } as const;
  const { name = path, version, uuid } = project;
  const root = builder.add({ component: juliaComponent({ name, version, uuid }, source), key: path, source });
  builder.addRoot(root, 'project');
  return root;
}

/** An entry for the manifest itself. It is no folder, so that no project file is compared with what hangs from it. */
function addFileRoot(builder: InventoryBuilder, path: string, key: string): number {
  const source = { kind: 'project', path: baseName(path) } as const;
  const root = builder.add({ component: { ecosystem: about.id, name: path }, key, source });
  builder.addRoot(root, 'project');
  return root;
}

function addEntry(
  builder: InventoryBuilder,
  { entry, seen }: { readonly entry: Entry; readonly seen: Set<string> },
  { julia, parsed, log }: ManifestFile,
): number {
  const { name, uuid, source, isStandard, path } = entry;
  const span = (): ReturnType<Parsed['span']> => parsed.span(...path);
  if (uuid === undefined)
    log.add('unknown-entry', `the entry ${quote(name)} has no valid UUID: the file may be cut off`, span);
  if (entry.version === undefined && !isStandard && source.kind !== 'link') {
    log.add('unresolved-version', `the entry ${quote(name)} has no version: the file may be cut off`, span);
  }
  const version = entry.version ?? (isStandard ? julia : undefined);
  const place = `${name}=${path.join('.')}`;
  const named = uuid === undefined ? place : `${name}=${uuid}`;
  if (seen.has(named)) log.add('duplicate-key', `${quote(named)} has two entries`, span);
  const key = seen.has(named) ? place : named;
  seen.add(named);
  return builder.add({ component: juliaComponent({ name, version, uuid }, source), key, source, span });
}

/** Standard libraries have the version of Julia, which manifests of version 1 do not state. */
function reportStandard({ entries, julia, log, parsed }: ManifestFile): void {
  const bare = entries.filter(({ version, isStandard }) => isStandard && version === undefined);
  const [first] = bare;
  if (julia !== undefined || !first) return;
  const more = bare.length > 1 ? ` and ${bare.length - 1} more of its libraries` : '';
  const message = `the version of Julia is not stated, and so neither is that of ${quote(first.name)}${more}`;
  log.add('unresolved-version', message, () => parsed.span(...first.path));
}

/** Finds entries by UUID, or by name where none is given. */
function finder(entries: readonly Entry[]): Find {
  const byName = new Map<string, number[]>();
  for (const [index, { name }] of entries.entries()) {
    const known = byName.get(name);
    if (known) known.push(index);
    else byName.set(name, [index]);
  }
  return (name, uuid) => {
    const named = byName.get(name) ?? [];
    return uuid === undefined ? named.slice(0, 20) : named.filter((index) => entries[index]?.uuid === uuid);
  };
}
