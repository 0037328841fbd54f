import {
  isFirstParty,
  isShownBy,
  type Edge,
  type Ecosystem,
  type Inventory,
  type Match,
  type Move,
} from '@morel/model';
import type { ClearVersion } from '@morel/advisories';
import { shortestPath } from '@morel/inventory';
import { fixCommand } from './fix-command.ts';
import type { Reach } from './reach.ts';

export interface MoveContext {
  readonly inventory: Inventory;
  readonly reach: Reach;
  readonly ecosystem: (id: string) => Ecosystem | undefined;
  /** The lowest version of a component's package, above its own, that no record in the index hits, or the fewest. */
  readonly clearVersion: (component: number, hits: readonly Match[]) => ClearVersion | undefined;
}

/**
 * Which direct dependency to move, and to what, for each matched component: one move per component and direct
 * dependency. Offline, so a version of a direct dependency that would bring the fix along is not guessed.
 */
export function movesFor(context: MoveContext, matches: readonly Match[]): ReadonlyMap<number, Move> {
  const moves = new Map<number, Move>();
  for (const [component, hits] of groupByComponent(matches)) {
    const move = moveOf(context, component, hits);
    if (move) moves.set(component, move);
  }
  return moves;
}

function isLocked({ inputs, occurrences }: Inventory, position: number): boolean {
  return inputs[occurrences[position]?.input ?? -1]?.role === 'lockfile';
}

/** The command is the one of the client that wrote the lockfile. */
function withCommand({ inventory, reach, ecosystem }: MoveContext, occurrence: number, move: Move): Move {
  const input = inventory.inputs[inventory.occurrences[occurrence]?.input ?? -1];
  const clients = input ? ecosystem(input.reader)?.clients : undefined;
  const fixes = clients?.find((client) => input && isShownBy(client, input))?.fixes;
  const command = fixes && fixCommand(fixes, move, { inventory, occurrence, asking: reach.parents[occurrence] });
  return command === undefined ? move : { ...move, command };
}

function groupByComponent(matches: readonly Match[]): Map<number, Match[]> {
  const groups = new Map<number, Match[]>();
  for (const match of matches) {
    const group = groups.get(match.component);
    if (group) group.push(match);
    else groups.set(match.component, [match]);
  }
  return groups;
}

function moveOf(context: MoveContext, component: number, hits: readonly Match[]): Move | undefined {
  const { inventory } = context;
  const occurrence = context.reach.nearest(component);
  const found = inventory.components[component];
  if (occurrence === undefined || found?.version === undefined) return undefined;
  const path = shortestPath(context.reach.parents, occurrence);
  const direct = path.find((position) => !isOwn(inventory, position)) ?? occurrence;
  const root = path[0] ?? occurrence;
  const clear = context.clearVersion(component, hits);
  const cleared = clear ? hits.filter((hit) => isCleared(hit, clear)) : [];
  const base = {
    direct: nameAt(inventory, direct),
    root: nameAt(inventory, root),
    component: found.name,
    from: found.version,
  };
  if (!clear || cleared.length === 0) return { ...base, kind: 'remove', clears: idsOf(hits) };
  const { version: to } = clear;
  const target = { ...base, to, clears: idsOf(cleared) };
  const barrier = barrierTo(context, component, to);
  if (direct === occurrence && !isOverridden(context, component)) {
    const move: Move = { ...target, kind: 'upgrade', ...(barrier?.isCertain && { blockedBy: barrier.words }) };
    return withCommand(context, occurrence, move);
  }
  return withCommand(context, occurrence, {
    ...target,
    kind: barrier?.isCertain ? 'move-or-override' : isLocked(inventory, occurrence) ? 'refresh' : 'rebuild',
    ...(barrier && { blockedBy: barrier.words }),
  });
}

/** Whether the version has none of the records of the match. What stays has no fix that is known, or one further up. */
function isCleared({ advisory }: Match, { leaves }: ClearVersion): boolean {
  return !advisory.ids.some((id) => leaves.includes(id));
}

function idsOf(matches: readonly Match[]): string[] {
  return matches.map(({ advisory }) => advisory.id);
}

interface Barrier {
  readonly words: string;
  /** Whether the range is known to rule the version out; else trying it tells. */
  readonly isCertain: boolean;
}

/**
 * The first package whose range rules the version out, wherever it has the component, else the first whose range is not
 * known; undefined where all take it. What the project itself asks for can be changed.
 */
function barrierTo({ inventory, reach, ecosystem }: MoveContext, position: number, to: string): Barrier | undefined {
  const component = inventory.components[position];
  const order = component && ecosystem(component.ecosystem)?.versions;
  const version = order?.parse(to);
  if (!component || !order || version === undefined)
    return { words: 'a version that cannot be compared', isCertain: true };
  let open: Barrier | undefined;
  for (const edge of edgesTo(reach, position)) {
    if (edge.overridden) {
      const instead = component.version ?? 'another version';
      return { words: `the project overrides ${component.name} with ${instead}`, isCertain: true };
    }
    if (isOwn(inventory, edge.from)) continue;
    const asks = `${nameAt(inventory, edge.from)} asks for ${component.name}`;
    if (edge.specifier === undefined) open ??= { words: `${asks} in a range that is not recorded`, isCertain: false };
    else if (order.satisfies(version, edge.specifier) !== true)
      return { words: `${asks} ${edge.specifier}`, isCertain: true };
  }
  return open;
}

function isOverridden({ reach }: MoveContext, position: number): boolean {
  return edgesTo(reach, position).some(({ overridden }) => overridden);
}

function edgesTo({ occurrences, graph }: Reach, component: number): Edge[] {
  return (occurrences[component] ?? []).flatMap((occurrence) => graph.in.at(occurrence));
}

function isOwn(inventory: Inventory, position: number): boolean {
  const occurrence = inventory.occurrences[position];
  return occurrence !== undefined && isFirstParty(occurrence.source);
}

export function nameAt(inventory: Inventory, position: number): string {
  const component = inventory.components[inventory.occurrences[position]?.component ?? -1];
  if (!component) return '?';
  return component.version === undefined ? component.name : `${component.name}@${component.version}`;
}
