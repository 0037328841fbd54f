import { PROBLEMS, printable, type Gap, type Level, type Location, type Report, type Silenced } from '@morel/model';
import type { FindingReport, InputReport, MatchReport } from '@morel/model';
import { isFailing, judgeMatches, type JudgedMatch } from './judged-matches.ts';
import { affectsWords, pathWords, severityWords } from './match-lines.ts';
import { dateOf, filled, moveWords, nothingScanned, originWords, otherIds } from './plain-words.ts';
import { sinceBase, type SinceBase } from './since-base.ts';

/** Anything that a report holds against a scan, as one entry of a list. Its texts are fit to show. */
export interface Issue {
  /** `gap`: something was not looked at, which could hide a finding. */
  readonly kind: 'gap' | 'match' | 'finding';
  /** The rule, or what kind of gap: `incomplete-input`. */
  readonly rule: string;
  /** Tells it from all others, and stays the same when a line or a version changes. */
  readonly key: string;
  /** Makes the exit code another than 0. */
  readonly fails: boolean;
  /** Absent for a gap, and where nothing counts. */
  readonly level?: Level;
  readonly title: string;
  readonly message: string;
  readonly next?: string;
  readonly where?: Location;
  readonly match?: MatchReport;
  readonly purl?: string;
  readonly silenced?: Silenced;
  /** Where two states were compared: whether it is new. Absent for a gap. */
  readonly since?: SinceBase;
}

/** Everything that a report holds against a scan: what was not looked at, then the matches, then the other findings. */
export function* issuesOf(report: Report): Generator<Issue> {
  yield* gapIssues(report);
  const stateOf = sinceBase(report);
  for (const judged of judgeMatches(report)) {
    const since = stateOf(judged.finding ? [judged.finding] : []);
    yield { ...matchIssue(judged, report), ...(since && { since }) };
  }
  for (const finding of report.findings) {
    if (finding.match !== undefined) continue;
    const since = stateOf([finding]);
    yield { ...findingIssue(finding, report), ...(since && { since }) };
  }
}

function* gapIssues(report: Report): Generator<Issue> {
  const { coverage, inputs, decision } = report;
  if (inputs.length === 0) yield incomplete('scan', 'nothing', 'Nothing was scanned', nothingScanned(report));
  else if (!coverage.complete && coverage.gaps.every(({ accepted }) => accepted))
    yield incomplete('scan', 'unknown', 'The scan is incomplete', 'the report does not say why');
  const byPath = new Map(inputs.map((input) => [input.path, input]));
  for (const gap of coverage.gaps) yield* gapIssue(gap, gap.kind === 'input' ? byPath.get(gap.subject) : undefined);
  const told = new Set(coverage.gaps.filter(({ kind }) => kind === 'input').map(({ subject }) => subject));
  for (const input of inputs) {
    if (told.has(input.path) || (input.reading !== 'part' && input.reading !== 'refused')) continue;
    const reason = input.reading === 'part' ? 'read in part' : 'not read';
    yield* gapIssue({ kind: 'input', subject: input.path, reason }, input);
  }
  for (const { check, subject, reason, required, accepted } of decision.notPerformed) {
    if (!required || accepted) continue;
    const title = `${printable(check, 80)} not performed`;
    yield incomplete('check', `${check} ${subject}`, title, `${printable(subject)}: ${printable(reason, 600)}`);
  }
}

const GAP_TITLES: Readonly<Record<Gap['kind'], string>> = {
  input: 'Not read whole',
  component: 'Not looked up',
  ecosystem: 'No advisories for the ecosystem',
  data: 'Advisory data',
  check: 'Check failed',
  'starter-index': 'Starter index only',
};

/** A gap; an input with problems is one for each of them, so that each stands at its line. */
function* gapIssue({ kind, subject, reason, accepted }: Gap, input: InputReport | undefined): Generator<Issue> {
  const title = `${GAP_TITLES[kind]}: ${printable(subject)}`;
  const telling = input?.problems.filter(({ code }) => PROBLEMS[code].effect !== 'note') ?? [];
  const silenced = accepted && { silenced: accepted };
  if (!input || telling.length === 0) {
    const gap = incomplete(kind, subject, title, printable(reason, 600));
    yield { ...gap, ...(input && { where: { path: input.path } }), fails: !accepted, ...silenced };
    return;
  }
  for (const { code, message, hint, where } of telling) {
    const gap = incomplete(kind, `${subject} ${code} ${message}`, title, printable(message, 600));
    const next = printable(hint ?? PROBLEMS[code].hint, 400);
    yield { ...gap, next, where: where ?? { path: input.path }, fails: !accepted, ...silenced };
  }
}

function incomplete(kind: Gap['kind'] | 'scan', subject: string, title: string, message: string): Issue {
  return { kind: 'gap', rule: `incomplete-${kind}`, key: `${kind} ${subject}`, fails: true, title, message };
}

function matchIssue({ match, finding, level, silenced }: JudgedMatch, report: Report): Issue {
  const { component, advisory, paths, move, location } = match;
  const name = `${printable(component.name)}@${printable(component.version, 80)}`;
  const others = otherIds(match)
    .slice(0, 3)
    .map((id) => printable(id, 80));
  const [path] = paths;
  const parts = [
    `${printable(advisory.title, 300)}${others.length > 0 ? ` (${others.join(', ')})` : ''}`,
    severityWords(match),
    `affects ${affectsWords(match)}`,
    `priority: ${printable(match.priority.label, 100)}`,
    ...(path ? [`path: ${pathWords(path)}`] : []),
  ];
  const next = move
    ? `${moveWords(move)}${move.command === undefined ? '' : `: ${printable(move.command)}`}`
    : finding && printable(finding.next, 400);
  return {
    kind: 'match',
    rule: filled(printable(finding?.rule ?? advisory.kind, 80), 'unknown'),
    key: finding?.id ?? `${advisory.id} ${component.ecosystem} ${component.name}`,
    fails: isFailing(level, report),
    ...(level !== undefined && { level }),
    title: `${name}: ${printable(advisory.id, 80)}`,
    message: parts.join('; '),
    ...(next !== undefined && { next }),
    ...(location && { where: location }),
    match,
    ...(component.purl !== undefined && { purl: component.purl }),
    ...(silenced && { silenced }),
  };
}

function findingIssue(finding: FindingReport, report: Report): Issue {
  const { id, rule, title, level, message, next, where, purl, silenced } = finding;
  return {
    kind: 'finding',
    rule: filled(printable(rule, 80), 'unknown'),
    key: id,
    fails: !silenced && isFailing(level, report),
    ...(!silenced && { level }),
    title: printable(title, 120),
    message: printable(message, 1000),
    next: printable(next, 400),
    ...(where && { where }),
    ...(purl !== undefined && { purl }),
    ...(silenced && { silenced }),
  };
}

/** `exception until 2026-12-01, build team: parses no input of users`. */
export function silencedWords({ by, reason, owner, until, statement }: Silenced): string {
  const end = until === undefined ? '' : ` until ${dateOf(until)}`;
  const who = owner === undefined ? '' : `, ${printable(owner, 80)}`;
  return `${by}${end}${who}${originWords(statement)}: ${printable(reason, 400)}`;
}

/** `Silenced by exception until 2026-12-01, build team: parses no input of users.` A gap is accepted. */
export function silencedSentence(kind: Issue['kind'], silenced: Silenced): string {
  return `${kind === 'gap' ? 'Accepted' : 'Silenced'} by ${silencedWords(silenced)}.`;
}
