import type { InventoryMatches } from '@morel/advisories';
import type {
  CheckReport,
  ComponentReport,
  Coverage,
  Finding,
  FindingReport,
  Inventory,
  Move,
  Report,
  Rule,
  VexReport,
} from '@morel/model';
import { policyState, type Evaluation } from '@morel/policy';
import type { AssessOptions } from './options.ts';
import { componentReports, rootReports } from './component-reports.ts';
import { inputReports, notesOf, type CoverageSources } from './coverage.ts';
import { lookupsOf } from './lookups.ts';
import { matchReports, type RatedMatch } from './match-reports.ts';
import type { Reach } from './reach.ts';
import type { RunCheck } from './run-checks.ts';

/** What the engine found out, before it is put into the shape of a report. */
export interface Assessment {
  readonly reach: Reach;
  readonly omitted: ReadonlySet<number>;
  readonly found: InventoryMatches;
  readonly matches: readonly RatedMatch[];
  readonly moves: ReadonlyMap<number, Move>;
  readonly checks: readonly RunCheck[];
  readonly evaluation: Evaluation;
  readonly rules: readonly Rule[];
  readonly vex: readonly VexReport[] | undefined;
}

export function buildReport(options: AssessOptions, assessment: Assessment): Report {
  const { inventory, skipped } = options.taken;
  const { reach, evaluation } = assessment;
  const sources = { inventory, reach, moves: assessment.moves };
  let components: readonly ComponentReport[] | undefined;
  return {
    schema: 'morel/report/2',
    tool: options.tool,
    generated: new Date(options.now).toISOString(),
    target: options.target,
    inputs: inputReports({ inventory, skipped }),
    componentCount: inventory.components.length,
    coverage: coverageOf(options, assessment),
    // Many formats show no list of components: it is made when one asks.
    get components() {
      return (components ??= componentReports(inventory, reach, lookupsOf({ ...options, ...assessment, inventory })));
    },
    roots: rootReports(inventory),
    matches: matchReports(sources, assessment.matches),
    findings: findingReports(inventory, assessment, options.stored?.titles),
    decision: evaluation.decision,
    data: options.data,
    policy: { ...policyState(options.policy), sources: [], ...options.policyFiles },
    ...(assessment.vex && { vex: assessment.vex }),
    moves: sortMoves(assessment),
  };
}

function coverageOf(options: AssessOptions, { reach, omitted, found, checks, evaluation }: Assessment): Coverage {
  const { inventory, skipped, discovery } = options.taken;
  const sources: CoverageSources = {
    inventory,
    skipped,
    discovery,
    reach,
    omitted,
    undecided: found.undecided,
    notHeld: found.notHeld,
    notWhole: found.notWhole,
    data: options.data,
    maxAgeHours: options.policy.maxAgeHours,
    checks: checks.map(({ report }) => report),
    starterCovers: options.starterCovers,
    ecosystem: (id) => options.ecosystems.get(id),
  };
  // What belongs to no ecosystem is said by the input that names it, with the reason.
  const noSource = found.noSource.flatMap((id) => {
    const title = options.ecosystems.get(id)?.about.title;
    return title === undefined ? [] : [`no source of advisories is read for ${title}`];
  });
  const withdrawn = found.withdrawn.map(({ component, record }) => {
    const { name = '?', version = '' } = inventory.components[component] ?? {};
    return `${record} on ${name}@${version} was withdrawn and does not count`;
  });
  const { only = [] } = options;
  const onlyNote = only.length === 0 ? [] : [`only ${only.join(', ')} looked for (--ecosystem)`];
  return {
    complete: evaluation.gaps.every(({ accepted }) => accepted !== undefined),
    gaps: evaluation.gaps,
    notes: [...onlyNote, ...notesOf(sources), ...noSource, ...withdrawn],
    excluded: discovery.excluded,
    ...(only.length > 0 && { only }),
    checks: [lookupCheck(options, found), ...withFailures(checks, evaluation)],
  };
}

