import { exitCode, printable, LEVELS } from '@morel/model';
import type {
  FindingReport,
  Level,
  MatchEvidence,
  MatchReport,
  Move,
  NotPerformed,
  Report,
  UnusedStatement,
  Verdict,
  VexOrigin,
  VexReport,
} from '@morel/model';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  allow: 'allow',
  'allow-with-controls': 'allow with controls',
  'needs-approval': 'needs approval',
  block: 'block',
};

const EXITS: Readonly<Record<ReturnType<typeof exitCode>, string>> = {
  0: 'the policy lets it pass',
  1: 'the policy says no',
  2: 'nothing was scanned',
  3: 'the scan is incomplete',
};

/** `1 finding`, `2 findings`, `3,000 findings`. */
export function count(amount: number, one: string, many: string = `${one}s`): string {
  return `${grouped(amount)} ${amount === 1 ? one : many}`;
}

/** The text, or another where it is blank: many formats ask for a character at least. */
export function filled(text: string, otherwise: string): string {
  return text.trim() === '' ? otherwise : text;
}

/** A whole number with a comma between thousands. */
export function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Why there is no input: a report without one is never clean. */
export function nothingScanned({ coverage }: Report): string {
  const isDamaged = coverage.gaps.some(({ kind }) => kind === 'input');
  return isDamaged ? 'nothing of what was found could be read' : 'no file that any ecosystem knows was found';
}

/** The decision in one sentence, in two parts: the verdict, and what speaks for it and how much of the evidence there is. */
export function decisionWords(report: Report): { readonly verdict: string; readonly why: string } {
  if (report.inputs.length === 0) return { verdict: 'nothing was judged', why: nothingScanned(report) };
  return {
    verdict: VERDICTS[report.decision.verdict],
    why: [findingWords(report), ...evidenceWords(report)].join('; '),
  };
}

/** What the exit code says: `Exit 1: the policy says no.` */
export function exitWords(report: Report): string {
  const code = exitCode(report);
  return `Exit ${code}: ${EXITS[code]}.`;
}

function findingWords(report: Report): string {
  const counts = countLevels(report.findings);
  const parts = LEVELS.toReversed().filter((level) => (counts.get(level) ?? 0) > 0);
  const total = report.findings.filter((finding) => !finding.silenced).length;
  const silenced = report.findings.length - total;
  if (parts.length === 0 && silenced > 0)
    return `no finding in the checks performed but the ${grouped(silenced)} silenced`;
  if (parts.length === 0) return 'no finding in the checks performed';
  return `${parts.map((level) => `${grouped(counts.get(level) ?? 0)} ${level}`).join(', ')} ${total === 1 ? 'finding' : 'findings'}`;
}

