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
  return matches.toSorted((a, b) => byUrgency(a.rating, b.rating) || byName(inventory, a.match, b.match));
}

function byUrgency(a: Rating, b: Rating): number {
  return (
    a.priority.rank - b.priority.rank ||
    (b.risk.exploited?.length ?? 0) - (a.risk.exploited?.length ?? 0) ||
    (b.top?.score ?? 0) - (a.top?.score ?? 0) ||
    (b.risk.epss?.percentile ?? 0) - (a.risk.epss?.percentile ?? 0)
  );
}

function byName({ components }: Inventory, a: Match, b: Match): number {
  const [first, second] = [components[a.component], components[b.component]];
  return (
    compareTexts(first?.name, second?.name) ||
    compareTexts(first?.version, second?.version) ||
    compareTexts(a.advisory.id, b.advisory.id)
  );
}

function compareTexts(a = '', b = ''): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The matches as the report shows them: where each is, how it is reached, what to move. */
export function matchReports(sources: MatchReportSources, matches: readonly RatedMatch[]): MatchReport[] {
  const hit = new Map<number, HitComponent>();
  return matches.map((rated) => {
    const { component } = rated.match;
    const known = hit.get(component) ?? hitComponent(sources, component);
    hit.set(component, known);
    return matchReport(known, rated);
  });
}

/** What all matches of a component share. */
type HitComponent = Pick<
  MatchReport,
  'component' | 'paths' | 'pathCount' | 'scope' | 'location' | 'locations' | 'move'
>;

function hitComponent({ inventory, reach, moves }: MatchReportSources, position: number): HitComponent {
  const component = inventory.components[position];
  if (!component) throw new Error('a match without a component');
  const positions = reach.occurrences[position] ?? [];
  const locations = positions.flatMap((at) => locationOf(inventory, at));
  const paths = pathsOf(inventory, reach, reach.telling(position));
  const move = moves.get(position);
  const nearest = reach.nearest(position);
  const [location] = nearest === undefined ? locations : locationOf(inventory, nearest);
  return {
    component: {
      ...(component.purl !== undefined && { purl: component.purl }),
      ecosystem: component.ecosystem,
      name: component.name,
      version: component.version ?? '',
    },
    paths: paths.slice(0, MOST_PATHS),
    pathCount: paths.length,
    scope: reach.scope(position),
    ...(location && { location }),
    locations,
    ...(move && { move }),
  };
}

function matchReport(hit: HitComponent, { match, rating }: RatedMatch): MatchReport {
  const { advisory } = match;
  const { move, ...found } = hit;
  return {
    ...found,
    ...(move?.clears.includes(advisory.id) && { move }),
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
  };
}

function locationOf(inventory: Inventory, position: number): Location[] {
  const occurrence = inventory.occurrences[position];
  return occurrence ? [placeOf(inventory, occurrence)] : [];
}

/**
 * The shortest path to each place of the component, shortest first, equal ones once. A place that no path leads to, such
 * as one in an installed tree, counts only where there is no other.
 */
function pathsOf(inventory: Inventory, reach: Reach, positions: readonly number[]): string[][] {
  const reached = positions.filter((position) => reach.graph.scope[position] !== 'unreached');
  const seen = new Map<string, string[]>();
  for (const position of reached.length > 0 ? reached : positions) {
    const path = pathTo(inventory, reach, position);
    seen.set(path.join('\n'), path);
  }
  return [...seen.values()].sort((a, b) => a.length - b.length);
}

/** Where nothing says how the project comes by a package, the path has a gap. */
function pathTo(inventory: Inventory, reach: Reach, position: number): string[] {
  const path = shortestPath(reach.parents, position).map((at) => nameAt(inventory, at));
  if (reach.graph.scope[position] !== 'unreached') return path;
  const input = inventory.occurrences[position]?.input;
  const [root, ...others] = inventory.roots.filter(
    ({ occurrence }) => inventory.occurrences[occurrence]?.input === input,
  );
  return root && others.length === 0 ? [nameAt(inventory, root.occurrence), '…', ...path] : path;
}
