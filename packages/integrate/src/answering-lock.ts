import { folderOf, holdsAll, isWithin, projectFolder } from '@morel/inventory';
import { isFirstParty, type CheckContext, type Input } from '@morel/model';

export interface AnsweringLock {
  readonly path: string;
  /** Position of the lockfile among the inputs. */
  readonly input: number;
  /** The occurrence that stands for the manifest's project, where the lockfile has one. */
  readonly root: number | undefined;
}

/**
 * Tells the lockfile that answers a manifest: beside it, or the nearest above that has the manifest's folder among its
 * projects. The inventory's own join decides by the same rule.
 */
export function createAnsweringLock(context: CheckContext): (manifest: number) => AnsweringLock | undefined {
  const entries = entriesOf(context);
  return (manifest) => answeringLock(context, entries, manifest);
}

/** By lockfile: the occurrence that stands for a folder. */
type FolderEntries = ReadonlyMap<number, ReadonlyMap<string, number>>;

function answeringLock(context: CheckContext, entries: FolderEntries, manifest: number): AnsweringLock | undefined {
  const input = context.inventory.inputs[manifest];
  if (!input) return undefined;
  const formats = lockFormats(context, input);
  const folder = folderOf(input.path);
  let best: AnsweringLock | undefined;
  for (const [position, lock] of context.inventory.inputs.entries()) {
    if (lock.reader !== input.reader || !formats.includes(lock.format) || !isWithin(folder, folderOf(lock.path)))
      continue;
    const root = entries.get(position)?.get(folder);
    if (root === undefined && folderOf(lock.path) !== folder) continue;
    const candidate = { path: lock.path, input: position, root };
    if (!best || isBetter(candidate, best)) best = candidate;
  }
  return best ?? holder(context, manifest);
}

/** The file beside the manifest that holds everything it asks for. */
function holder(context: CheckContext, manifest: number): AnsweringLock | undefined {
  const { inventory } = context;
  const input = inventory.inputs[manifest];
  const formats =
    context.ecosystem(input?.reader ?? '')?.about.formats.find(({ id }) => id === input?.format)?.heldBy ?? [];
  if (!input || formats.length === 0) return undefined;
  const asked = inventory.requirements.filter((requirement) => requirement.input === manifest);
  for (const [position, lock] of inventory.inputs.entries()) {
    if (!formats.includes(lock.format) || folderOf(lock.path) !== folderOf(input.path)) continue;
    const entries = inventory.occurrences.filter((occurrence) => occurrence.input === position);
    const components = entries.flatMap(({ component }) => inventory.components[component] ?? []);
    if (holdsAll(asked, components)) return { path: lock.path, input: position, root: undefined };
  }
  return undefined;
}

/** The nearer one; beside each other, the one that knows the project. */
function isBetter(a: AnsweringLock, b: AnsweringLock): boolean {
  const nearer = folderOf(a.path).length - folderOf(b.path).length;
  return nearer > 0 || (nearer === 0 && a.root !== undefined && b.root === undefined);
}

function lockFormats(context: CheckContext, input: Input): readonly string[] {
  const formats = context.ecosystem(input.reader)?.about.formats ?? [];
  return formats.find(({ id }) => id === input.format)?.lockedBy ?? [];
}

/** Of several entries for one folder the first project of its own counts, else the first that is linked or copied in. */
function entriesOf({ inventory }: CheckContext): FolderEntries {
  const { inputs, occurrences, edges } = inventory;
  const asking = new Set(edges.map(({ from }) => from));
  const entries = new Map<number, Map<string, number>>();
  occurrences.forEach(({ input, source }, position) => {
    if (!isFirstParty(source) || (source.kind !== 'project' && !asking.has(position))) return;
    const folders = entries.get(input) ?? new Map<string, number>();
    entries.set(input, folders);
    const folder = projectFolder(source.path, inputs[input]?.path ?? '');
    const known = occurrences[folders.get(folder) ?? -1];
    if (!known || (known.source.kind !== 'project' && source.kind === 'project')) folders.set(folder, position);
  });
  return entries;
}
