import type {
  Check,
  CheckAbout,
  CheckReport,
  Extension,
  Finding,
  FindingReport,
  Gap,
  NotPerformed,
  Report,
  Rule,
  RuleAbout,
  SubjectKind,
} from '@morel/model';
import type { RunCheck } from './run-checks.ts';

/** What a stored report says that was found out from files which it does not hold: manifests, settings, builds. */
export interface Stored {
  readonly findings: readonly Finding[];
  /** Titles of the rules that made them. */
  readonly titles: ReadonlyMap<string, string>;
  readonly checks: readonly RunCheck[];
  readonly notPerformed: readonly NotPerformed[];
  /** Why what it says of these does not answer what is asked now. */
  readonly gaps: readonly Gap[];
}

export const NOTHING_STORED: Stored = { findings: [], titles: new Map(), checks: [], notPerformed: [], gaps: [] };

/** What a report holds of the things that rules judge, besides what a comparison adds. */
const HELD: ReadonlySet<SubjectKind> = new Set([
  'match',
  'component',
  'occurrence',
  'change',
  'decider',
  'data',
  'policy',
] satisfies SubjectKind[]);

interface Judging {
  readonly stored?: Stored;
  readonly rules: readonly Extension<RuleAbout, Rule>[];
  readonly checks: readonly Extension<CheckAbout, Check>[];
}

/** The options with the rules and checks that a stored report has something for. */
export function asHeld<T extends Judging>(options: T): T {
  if (!options.stored) return options;
  return { ...options, rules: options.rules.filter(({ about }) => judgesStored(about)), checks: [] };
}

/** Whether a rule can judge a stored report as it judges a tree. */
function judgesStored({ subject, needs }: RuleAbout): boolean {
  return HELD.has(subject) && needs.length === 0;
}

export interface StoredOptions {
  /** What the caller named it. */
  readonly name: string;
  readonly rules: readonly Extension<RuleAbout, Rule>[];
  readonly checks: readonly Extension<CheckAbout, unknown>[];
  /** It was made by the policy, the excludes and the rules that judge now. */
  readonly isComparable: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What to take over from a stored report. Its findings stay, whichever policy made them: none is dropped. What its policy
 * silenced stays silent only where the same policy judges now. What was not looked for under another policy, nobody knows:
 * a gap.
 */
export function takeOver(report: Report, options: StoredOptions): Stored {
  const { rules, isComparable, checks, name, now } = options;
  const judged = new Set(rules.filter(({ about }) => judgesStored(about)).map(({ about }) => about.id));
  const held = new Set(checks.map(({ about }) => about.id));
  const facts = new Set<string>(checks.map(({ about }) => about.produces));
  const made = report.coverage.checks.filter(({ check }) => held.has(check));
  const others = report.findings.filter(({ rule }) => !judged.has(rule));
  const today = new Date(now).toISOString().slice(0, 10);
  return {
    findings: others.map((finding) => findingOf(finding, isComparable ? today : undefined)),
    checks: made.map((check) => ({
      report: isComparable ? withoutFailure(check) : withoutAnswer(check),
      rules: rulesBy(check, options),
    })),
    titles: new Map(others.map(({ rule, title }) => [rule, title])),
    notPerformed: isComparable ? report.decision.notPerformed.filter(({ check }) => facts.has(check)) : [],
    gaps: isComparable
      ? report.coverage.gaps.filter(({ kind, subject }) => kind === 'check' && held.has(subject))
      : [gapOf(name)],
  };
}

function gapOf(name: string): Gap {
  const reason = `${name} is a stored report made by another policy or version, or with paths or ecosystems left out: what its manifests, settings and builds show was not judged again`;
  return { kind: 'check', subject: 'stored-report', reason };
}

/** Whether it fails is told anew, by what of its findings still counts. */
function withoutFailure(report: CheckReport): CheckReport {
  return report.status === 'failed' ? { ...report, status: 'passed' } : report;
}

/** Ids of the rules that judge by what a check finds out. */
function rulesBy({ check }: CheckReport, { checks, rules }: StoredOptions): string[] {
  const produces = checks.find(({ about }) => about.id === check)?.about.produces;
  return rules.filter(({ about }) => about.needs.some((fact) => fact === produces)).map(({ about }) => about.id);
}

function withoutAnswer({ check, title }: CheckReport): CheckReport {
  const reason = 'a stored report holds no files to judge again';
  return { check, title, status: 'not-attempted', subjects: 0, reason };
}

/** Only an exception stays, and only as long as it holds: baselines and statements are named anew for each run. */
function findingOf(report: FindingReport, today: string | undefined): Finding {
  const { id, rule, level, message, next, evidence, enisa, where, silenced } = report;
  const holds = today !== undefined && silenced?.by === 'exception' && (silenced.until ?? '') >= today;
  return {
    id,
    ids: [[id]],
    rule,
    level,
    message,
    next,
    evidence,
    enisa,
    where,
    ...(holds && { silenced }),
  };
}
