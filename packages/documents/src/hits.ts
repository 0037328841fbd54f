import { LEVELS, type FindingReport, type Level, type MatchReport, type Report, type SeverityBand } from '@morel/model';

/** A match with what the policy made of it. */
export interface Hit {
  readonly match: MatchReport;
  /** Strictest level of the findings that still count; undefined where no rule judged the match. */
  readonly level?: Level;
  /** What the rule says to do, where no move is known. */
  readonly next?: string;
  /** How urgent it is, for sorting. */
  readonly weight: Weight;
}

/** Higher is more urgent. */
interface Weight {
  /** Malware, then the rank of the row that fired. */
  readonly row: number;
  /** Within a row: the policy's level, exploited or not, band, score, EPSS. */
  readonly rest: number;
}

/** One component with everything that hits it, most urgent first. */
export interface ComponentHits {
  readonly component: MatchReport['component'];
  /** One of its hits is of the level `block`. */
  readonly blocks: boolean;
  readonly hits: readonly [Hit, ...Hit[]];
}

/** Components whose most urgent hit asks for the same. */
export interface HitGroup {
  readonly heading: string;
  readonly components: readonly ComponentHits[];
}

export interface SilencedHit {
  readonly match: MatchReport;
  readonly silenced: NonNullable<FindingReport['silenced']>;
}

export interface Hits {
  readonly malware: readonly ComponentHits[];
  /** Most urgent first. */
  readonly groups: readonly HitGroup[];
  /** Matches all of whose findings something silences. */
  readonly silenced: readonly SilencedHit[];
}

/** The matches of a report by component and urgency: malware, then by the row of the priority table that fired. */
export function collectHits(report: Report): Hits {
  const findings = findingsByMatch(report);
  const byComponent = new Map<string, Hit[]>();
  const silenced: SilencedHit[] = [];
  for (const [position, match] of report.matches.entries()) {
    const own = findings.get(position) ?? [];
    const active = own.filter((finding) => !finding.silenced);
    const [first] = own;
    if (active.length === 0 && first?.silenced) {
      silenced.push({ match, silenced: first.silenced });
      continue;
    }
    push(byComponent, keyOf(match), toHit(match, active));
  }
  return { ...arrange(byComponent.values()), silenced };
}

/** The findings that are not about a match, by rule in order of appearance, the strictest rules first. */
export function findingsByRule(report: Report): readonly (readonly [FindingReport, ...FindingReport[]])[] {
  const byRule = new Map<string, [FindingReport, ...FindingReport[]]>();
  for (const finding of report.findings) {
    if (finding.silenced || finding.match !== undefined) continue;
    const group = byRule.get(finding.rule);
    if (group) group.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  return [...byRule.values()].sort((a, b) => LEVELS.indexOf(strictestLevel(b)) - LEVELS.indexOf(strictestLevel(a)));
}

/** Positions of the bands, `critical` highest. */
export const BAND_ORDER: Readonly<Record<SeverityBand, number>> = {
  unknown: 0,
  none: 1,
  low: 2,
  medium: 3,
  high: 4,
  critical: 5,
};

/** The highest score that any source gives, or undefined where none can be scored. */
export function topScore(match: MatchReport): number | undefined {
  let top: number | undefined;
  for (const { score } of match.advisory.severities) {
    if (score !== undefined && (top === undefined || score > top)) top = score;
  }
  return top;
}

/** The findings about a match, by its position. */
export function findingsByMatch(report: Report): Map<number, FindingReport[]> {
  const byMatch = new Map<number, FindingReport[]>();
  for (const finding of report.findings) {
    if (finding.match !== undefined) push(byMatch, finding.match, finding);
  }
  return byMatch;
}

/** The strictest level of these findings; `off` of none. */
export function strictestLevel(findings: readonly FindingReport[]): Level {
  return findings.reduce<Level>(
    (most, { level }) => (LEVELS.indexOf(level) > LEVELS.indexOf(most) ? level : most),
    'off',
  );
}

function toHit(match: MatchReport, active: readonly FindingReport[]): Hit {
  const [first] = active;
  if (!first) return { match, weight: weigh(match, 'off') };
  const strict = active.length > 1 ? active.reduce((a, b) => (strictestLevel([a, b]) === a.level ? a : b)) : first;
  return { match, level: strict.level, next: strict.next, weight: weigh(match, strict.level) };
}

/** The most urgent first: malware, rank, then level, known exploitation, band, score and EPSS. */
function weigh(match: MatchReport, level: Level): Weight {
  const { priority, risk, advisory } = match;
  const exploited = (risk.exploited?.length ?? 0) > 0 ? 1 : 0;
  const score = Math.round((topScore(match) ?? 0) * 10);
  const probability = Math.round((risk.epss?.probability ?? 0) * 1000);
  const digits = [exploited, BAND_ORDER[advisory.band], score, probability] as const;
  const rest = digits.reduce<number>((sum, digit) => sum * 1001 + digit, LEVELS.indexOf(level));
  return { row: isMalware(match) ? 1 : -priority.rank, rest };
}

function arrange(lists: Iterable<Hit[]>): Pick<Hits, 'malware' | 'groups'> {
  const components: ComponentHits[] = [];
  for (const list of lists) {
    const [first, ...others] = list.sort(compareHits);
    if (!first) continue;
    const blocks = list.some(({ level }) => level === 'block');
    components.push({ component: first.match.component, blocks, hits: [first, ...others] });
  }
  components.sort((a, b) => compareComponents(a, b));
  const groups = new Map<string, ComponentHits[]>();
  const malware: ComponentHits[] = [];
  for (const component of components) {
    const [{ match }] = component.hits;
    if (isMalware(match)) malware.push(component);
    else push(groups, headingOf(match.priority), component);
  }
  return { malware, groups: [...groups].map(([heading, list]) => ({ heading, components: list })) };
}

/** What to do by when, in the words of the row that fired. */
function headingOf({ label }: MatchReport['priority']): string {
  if (/^\d/.test(label)) return `Fix within ${label}`;
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** By row; within a row what blocks first, then as its most urgent hit. */
function compareComponents(a: ComponentHits, b: ComponentHits): number {
  const row = b.hits[0].weight.row - a.hits[0].weight.row;
  return row || Number(b.blocks) - Number(a.blocks) || compareHits(a.hits[0], b.hits[0]);
}

function compareHits(a: Hit, b: Hit): number {
  return (
    b.weight.row - a.weight.row ||
    b.weight.rest - a.weight.rest ||
    compareText(a.match.component.name, b.match.component.name) ||
    compareText(a.match.advisory.id, b.match.advisory.id)
  );
}

function isMalware(match: MatchReport): boolean {
  return match.advisory.kind === 'malware';
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf({ component }: MatchReport): string {
  return component.purl ?? `${component.ecosystem} ${component.name} ${component.version}`;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
