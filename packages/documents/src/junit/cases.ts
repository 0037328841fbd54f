import { printable } from '@morel/model';
import type { ComponentReport, FindingReport, Gap, Location, Report } from '@morel/model';
import { silencedWords } from '../issues.ts';
import { isFailing, type JudgedMatch } from '../judged-matches.ts';
import { matchLines, placeWords } from '../match-lines.ts';
import type { LookupOutcome } from '../lookup-outcome.ts';
import type { Case } from './suite.ts';

/** One advisory on one component. */
export function matchCase({ match, finding, level, silenced }: JudgedMatch, report: Report): Case {
  const { component, advisory } = match;
  const name = `${component.name}@${component.version}: ${advisory.id}`;
  const details = matchLines(match, finding?.next).map(({ label, text }) => `${label}: ${text}`);
  const title = printable(advisory.title, 300);
  const type = finding?.rule ?? advisory.kind;
  if (silenced) return { name, outcome: { kind: 'skipped', type, message: silencedWords(silenced), details } };
  if (isFailing(level, report)) return { name, outcome: { kind: 'failure', type, message: title, details } };
  const why = level === undefined ? 'judged by no rule' : `${level}, below what fails`;
  return { name, outcome: { kind: 'skipped', type, message: `${why}: ${title}`, details } };
}

/** A finding that is not about an advisory. */
export function findingCase(finding: FindingReport, report: Report): Case {
  const { rule, level, message, next, evidence, where, silenced } = finding;
  const name = `${rule}${where ? ` at ${placeWords(withoutLine(where))}` : ''}: ${printable(message, 300)}`;
  const details = [
    // Old releases of GitLab show the text and not the message.
    printable(message, 1000),
    ...(where ? [`at: ${placeWords(where)}`] : []),
    ...evidence.map(({ label, value }) => `${printable(label, 60)}: ${printable(value, 400)}`),
    `next: ${next}`,
  ];
  if (silenced) return { name, outcome: { kind: 'skipped', type: rule, message: silencedWords(silenced), details } };
  if (isFailing(level, report)) return { name, outcome: { kind: 'failure', type: rule, message, details } };
  return {
    name,
    outcome: { kind: 'skipped', type: rule, message: `${level}, below what fails: ${message}`, details },
  };
}

/** A line moves with every change of the file; the name of a case should not. */
function withoutLine({ path }: Location): Location {
  return { path };
}

/** A reason why the scan is incomplete. One that a person accepted does not count. */
export function gapCase({ kind, subject, reason, accepted }: Gap, told: readonly string[] = []): Case {
  const name = `${kind} ${subject}: looked at`;
  const details = [reason, ...told];
  if (!accepted) return { name, outcome: { kind: 'error', type: `incomplete-${kind}`, message: reason, details } };
  const message = `${reason}; accepted by ${silencedWords(accepted)}`;
  return { name, outcome: { kind: 'skipped', type: `incomplete-${kind}`, message, details } };
}

/** A component that no advisory hits: passed only where it was looked up. */
export function componentCase(component: ComponentReport, outcome: LookupOutcome): Case {
  const { name, version } = component;
  const own = `${version === undefined ? name : `${name}@${version}`}: advisories`;
  const why = outcome(component);
  return why ? { name: own, outcome: { ...why, type: 'not-looked-up', details: [] } } : { name: own };
}
