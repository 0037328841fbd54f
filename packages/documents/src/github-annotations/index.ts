import { exitCode, LEVELS, type Document, type Report } from '@morel/model';
import { issuesOf, silencedSentence, type Issue } from '../issues.ts';
import { decisionWords, exitWords, grouped } from '../plain-words.ts';
import { about } from './about.ts';
import { workflowCommand, type Properties } from './workflow-command.ts';

/** The report as workflow commands (docs.github.com, "Workflow commands for GitHub Actions"). */
export const document: Document = { about, render };

/** What GitHub shows of a kind and step; it says nothing of the others. */
const SHOWN = 10;

/** Every line is a command, the most urgent first, so that nothing else in it can be one. */
function* render(report: Report): Generator<string> {
  const issues = [...issuesOf(report)];
  const { verdict, why } = decisionWords(report);
  const outcome = `${why}. ${exitWords(report)}`;
  const bad = exitCode(report) !== 0;
  yield workflowCommand(bad ? 'error' : 'notice', { title: `Morel: ${verdict}` }, outcome);
  const open = issues.filter(({ silenced }) => !silenced);
  yield* commands(
    'error',
    open.filter(({ fails }) => fails),
    bad ? SHOWN - 1 : SHOWN,
  );
  yield* commands(
    'warning',
    open.filter(({ fails }) => !fails),
    SHOWN,
  );
  yield* commands(
    'notice',
    issues.filter(({ silenced }) => silenced),
    bad ? SHOWN : SHOWN - 1,
  );
}

/** The last that GitHub shows says how many it will not; those follow in the log. */
function* commands(name: 'error' | 'warning' | 'notice', issues: readonly Issue[], room: number): Generator<string> {
  const sorted = issues.toSorted((a, b) => urgency(a) - urgency(b));
  const hidden = sorted.length > room ? sorted.length - room + 1 : 0;
  for (const [position, issue] of sorted.entries()) {
    if (hidden > 0 && position === room - 1)
      yield workflowCommand(
        name,
        { title: 'Morel' },
        `${grouped(hidden)} more in the log of this step, where GitHub shows no annotation`,
      );
    yield workflowCommand(name, propertiesOf(issue), messageOf(issue));
  }
}

/** Malware, what was not looked at, then by level and by the row of the priority table. */
function urgency({ kind, match, level }: Issue): number {
  if (match?.advisory.kind === 'malware') return 0;
  if (kind === 'gap') return 1;
  return 10 + 100 * (LEVELS.length - LEVELS.indexOf(level ?? 'off')) + (match?.priority.rank ?? 9);
}

function propertiesOf({ title, where }: Issue): Properties {
  if (!where) return { title };
  const { path, span } = where;
  return {
    title,
    file: path,
    ...(span?.line !== undefined && { line: span.line }),
    ...(span?.line !== undefined && span.column !== undefined && { col: span.column }),
  };
}

function messageOf({ kind, message, next, silenced }: Issue): string {
  const step = next === undefined ? '' : `. Next: ${next}`;
  return `${silenced ? `${silencedSentence(kind, silenced)} ` : ''}${message}${step}`;
}
