import { isFirstParty, type Ecosystem, type Inventory, type Match, type Move } from '@morel/model';
import { shortestPath } from '@morel/inventory';
import type { Reach } from './reach.ts';

export interface MoveContext {
  readonly inventory: Inventory;
  readonly reach: Reach;
  readonly ecosystem: (id: string) => Ecosystem | undefined;
  /** The lowest version of a component's package that no record in the index hits, above its own. */
  readonly clearVersion: (component: number, hits: readonly Match[]) => string | undefined;
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
  const to = context.clearVersion(component, hits);
  const base = {
    direct: nameAt(inventory, direct),
    root: nameAt(inventory, root),
    component: found.name,
    from: found.version,
    clears: hits.map(({ advisory }) => advisory.id),
  };
  if (to === undefined) return { ...base, kind: 'remove' };
  if (direct === occurrence) return withCommand(context, occurrence, { ...base, kind: 'upgrade', to });
  const blockedBy = blocker(context, occurrence, to);
  return withCommand(context, occurrence, {
    ...base,
    kind: blockedBy ? 'move-or-override' : 'refresh',
    to,
    ...(blockedBy && { blockedBy }),
  });
}

/** The first parent whose range rules the version out, in words; undefined where every range takes it. */
function blocker(context: MoveContext, occurrence: number, to: string): string | undefined {
  const { inventory } = context;
  const component = inventory.components[inventory.occurrences[occurrence]?.component ?? -1];
  const order = component && context.ecosystem(component.ecosystem)?.versions;
  const version = order?.parse(to);
  if (!component || !order || version === undefined) return 'a version that cannot be compared';
  for (const edge of context.reach.graph.in[occurrence] ?? []) {
    if (edge.specifier === undefined)
      return `${nameAt(inventory, edge.from)} asks for ${component.name} in a range that the lockfile does not record`;
    if (order.satisfies(version, edge.specifier) !== true)
      return `${nameAt(inventory, edge.from)} asks for ${component.name} ${edge.specifier}`;
  }
  return undefined;
}

function withCommand(context: MoveContext, occurrence: number, move: Move): Move {
  const { inventory } = context;
  const input = inventory.inputs[inventory.occurrences[occurrence]?.input ?? -1];
  const clients = input ? context.ecosystem(input.reader)?.clients : undefined;
  const fixes = clients?.find(({ shownBy }) => input && shownBy.includes(input.format))?.fixes;
  const template = {
    upgrade: fixes?.upgrade,
    refresh: fixes?.refresh,
    'move-or-override': fixes?.override,
    remove: undefined,
  }[move.kind];
  if (template === undefined || move.to === undefined || !isPlain(move.component) || !isPlain(move.to)) return move;
  return { ...move, command: template.replaceAll('{name}', move.component).replaceAll('{version}', move.to) };
}

/** Names and versions come from the input: only what a shell takes as one plain word goes into a command to copy. */
function isPlain(text: string): boolean {
  return /^[@A-Za-z0-9][A-Za-z0-9@/._+~-]*$/.test(text);
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