/** The advisory look-up as a check of its own. */
function lookupCheck({ index }: AssessOptions, found: InventoryMatches): CheckReport {
  const base = {
    check: 'advisory-lookup',
    title: 'components have no known advisories',
    subjects: found.lookedUp.length,
  };
  if (!index) return { ...base, status: 'unavailable', reason: 'there is no advisory index' };
  if (found.lookedUp.length === 0)
    return { ...base, status: 'not-applicable', reason: 'no component could be looked up' };
  return { ...base, status: found.matches.length > 0 ? 'failed' : 'passed' };
}

/** A check passes when no rule that judges by it made an unsilenced finding. */
function withFailures(checks: readonly RunCheck[], evaluation: Evaluation): CheckReport[] {
  const failed = new Set(evaluation.findings.filter(({ silenced }) => !silenced).map(({ rule }) => rule));
  return checks.map(({ report, rules }) =>
    report.status === 'passed' && rules.some((rule) => failed.has(rule)) ? { ...report, status: 'failed' } : report,
  );
}

/** A finding as the report shows it; its words are worked out when a format shows them. */
class ReportedFinding implements FindingReport {
  readonly rule: string;
  readonly title: string;
  readonly level: FindingReport['level'];
  readonly purl: string | undefined;
  readonly match: number | undefined;
  readonly silenced: FindingReport['silenced'];
  readonly #finding: Finding;

  constructor(finding: Finding, title: string, purl: string | undefined) {
    this.rule = finding.rule;
    this.title = title;
    this.level = finding.level;
    this.purl = purl;
    this.match = finding.match;
    this.silenced = finding.silenced;
    this.#finding = finding;
  }

  get id(): string {
    return this.#finding.id;
  }

  get message(): string {
    return this.#finding.message;
  }

  get next(): string {
    return this.#finding.next;
  }

  get evidence(): FindingReport['evidence'] {
    return this.#finding.evidence;
  }

  get enisa(): readonly string[] {
    return this.#finding.enisa;
  }

  get where(): FindingReport['where'] {
    return this.#finding.where;
  }
}

function findingReports(
  inventory: Inventory,
  { evaluation, rules }: Assessment,
  carried: ReadonlyMap<string, string> = new Map(),
): FindingReport[] {
  const titles = new Map([...carried, ...rules.map(({ about }) => [about.id, about.title] as const)]);
  return evaluation.findings.map((finding) => {
    const purl = finding.component === undefined ? undefined : inventory.components[finding.component]?.purl;
    return new ReportedFinding(finding, titles.get(finding.rule) ?? finding.rule, purl);
  });
}

/** What has to be moved first comes first: malware, what blocks, the rank of the table; then what clears most. */
function sortMoves({ moves, matches, evaluation }: Assessment): Move[] {
  const urgencies = urgenciesOf(matches, evaluation);
  return [...moves]
    .flatMap(([component, move]) => {
      const urgency = urgencies.get(component);
      return urgency === undefined ? [] : [{ move, urgency }];
    })
    .sort(
      (a, b) =>
        a.urgency - b.urgency ||
        b.move.clears.length - a.move.clears.length ||
        (a.move.component < b.move.component ? -1 : 1) ||
        (a.move.from < b.move.from ? -1 : 1),
    )
    .map(({ move }) => move);
}

const BLOCKS = 1;
const BY_RANK = 2;

/** By component, how urgent its most urgent match is, lower is more; a component all of whose matches are silenced has none. */
function urgenciesOf(matches: readonly RatedMatch[], { findings }: Evaluation): ReadonlyMap<number, number> {
  const silenced = new Set<number>();
  const blocking = new Set<number>();
  for (const { match, level, silenced: by } of findings) {
    if (match === undefined) continue;
    if (by) silenced.add(match);
    else if (level === 'block') blocking.add(match);
  }
  const urgencies = new Map<number, number>();
  for (const [position, { match, rating }] of matches.entries()) {
    if (silenced.has(position)) continue;
    const ranked = blocking.has(position) ? BLOCKS : BY_RANK + rating.priority.rank;
    const urgency = match.advisory.kind === 'malware' ? 0 : ranked;
    urgencies.set(match.component, Math.min(urgency, urgencies.get(match.component) ?? urgency));
  }
  return urgencies;
}
