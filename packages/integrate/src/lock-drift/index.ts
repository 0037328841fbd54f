import { known, type Check, type CheckContext, type Drift, type Edge, type Fact, type Requirement } from '@morel/model';
import { createAnsweringLock, type AnsweringLock } from '../answering-lock.ts';
import { about } from './about.ts';

/** For every manifest with a lockfile: where the two disagree, so that a frozen install would fail or install other things. */
export const check: Check<'drift'> = { about, observe };

async function observe(context: CheckContext): Promise<ReadonlyMap<string, Fact<readonly Drift[]>>> {
  const facts = new Map<string, Fact<readonly Drift[]>>();
  const answeringLock = createAnsweringLock(context);
  const edgesFrom = groupBy(context.inventory.edges, ({ from }) => from);
  const wishes = groupBy(context.inventory.requirements, ({ input }) => input);
  for (const [position, input] of context.inventory.inputs.entries()) {
    if (input.role !== 'manifest') continue;
    const lock = answeringLock(position);
    facts.set(String(position), compare(context, lock, wishes.get(position) ?? [], edgesFrom));
  }
  return facts;
}

function compare(
  context: CheckContext,
  lock: AnsweringLock | undefined,
  wishes: readonly Requirement[],
  edgesFrom: ReadonlyMap<number, readonly Edge[]>,
): Fact<readonly Drift[]> {
  if (!lock) return { status: 'not-applicable', reason: 'no lockfile answers it' };
  if (lock.root === undefined)
    return { status: 'not-applicable', reason: `${lock.path} does not say what the project asks for` };
  const edges = edgesFrom.get(lock.root) ?? [];
  const isWhole = context.inventory.occurrences[lock.root]?.source.kind === 'project';
  // Of a folder that is linked or copied in, clients install what it needs to run.
  const expected = isWhole ? wishes : wishes.filter(({ kinds }) => kinds.includes('prod'));
  const drift = [...unanswered(context, expected, edges), ...unasked(context, wishes, edges)];
  return known(drift, lock.path);
}

function unanswered(context: CheckContext, wishes: readonly Requirement[], edges: readonly Edge[]): Drift[] {
  const drift: Drift[] = [];
  for (const wish of wishes) {
    // What may be missing by right: optional and peer dependencies, and what a build alone needs.
    if (!wish.kinds.some((kind) => kind === 'prod' || kind === 'dev') || wish.kinds.includes('optional')) continue;
    const fitting = edges.filter((edge) => answers(context, edge, wish));
    if (fitting.length === 0) {
      drift.push({ name: wish.name, kind: 'missing-in-lock', manifest: wish.specifier });
      continue;
    }
    const fault = disagreement(context, wish, fitting, wishes);
    if (fault) drift.push(fault);
  }
  return drift;
}

/**
 * Several entries may answer one wish under different markers: one that agrees is enough. One entry may answer several
 * wishes, and has the range of one of them.
 */
function disagreement(
  context: CheckContext,
  wish: Requirement,
  edges: readonly Edge[],
  wishes: readonly Requirement[],
): Drift | undefined {
  if (wish.source !== 'registry') return undefined;
  const order = context.ecosystem(wish.ecosystem)?.versions;
  const faults = edges.map((edge): Drift | undefined => {
    if (edge.overridden) return undefined;
    const version = versionAt(context, edge);
    const isWritten = wishes.some((other) => isSame(edge.specifier, other.specifier) && answers(context, edge, other));
    if (edge.specifier !== undefined && !isWritten) {
      return { name: wish.name, kind: 'specifier-differs', manifest: wish.specifier, lock: edge.specifier };
    }
    const parsed = version === undefined ? undefined : order?.parse(version);
    if (
      version === undefined ||
      parsed === undefined ||
      order?.satisfies(parsed, wish.range ?? wish.specifier) !== false
    )
      return undefined;
    return { name: wish.name, kind: 'version-outside-range', manifest: wish.specifier, lock: version };
  });
  return faults.includes(undefined) ? undefined : faults[0];
}

function unasked(context: CheckContext, wishes: readonly Requirement[], edges: readonly Edge[]): Drift[] {
  return edges
    .filter((edge) => !isProject(context, edge) && !wishes.some((wish) => answers(context, edge, wish)))
    .map((edge) => ({
      name: nameOf(context, edge.to),
      kind: 'not-in-manifest',
      ...(edge.specifier !== undefined && { lock: edge.specifier }),
    }));
}

/** An entry that is asked for under several names shows one of them: that an alias leads to it stands in its specifier. */
function answers(context: CheckContext, { to, specifier }: Edge, wish: Requirement): boolean {
  if (nameOf(context, to) === wish.name) return true;
  if (wish.range === undefined) return false;
  const own = context.inventory.components[context.inventory.occurrences[to]?.component ?? -1]?.name;
  return isSame(specifier, wish.specifier) || wish.specifier.includes(`:${own}@`);
}

function isSame(specifier: string | undefined, asked: string): boolean {
  return specifier !== undefined && squeeze(specifier) === squeeze(asked);
}

function nameOf(context: CheckContext, position: number): string {
  const occurrence = context.inventory.occurrences[position];
  return occurrence?.alias ?? context.inventory.components[occurrence?.component ?? -1]?.name ?? '';
}

function versionAt(context: CheckContext, edge: Edge): string | undefined {
  const occurrence = context.inventory.occurrences[edge.to];
  return occurrence?.source.kind === 'registry'
    ? context.inventory.components[occurrence.component]?.version
    : undefined;
}

/** Workspace members that hang from the project without being asked for by name. */
function isProject(context: CheckContext, edge: Edge): boolean {
  return context.inventory.occurrences[edge.to]?.source.kind === 'project';
}

function squeeze(specifier: string): string {
  return specifier.replaceAll(/\s+/g, '');
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
