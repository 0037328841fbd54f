import {
  InventoryBuilder,
  isFirstParty,
  type Component,
  type PartialInventory,
  type Problem,
  type Requirement,
} from '@morel/model';
import { EMPTY_PART } from './empty-part.ts';
import type { ReadInput } from './read-input.ts';
import { candidatesOf, type InventoryExtension } from './recognise.ts';
import { folderOf, isWithin } from './tree-path.ts';

/**
 * Finds the lockfile that answers each manifest. An answered manifest keeps what it asks for; what it would install is
 * the lockfile's to say, so its own entries, and the complaint that they are only ranges, are dropped.
 */
export function answerManifests(read: readonly ReadInput[], extensions: readonly InventoryExtension[]): ReadInput[] {
  const abouts = new Map(candidatesOf(extensions).map(({ format }) => [format.id, format]));
  return read.map((item) => {
    if (item.input.role !== 'manifest') return item;
    const { lockedBy = [], heldBy = [] } = abouts.get(item.input.format) ?? {};
    const lock = answeringLock(item, read, lockedBy) ?? holder(item, read, heldBy);
    if (lock) return answered(item, lock);
    return lockedBy.length > 0 ? withOpenEnds(item) : item;
  });
}

/**
 * The lockfile beside the manifest, or the nearest one above it that has the manifest's folder among its roots.
 * Undefined where there is none.
 */
export function answeringLock(
  manifest: ReadInput,
  read: readonly ReadInput[],
  formats: readonly string[],
): ReadInput | undefined {
  const folder = folderOf(manifest.input.path);
  return read
    .filter(({ input }) => formats.includes(input.format) && isWithin(folder, folderOf(input.path)))
    .filter((lock) => folderOf(lock.input.path) === folder || hasRoot(lock, folder))
    .toSorted((a, b) => folderOf(b.input.path).length - folderOf(a.input.path).length)[0];
}

/** The file beside the manifest that holds everything it asks for. */
function holder(manifest: ReadInput, read: readonly ReadInput[], formats: readonly string[]): ReadInput | undefined {
  const folder = folderOf(manifest.input.path);
  return read.find(
    ({ input, part }) =>
      formats.includes(input.format) &&
      folderOf(input.path) === folder &&
      holdsAll(manifest.part.requirements, part.components),
  );
}

/** Whether everything that is asked for, but by the build alone, is among these components in a version. */
export function holdsAll(requirements: readonly Requirement[], components: readonly Component[]): boolean {
  const held = new Set(components.filter(({ version }) => version !== undefined).map(({ name }) => name));
  const asked = requirements.filter(({ kinds }) => kinds.some((kind) => kind !== 'build'));
  return asked.length > 0 && asked.every(({ name }) => held.has(name));
}

/** Whether a project or workspace member of the lockfile is this folder. */
function hasRoot(lock: ReadInput, folder: string): boolean {
  const folders = knownFolders.get(lock) ?? projectFolders(lock);
  knownFolders.set(lock, folders);
  return folders.has(folder);
}

/** Every manifest below a lockfile asks for its folders. */
const knownFolders = new WeakMap<ReadInput, ReadonlySet<string>>();

function projectFolders({ part, input }: ReadInput): ReadonlySet<string> {
  const folders = new Set<string>();
  const asking = new Set(part.edges.map(({ from }) => from));
  for (const [position, { source }] of part.occurrences.entries()) {
    // A folder that is linked or copied in is answered where the lockfile knows what it asks for, and not where it does not.
    const isAnswered = isFirstParty(source) && (source.kind === 'project' || asking.has(position));
    if (isAnswered) folders.add(projectFolder(source.path, input.path));
  }
  return folders;
}

/** Where a first-party entry lies, relative to the tree: its path is relative to the lockfile's folder. */
export function projectFolder(path: string, lockfile: string): string {
  const base = folderOf(lockfile);
  const inner = path.replace(/^\.\/?/, '').replace(/\/$/, '');
  if (base === '') return inner;
  return inner === '' ? base : `${base}/${inner}`;
}

/** What pinned packages ask for themselves only a lockfile could say: a manifest that nothing answers is not the whole. */
function withOpenEnds({ input, part }: ReadInput): ReadInput {
  const pinned = part.occurrences.filter(
    ({ component, source }) => !isFirstParty(source) && part.components[component]?.version !== undefined,
  );
  if (pinned.length === 0) return { input, part };
  const what =
    pinned.length === 1 ? 'the package that is pinned brings' : `the ${pinned.length} packages that are pinned bring`;
  const message = `no lockfile says what ${what} with ${pinned.length === 1 ? 'it' : 'them'}`;
  const problem: Problem = { code: 'unresolved-version', message, where: { path: input.path } };
  return { input: { ...input, problems: [...input.problems, problem] }, part };
}

const ANSWERED: ReadonlySet<Problem['code']> = new Set(['unresolved-version']);

function answered({ input, part }: ReadInput, lock: ReadInput): ReadInput {
  return {
    input: { ...input, problems: input.problems.filter(({ code }) => !ANSWERED.has(code)) },
    part: {
      ...EMPTY_PART,
      ...pinnedForBuild(part, lock),
      requirements: part.requirements,
      settings: part.settings,
    },
  };
}

/**
 * What nothing but the build needs, in the version that the manifest itself pins: where the lockfile does not have it,
 * it is installed as the manifest says.
 */
function pinnedForBuild(part: PartialInventory, lock: ReadInput): Partial<PartialInventory> {
  const locked = new Set(lock.part.components.map(({ purl }) => purl));
  const edges = part.edges.filter(({ to, kinds }) => {
    const component = part.components[part.occurrences[to]?.component ?? -1];
    if (component?.version === undefined || locked.has(component.purl)) return false;
    return kinds.every((kind) => kind === 'build');
  });
  if (edges.length === 0) return {};
  const builder = new InventoryBuilder();
  const positions = new Map<number, number>();
  const keep = (position: number): number => {
    const known = positions.get(position);
    const occurrence = part.occurrences[position];
    const component = part.components[occurrence?.component ?? -1];
    if (known !== undefined || !occurrence || !component) return known ?? -1;
    const added = builder.adopt(occurrence, component);
    positions.set(position, added);
    return added;
  };
  for (const { from, to, kinds, specifier } of edges) builder.addEdge(keep(from), keep(to), kinds, specifier);
  for (const { occurrence, kind } of part.roots) {
    const root = positions.get(occurrence);
    if (root !== undefined) builder.addRoot(root, kind);
  }
  const { components, occurrences, edges: kept, roots } = builder.build();
  return { components, occurrences, edges: kept, roots };
}
