import { InventoryBuilder, quote, type EdgeKind, type ProblemLog, type Source, type Span } from '@morel/model';
import { cargo } from '@morel/versions';
import type { CrateWish } from '../manifest/dependencies.ts';
import { crateComponent } from '../names.ts';
import { keyOf, type LockPackage } from './packages.ts';
import { inherit } from './inherit.ts';
import { createResolve } from './references.ts';
import { reportLosses } from './report-losses.ts';
import type { Workspace } from './workspace.ts';

const MOST_NAMED = 5;
const UNKNOWN: Source = { kind: 'unknown' };

/** What one dependency of a package is for, as far as its manifest is known. */
interface Ask {
  readonly kinds: readonly EdgeKind[];
  readonly specifier?: string;
}

/** Puts the packages of a lockfile together: entries, edges with their kinds, roots. */
export function connectPackages(
  packages: readonly LockPackage[],
  workspace: Workspace,
  log: ProblemLog,
): InventoryBuilder {
  const builder = new InventoryBuilder();
  const targets = resolveAll(packages, log);
  const locals = packages.filter(({ source }) => source === undefined).length;
  const sources = packages.map((entry) => entry.source ?? localSource(entry, workspace, locals === 1));
  for (const [position, entry] of packages.entries()) {
    const source = sources[position] ?? UNKNOWN;
    builder.add({
      component: crateComponent(entry.name, entry.version, source),
      key: keyOf(entry),
      source,
      digests: entry.digests,
      span: entry.span,
    });
  }
  const roots = rootsOf(packages, sources, targets);
  reportLosses({ packages, targets, roots, workspace }, log);
  for (const root of roots) {
    const source = sources[root];
    builder.addRoot(root, source?.kind === 'project' && source.path === '.' ? 'project' : 'workspace');
  }
  for (const [from, found] of targets.entries()) {
    const asks = askOf(packages[from], workspace);
    for (const to of found) {
      const { kinds, specifier } = asks(packages[to]);
      builder.addEdge(from, to, kinds, specifier);
    }
  }
  return builder;
}

/** The project and its members; of packages whose place is not known those that nothing asks for, or all in a circle. */
function rootsOf(packages: readonly LockPackage[], sources: readonly Source[], targets: readonly number[][]): number[] {
  const locals = packages.flatMap(({ source }, position) => (source === undefined ? [position] : []));
  const isAskedFor = new Set(targets.flat());
  const roots = locals.filter((position) => sources[position]?.kind === 'project' || !isAskedFor.has(position));
  return roots.length > 0 ? roots : locals;
}

/** For each package the positions of those that it depends on. What takes a package's place stands in for it. */
function resolveAll(packages: readonly LockPackage[], log: ProblemLog): number[][] {
  const resolve = createResolve(packages);
  const missing: string[] = [];
  let first: Span | undefined;
  const targets = packages.map(({ name, dependencies, replace, span }) => {
    const references = replace === undefined ? dependencies : [replace];
    return references.flatMap((reference) => {
      const found = resolve(reference);
      if (found.length === 0) {
        if (missing.length === 0) first = span;
        missing.push(`${quote(reference)} (for ${quote(name)})`);
      }
      if (found.length > 1) {
        log.add('unknown-entry', `${quote(name)} depends on ${quote(reference)}, which several packages are`, span);
      }
      return found;
    });
  });
  if (missing.length > 0) log.add('unresolved-version', `the lockfile has no entry for ${someOf(missing)}`, first);
  return targets;
}

function someOf(texts: readonly string[]): string {
  const more = texts.length > MOST_NAMED ? ` and ${texts.length - MOST_NAMED} more` : '';
  return `${texts.slice(0, MOST_NAMED).join(', ')}${more}`;
}

/** A package without a source is a member of the workspace, or a folder that one of them names by path. */
function localSource({ name }: LockPackage, { root, byName, isMember }: Workspace, isOnly: boolean): Source {
  const found = byName.get(name);
  if (found?.folder === '.' || (!root && isOnly)) return { kind: 'project', path: '.' };
  if (!found) return { kind: 'link', path: '' };
  return { kind: isMember(found.folder) ? 'project' : 'link', path: found.folder };
}

/** Answers from the manifest of a local package what a dependency is for; `prod` where there is none to ask. */
function askOf(from: LockPackage | undefined, workspace: Workspace): (to: LockPackage | undefined) => Ask {
  const local = from && from.source === undefined ? workspace.byName.get(from.name) : undefined;
  if (!local) return () => ({ kinds: ['prod'] });
  const shared = (workspace.root ?? local.manifest).workspace?.dependencies ?? [];
  const byKey = new Map(shared.map((wish) => [wish.key, wish]));
  const wishes = groupByName(local.manifest.wishes.map((wish) => inherit(wish, byKey)));
  const known = new Map<LockPackage | undefined, Ask>();
  return (to) => {
    const ask = known.get(to) ?? askFor(to, wishes.get(to?.name ?? '') ?? []);
    known.set(to, ask);
    return ask;
  };
}

/** One crate may be asked for in several tables, and at several versions under different names. */
function askFor(to: LockPackage | undefined, named: readonly CrateWish[]): Ask {
  const fitting = named.filter(({ requirement }) => to && fits(to.version, requirement));
  const chosen = fitting.length > 0 ? fitting : named;
  const kinds = [...new Set(chosen.flatMap((wish) => wish.kinds))];
  const specifier = chosen[0]?.requirement;
  return { kinds: kinds.length > 0 ? kinds : ['prod'], ...(specifier !== undefined && { specifier }) };
}

function groupByName(wishes: readonly CrateWish[]): ReadonlyMap<string, CrateWish[]> {
  const groups = new Map<string, CrateWish[]>();
  for (const wish of wishes) {
    const group = groups.get(wish.name);
    if (group) group.push(wish);
    else groups.set(wish.name, [wish]);
  }
  return groups;
}

function fits(version: string, requirement: string | undefined): boolean {
  if (requirement === undefined) return true;
  const parsed = cargo.parse(version);
  return parsed === undefined || cargo.satisfies(parsed, requirement) === true;
}
