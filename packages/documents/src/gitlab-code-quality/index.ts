import { createHash } from 'node:crypto';
import type { Document, Report } from '@morel/model';
import { issuesOf, silencedSentence, type Issue } from '../issues.ts';
import { jsonText } from '../json-text.ts';
import { filled } from '../plain-words.ts';
import { about } from './about.ts';

/** The report as GitLab's subset of the Code Climate issue format (docs.gitlab.com, "Code Quality report format"). */
export const document: Document = { about, render };

function* render(report: Report): Generator<string> {
  const seen = new Map<string, number>();
  const entries = [...issuesOf(report)].map((issue) => entryOf(issue, report, seen));
  yield jsonText(entries);
  yield '\n';
}

function entryOf(issue: Issue, report: Report, seen: Map<string, number>): object {
  const { kind, rule, title, message, next, where, silenced } = issue;
  const words = [`${title}: ${message}`];
  if (next !== undefined) words.push(`Next: ${next}`);
  if (silenced) words.unshift(silencedSentence(kind, silenced).slice(0, -1));
  return {
    description: words.join('. '),
    check_name: rule,
    fingerprint: fingerprintOf(issue, seen),
    severity: severityOf(issue),
    location: {
      path: filled(where?.path ?? report.inputs[0]?.path ?? report.policy.files[0] ?? '.', '.'),
      lines: { begin: Math.max(1, where?.span?.line ?? 1) },
    },
  };
}

/** GitLab shows one of the issues that share a fingerprint, so two versions of a package get a number each. */
function fingerprintOf({ kind, key }: Issue, seen: Map<string, number>): string {
  const own = `${kind} ${key}`;
  const times = (seen.get(own) ?? 0) + 1;
  seen.set(own, times);
  return createHash('sha256').update(`${own} ${times}`).digest('hex').slice(0, 32);
}

function severityOf({ kind, level, silenced }: Issue): 'info' | 'minor' | 'major' | 'critical' | 'blocker' {
  if (silenced) return 'info';
  if (kind === 'gap') return 'critical';
  if (level === 'block') return 'blocker';
  return level === 'review' ? 'major' : level === 'warn' ? 'minor' : 'info';
}
