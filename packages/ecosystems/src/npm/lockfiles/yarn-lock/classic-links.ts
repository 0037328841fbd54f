import { quote, type EdgeKind, type ProblemLog } from '@morel/model';
import { linksToUnreached, type Link } from '../../lock-entries.ts';
import { readSpecifier, splitNameAt } from '../../specifier.ts';
import { createUnresolved } from '../../unresolved.ts';
import { mayBeMissing } from '../../wishes.ts';
import type { ClassicEntry } from './classic-lines.ts';
import type { ClassicProject } from './classic-projects.ts';
import { reportLastEntry } from './last-entry.ts';
import { readResolutions } from './resolutions.ts';

interface Asked {
  readonly name: string;
  readonly specifier: string;
  readonly kinds: readonly EdgeKind[];
}

/** What a yarn.lock of version 1 holds, and the projects that it answers. */
export interface ClassicLock {
  readonly locked: readonly ClassicEntry[];
  readonly projects: readonly ClassicProject[];
  /** Whether there are no other projects. */
  readonly areAll: boolean;
}

const BLOCKS: readonly (readonly [string, readonly EdgeKind[]])[] = [
  ['dependencies', ['prod']],
  ['optionalDependencies', ['optional']],
];

/** The edges between the projects, which come first, and the entries. */
export function linkClassic({ locked, projects, areAll }: ClassicLock, log: ProblemLog): readonly Link[] {
  const find = createFinder(locked, projects, log);
  reportLastEntry(locked, log);
  const resolutions = readResolutions(projects[0]?.manifest?.resolutions);
  const unresolved = createUnresolved();
  const links: Link[] = [];
  const follow = (from: number, parent: string, { name, specifier, kinds }: Asked): void => {
    const [instead] = resolutions.instead(name, specifier, parent);
    const replaced = instead === undefined ? undefined : find(name, instead, true);
    // What a resolution puts below one parent always has an entry of its own: without one, the file lost it.
    const isLost = replaced === undefined && resolutions.isScoped(name, specifier, parent);
    const to = replaced ?? (isLost ? undefined : find(name, specifier));
    if (to !== undefined) links.push({ from, to, kinds, specifier, overridden: instead !== undefined });
    else if (isExpected(specifier, kinds)) {
      unresolved.add(parent, name, specifier, locked[from - projects.length]?.span);
    }
  };
  for (const [from, { path, manifest }] of projects.entries()) {
    for (const wish of manifest?.wishes ?? []) follow(from, manifest?.name ?? path, wish);
  }
  for (const [index, { blocks, patterns }] of locked.entries()) {
    for (const [block, kinds] of BLOCKS) {
      for (const [name, specifier] of blocks.get(block) ?? []) {
        follow(projects.length + index, patterns[0] ?? '', { name, specifier, kinds });
      }
    }
  }
  unresolved.report(
    log,
    areAll ? undefined : 'a member of the workspace that was not found answers it, or the file is cut off',
  );
  // A project that was not found may ask for what nobody else does.
  return areAll ? links : [...links, ...linksToUnreached(projects.length + locked.length, links)];
}

/** Links and members of the workspace have no entry. */
function isExpected(specifier: string, kinds: readonly EdgeKind[]): boolean {
  const { source } = readSpecifier(specifier);
  return !mayBeMissing(kinds) && source !== 'link' && source !== 'project';
}

/**
 * Finds the position that answers a range: the entry with this range, or a member of the workspace. A name that has
 * nothing but one entry has it for every range: a resolution made it so.
 */
function createFinder(
  locked: readonly ClassicEntry[],
  projects: readonly ClassicProject[],
  log: ProblemLog,
): (name: string, range: string, isExact?: boolean) => number | undefined {
  const byPattern = new Map<string, number>();
  const byName = new Map<string, number | 'several'>();
  for (const [index, { patterns, span }] of locked.entries()) {
    const position = projects.length + index;
    for (const pattern of patterns) {
      if (byPattern.has(pattern)) {
        log.add('duplicate-key', `${quote(pattern)} stands in the file twice; the last one counts`, span);
      }
      byPattern.set(pattern, position);
      const { name } = splitNameAt(pattern);
      const known = byName.get(name);
      byName.set(name, known === undefined || known === position ? position : 'several');
    }
  }
  for (const [position, { manifest }] of projects.entries()) if (manifest?.name) byName.set(manifest.name, position);
  return (name, range, isExact = false) => {
    const exact = byPattern.get(`${name}@${range}`);
    if (exact !== undefined || isExact) return exact;
    const bare = range === '' ? byPattern.get(name) : undefined;
    const found = bare ?? byName.get(name);
    return found === 'several' ? undefined : found;
  };
}