function countLevels(findings: readonly FindingReport[]): Map<Level, number> {
  const counts = new Map<Level, number>();
  for (const { level, silenced } of findings) {
    if (!silenced) counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return counts;
}

function evidenceWords({ coverage, decision }: Report): string[] {
  const open = decision.notPerformed.filter((missing) => !missing.accepted);
  const gaps = coverage.gaps.filter((gap) => !gap.accepted);
  const parts: string[] = [];
  if (decision.evidence === 'complete') parts.push('evidence complete');
  else parts.push(`evidence ${decision.evidence}${open.length > 0 ? `: ${missingWords(open)}` : ''}`);
  if (!coverage.complete) parts.push(`scan incomplete${gaps.length > 0 ? `: ${count(gaps.length, 'gap')}` : ''}`);
  return parts;
}

function missingWords(missing: readonly NotPerformed[]): string {
  const required = missing.filter((check) => check.required).length;
  if (required === missing.length) return `${count(required, 'required check')} not performed`;
  const words = `${count(missing.length, 'check')} not performed`;
  return required > 0 ? `${words}, ${grouped(required)} of them required` : words;
}

/** The versions that a record names, as far as they decided: `>= 1.0.0, < 1.2.3`, `version listed`. */
export function hitWords({ by }: MatchEvidence): string {
  if ('version' in by) return 'version listed';
  if ('commit' in by) return `commit ${printable(by.commit, 40)}`;
  const { introduced, fixed, lastAffected } = by.interval;
  const lower = introduced === '0' ? '' : `>= ${printable(introduced, 60)}`;
  const upper =
    fixed !== undefined
      ? `< ${printable(fixed, 60)}`
      : lastAffected !== undefined
        ? `<= ${printable(lastAffected, 60)}`
        : '';
  return [lower, upper].filter((part) => part !== '').join(', ') || 'every version';
}

/** What a move asks for, without its command: `move lodash@4.17.4 to 4.17.21`. */
export function moveWords(move: Move): string {
  const direct = printable(move.direct, 160);
  const component = printable(move.component, 100);
  const version = move.to === undefined ? '' : ` ${printable(move.to, 60)}`;
  const to = version === '' ? '' : ` to${version}`;
  if (move.kind === 'upgrade') return `move ${direct}${to}`;
  if (move.kind === 'refresh') return `refresh ${component}${to} in the lockfile`;
  if (move.kind === 'rebuild') return `move ${component}${to} in the build that this was read from`;
  if (move.kind === 'move-or-override')
    return `move ${direct} to a release that takes ${component}${version}, or override it`;
  return isItself(move) ? `remove or replace ${direct}` : `remove or replace ${direct}, which brings in ${component}`;
}

/** The direct dependency is the component that is hit; it is named with or without its version. */
function isItself({ direct, component, from }: Move): boolean {
  return direct === component || direct === `${component}@${from}`;
}

/** The line of ids that tells people which advisory it is: its own id first, then CVEs, then the others. */
export function otherIds({ advisory }: MatchReport): string[] {
  const others = advisory.ids.filter((id) => id !== advisory.id);
  return [...others.filter((id) => id.startsWith('CVE-')), ...others.filter((id) => !id.startsWith('CVE-'))];
}

/** `2026-09-01` of an ISO time, or the text itself where it is none. */
export function dateOf(time: string): string {
  return /^\d{4}-\d{2}-\d{2}/.test(time) ? time.slice(0, 10) : printable(time, 40);
}

/** The age of data: hours below two days, else whole days. */
export function ageWords(hours: number): string {
  if (hours < 1) return 'less than an hour old';
  if (hours < 48) return `${count(Math.floor(hours), 'hour')} old`;
  return `${count(Math.floor(hours / 24), 'day')} old`;
}

/** The date of the advisory data: of the feed pulled longest ago, which is what a reader has to know. */
export function dataDate({ data }: Report): string | undefined {
  const pulled = data.feeds.map((feed) => feed.pulled).sort();
  const oldest = pulled[0] ?? data.built;
  return oldest === undefined ? undefined : dateOf(oldest);
}

/** `; statement 2 (line 14) of app.openvex.json, https://…, by Ada, 2026-01-02`; nothing for what no statement silences. */
export function originWords(origin: VexOrigin | undefined): string {
  if (!origin) return '';
  const { document, documentId, number, line, author, time } = origin;
  const place = line === undefined ? '' : ` (line ${line})`;
  const words = [
    `statement ${number}${place} of ${printable(document)}`,
    ...(documentId === undefined ? [] : [printable(documentId)]),
    ...(author === undefined ? [] : [`by ${printable(author, 80)}`]),
    ...(time === undefined ? [] : [dateOf(time)]),
  ];
  return `; ${words.join(', ')}`;
}

/** What a document of statements is, and how much of it had an effect. */
export function vexWords({ format, id, author, time, statements, used }: VexReport): string {
  const words = [
    printable(format, 60),
    ...(id === undefined ? [] : [printable(id)]),
    ...(author === undefined ? [] : [`by ${printable(author, 80)}`]),
    ...(time === undefined ? [] : [dateOf(time)]),
    `${grouped(used)} of ${count(statements, 'statement')} in use`,
  ];
  return words.join(', ');
}

/** Why a statement silenced nothing. */
export function unusedWords({ number, line, vulnerability, status, reason }: UnusedStatement): string {
  const place = line === undefined ? '' : ` (line ${line})`;
  return `statement ${number}${place}, ${printable(vulnerability, 80)} ${status}: ${printable(reason, 400)}`;
}
