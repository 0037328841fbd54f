import { quote, reach, type ProblemLog } from '@morel/model';
import { compileGlob } from '@morel/parse';
import { joinPath } from '../../reading/tree-path.ts';
import { inherit } from './inherit.ts';
import type { LockPackage } from './packages.ts';
import type { LocalManifest, Workspace } from './workspace.ts';

/** What is known of a lockfile once its packages are connected. */
export interface ConnectedLock {
  readonly packages: readonly LockPackage[];
  /** For each package the positions of those that it depends on. */
  readonly targets: readonly (readonly number[])[];
  readonly roots: readonly number[];
  readonly workspace: Workspace;
}

const CUT = 'the file may be cut off';

/**
 * Reports what shows that entries are missing, though the text is valid: Cargo keeps nothing that nobody asks for, and
 * the project's own packages with all that their manifests ask for.
 */
export function reportLosses(lock: ConnectedLock, log: ProblemLog): void {
  const { packages, targets, roots, workspace } = lock;
  if (packages.every(({ source }) => source !== undefined)) {
    log.add('unknown-entry', `no entry is a package of the project's own, which every Cargo.lock has: ${CUT}`);
    return;
  }
  reportManifests(packages, workspace, log);
  reportLast(packages, workspace, log);
  const reached = new Uint8Array(packages.length);
  for (const root of roots) reach(root, targets, reached);
  const orphans = packages.filter((_, position) => !reached[position]);
  const [first] = orphans;
  if (!first) return;
  const more = orphans.length > 1 ? ` and ${orphans.length - 1} more` : '';
  log.add('unknown-entry', `nothing asks for ${quote(`${first.name} ${first.version}`)}${more}: ${CUT}`, first.span);
}

/** The project and the members of its workspace have entries, and so has all that they ask for. */
function reportManifests(packages: readonly LockPackage[], workspace: Workspace, log: ProblemLog): void {
  const names = new Set(packages.map(({ name }) => name));
  const locals = new Set(packages.filter(({ source }) => source === undefined).map(({ name }) => name));
  for (const [name, local] of workspace.byName) {
    if (!isOwn(local, workspace)) continue;
    if (!locals.has(name)) {
      if (isCertain(local, workspace)) log.add('unknown-entry', `the package ${quote(name)} has no entry: ${CUT}`);
      continue;
    }
    for (const asked of askedBy(local, workspace)) {
      if (names.has(asked)) continue;
      log.add('unresolved-version', `the lockfile has no entry for ${quote(asked)} (for ${quote(name)})`);
    }
  }
}

/** The last entry may have lost lines of its own. */
function reportLast(packages: readonly LockPackage[], workspace: Workspace, log: ProblemLog): void {
  const last = packages.at(-1);
  if (!last) return;
  const others = packages.slice(0, -1);
  const lacks = (what: string): void => {
    log.add('unknown-entry', `the last entry, ${quote(last.name)}, ${what}: ${CUT}`, last.span);
  };
  if (last.source?.kind === 'registry') {
    const hashed = others.filter(({ source }) => source?.kind === 'registry');
    const isOdd = hashed.length > 0 && hashed.every(({ digests }) => digests.length > 0);
    if (last.digests.length === 0 && isOdd) lacks('has no checksum, which all others have');
  }
  if (last.source !== undefined) return;
  const local = workspace.byName.get(last.name);
  const isPlaced = (entry: LockPackage): boolean => workspace.byName.has(entry.name);
  if (!local && workspace.root && others.filter(({ source }) => source === undefined).every(isPlaced)) {
    lacks('has no source, and no manifest of the project is its own');
  }
  if (!local || !isOwn(local, workspace)) return;
  const listed = new Set(last.dependencies.map((reference) => reference.split(' ', 1)[0]));
  const missing = askedBy(local, workspace).find((name) => !listed.has(name));
  if (missing !== undefined) lacks(`does not list ${quote(missing)}, which its Cargo.toml asks for`);
}

function isOwn({ folder }: LocalManifest, { isMember }: Workspace): boolean {
  return folder === '.' || isMember(folder);
}

/** A class such as `[0-9]` in a pattern is taken for any one character, so that a folder may be no member. */
function isCertain({ folder }: LocalManifest, { root }: Workspace): boolean {
  const patterns = root?.workspace?.members.filter((member) => !member.includes('[')) ?? [];
  return folder === '.' || patterns.some((pattern) => compileGlob(joinPath('.', pattern))(folder));
}

function askedBy({ manifest }: LocalManifest, { root }: Workspace): string[] {
  const shared = (root ?? manifest).workspace?.dependencies ?? [];
  const byKey = new Map(shared.map((wish) => [wish.key, wish]));
  return manifest.wishes.map((wish) => inherit(wish, byKey).name);
}
