import { shortestPath } from '@morel/inventory';
import type { Inventory, Location, Match, MatchReport, Move, Rating } from '@morel/model';
import { nameAt } from './moves.ts';
import { placeOf } from './places.ts';
import type { Reach } from './reach.ts';

const MOST_PATHS = 10;

export interface RatedMatch {
  readonly match: Match;
  readonly rating: Rating;
}

export interface MatchReportSources {
  readonly inventory: Inventory;
  readonly reach: Reach;
  /** By component. */
  readonly moves: ReadonlyMap<number, Move>;
}

/** Most urgent first: malware, then by rank of the table, exploitation, score, name. Deterministic. */
export function sortMatches(inventory: Inventory, matches: readonly RatedMatch[]): RatedMatch[] {
  const keyOf = ({ match, rating }: RatedMatch): readonly (number | string)[] => [
    rating.priority.rank,
    -(rating.risk.exploited?.length ?? 0),
    -(rating.top?.score ?? 0),
    -(rating.risk.epss?.percentile ?? 0),
    inventory.components[match.component]?.name ?? '',
    inventory.components[match.component]?.version ?? '',
    match.advisory.id,
  ];
  return matches
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ item }) => item);
}

function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [at, value] of a.entries()) {
    const other = b[at];
    if (value === other || other === undefined) continue;
    return value < other ? -1 : 1;
  }
  return 0;
}

/** One match as the report shows it: where it is, how it is reached, what to move. */
export function matchReport(
  { inventory, reach, moves }: MatchReportSources,
  { match, rating }: RatedMatch,
): MatchReport {
  const component = inventory.components[match.component];
  if (!component) throw new Error('a match without a component');
  const positions = reach.occurrences[match.component] ?? [];
  const locations = positions.flatMap((position) => locationOf(inventory, position));
  const paths = pathsOf(inventory, reach, positions);
  const { advisory } = match;
  const move = moves.get(match.component);
  const nearest = reach.nearest(match.component);
  const [location] = nearest === undefined ? locations : locationOf(inventory, nearest);
  return {
    component: {
      ...(component.purl !== undefined && { purl: component.purl }),
      ecosystem: component.ecosystem,
      name: component.name,
      version: component.version ?? '',
    },
    advisory: {
      id: advisory.id,
      ids: advisory.ids,
      kind: advisory.kind,
      title: advisory.title,
      band: rating.band,
      severities: advisory.severities,
      cwes: advisory.cwes,
      ...(advisory.published !== undefined && { published: advisory.published }),
      ...(advisory.modified !== undefined && { modified: advisory.modified }),
      withdrawn: advisory.withdrawn,
    },
    evidence: match.evidence,
    fixed: match.fixed,
    risk: rating.risk,
    priority: rating.priority,
    paths: paths.slice(0, MOST_PATHS),
    pathCount: paths.length,
    scope: reach.scope(match.component),
    ...(location && { location }),
    locations,
    ...(move && { move }),
  };
}

function locationOf(inventory: Inventory, position: number): Location[] {
  const occurrence = inventory.occurrences[position];
  return occurrence ? [placeOf(inventory, occurrence)] : [];
}

/** The shortest path to each place of the component, shortest first, equal ones once. */
function pathsOf(inventory: Inventory, reach: Reach, positions: readonly number[]): string[][] {
  const seen = new Map<string, string[]>();
  for (const position of positions) {
    const path = shortestPath(reach.parents, position).map((at) => nameAt(inventory, at));
    seen.set(path.join('\n'), path);
  }
  return [...seen.values()].sort((a, b) => a.length - b.length);
}
