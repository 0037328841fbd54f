import { LEVELS, type FindingReport, type Level, type Location, type MatchReport, type Report } from '@morel/model';
import { findingsByMatch } from '../hits.ts';
import { hitWords, moveWords, originWords, otherIds } from '../plain-words.ts';
import { sinceBase } from '../since-base.ts';
import { locationOf } from './place.ts';
import { plainText } from './plain-text.ts';
import { advisoryRule, policyRule } from './rules.ts';

const RELATED_SHOWN = 20;

/** The rules of a run and its results, each with the number of its rule. */
export interface Results {
  readonly rules: readonly object[];
  readonly results: readonly object[];
}

/** One result for every advisory and component, and one for every other finding. Never one for an alias. */
export function collectResults(report: Report, artifacts: ReadonlyMap<string, number>): Results {
  const collector: Collector = {
    artifacts,
    fallback: fallbackPlace(report),
    rules: new Map(),
    seen: new Map(),
    since: sinceBase(report),
  };
  const byMatch = findingsByMatch(report);
  const results = report.matches.map((match, position) => matchResult(match, byMatch.get(position) ?? [], collector));
  for (const finding of report.findings)
    if (finding.match === undefined) results.push(findingResult(finding, collector));
  return { rules: [...collector.rules.values()].map(({ rule }) => rule), results };
}

interface Collector {
  readonly artifacts: ReadonlyMap<string, number>;
  /** Where a finding is shown that stands nowhere. */
  readonly fallback: Location | undefined;
  readonly rules: Map<string, { readonly index: number; readonly rule: object }>;
  /** How often a fingerprint has been given. */
  readonly seen: Map<string, number>;
  /** Whether it is new since the state before, where two were compared (3.27.24). */
  readonly since: ReturnType<typeof sinceBase>;
}

function fallbackPlace({ inputs, policy }: Report): Location | undefined {
  const path = inputs[0]?.path ?? policy.files[0];
  return path === undefined ? undefined : { path };
}

function matchResult(match: MatchReport, findings: readonly FindingReport[], collector: Collector): object {
  const { component, advisory, locations, location } = match;
  const active = findings.filter((finding) => !finding.silenced);
  const [strict] = active.toSorted((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  const told = strict ?? findings[0];
  const related = locations
    .filter((place) => place !== location && place.path !== location?.path)
    .slice(0, RELATED_SHOWN);
  const name = `${plainText(component.name)}@${plainText(component.version, 80)}`;
  return {
    ...ruleOf(`advisory ${advisory.id}`, plainText(advisory.id), () => advisoryRule(match), collector),
    level: match.priority.rank <= 1 && told?.level === 'review' ? 'error' : levelOf(told?.level),
    message: { text: matchMessage(match, name) },
    ...placeOf(location, collector, { name: component.purl ?? name, kind: 'package' }),
    ...(related.length > 0 && { relatedLocations: related.map((place) => locationOf(place, collector.artifacts)) }),
    partialFingerprints: fingerprint(told?.id ?? `${advisory.id} ${component.ecosystem} ${component.name}`, collector),
    suppressions: active.length === 0 ? suppressions(findings, collector) : [],
    ...baselineState(findings, collector),
    properties: matchProperties(match),
  };
}

function matchMessage(match: MatchReport, name: string): string {
  const { advisory, evidence, fixed, paths, move } = match;
  const ids = [advisory.id, ...otherIds(match)].slice(0, 4).map((id) => plainText(id, 60));
  const parts = [`${name}: ${plainText(advisory.title, 300)} (${ids.join(', ')}).`];
  const [why] = evidence;
  if (why)
    parts.push(
      `Affects ${hitWords(why)}${fixed[0] === undefined ? '; no fixed release known' : `; fixed in ${plainText(fixed[0], 60)}`}.`,
    );
  const [path] = paths;
  if (path) parts.push(`Path: ${path.map((step) => plainText(step, 120)).join(' > ')}.`);
  if (move) parts.push(`Next: ${moveWords(move)}${move.command === undefined ? '' : ` (${plainText(move.command)})`}.`);
  return parts.join(' ');
}

function matchProperties({ component, advisory, priority, risk, fixed, scope }: MatchReport): object {
  return {
    ...(component.purl !== undefined && { purl: component.purl }),
    kind: advisory.kind,
    ids: advisory.ids,
    scope,
    priority: priority.label,
    rank: priority.rank,
    fixed,
    ...(risk.exploited && { exploited: risk.exploited.length > 0 }),
    ...(risk.epss && { epss: risk.epss.probability, epssPercentile: risk.epss.percentile, epssDate: risk.epss.date }),
  };
}

function findingResult(finding: FindingReport, collector: Collector): object {
  const { rule, level, message, next, where, purl, enisa } = finding;
  return {
    ...ruleOf(`rule ${rule}`, plainText(rule), () => policyRule(finding), collector),
    level: levelOf(level),
    message: { text: `${plainText(message, 1000)}. Next: ${plainText(next, 1000)}` },
    ...placeOf(where, collector, purl === undefined ? undefined : { name: purl, kind: 'package' }),
    partialFingerprints: fingerprint(finding.id, collector),
    suppressions: finding.silenced ? suppressions([finding], collector) : [],
    ...baselineState([finding], collector),
    properties: { level, enisa, ...(purl !== undefined && { purl }) },
  };
}

function ruleOf(key: string, id: string, make: () => object, { rules }: Collector): object {
  const known = rules.get(key) ?? { index: rules.size, rule: make() };
  rules.set(key, known);
  return { ruleId: id, ruleIndex: known.index };
}

interface LogicalPlace {
  readonly name: string;
  readonly kind: string;
}

function placeOf(
  where: Location | undefined,
  { artifacts, fallback }: Collector,
  logical: LogicalPlace | undefined,
): object {
  const place = where ?? fallback;
  const logicalLocations = logical && [{ fullyQualifiedName: logical.name, kind: logical.kind }];
  if (!place) return logicalLocations ? { locations: [{ logicalLocations }] } : {};
  return { locations: [{ ...locationOf(place, artifacts), ...(logicalLocations && { logicalLocations }) }] };
}

/** The finding's own id, with a number where two versions of one package share it. */
function fingerprint(id: string, { seen }: Collector): object {
  const times = (seen.get(id) ?? 0) + 1;
  seen.set(id, times);
  return { 'morelFinding/v1': times === 1 ? id : `${id}:${times}` };
}

function suppressions(findings: readonly FindingReport[], { artifacts }: Collector): object[] {
  return findings.flatMap(({ silenced }) => {
    if (!silenced) return [];
    const { by, reason, owner, until, where, statement } = silenced;
    const details = [
      owner === undefined ? '' : `, ${plainText(owner)}`,
      until === undefined ? '' : `, until ${plainText(until, 40)}`,
      plainText(originWords(statement), 600),
    ];
    const justification = `${by}: ${plainText(reason, 600)}${details.join('')}`;
    return [
      { kind: 'external', status: 'accepted', justification, ...(where && { location: locationOf(where, artifacts) }) },
    ];
  });
}

function baselineState(findings: readonly FindingReport[], { since }: Collector): object {
  const state = since(findings);
  return state === undefined ? {} : { baselineState: state };
}

function levelOf(level: Level | undefined): 'error' | 'warning' | 'note' {
  if (level === 'block') return 'error';
  return level === 'review' ? 'warning' : 'note';
}
