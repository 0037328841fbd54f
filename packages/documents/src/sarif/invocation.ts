import { exitCode, PROBLEMS, type Location, type Report } from '@morel/model';
import { nothingScanned, unusedWords, vexWords } from '../plain-words.ts';
import { locationOf } from './place.ts';
import { plainText } from './plain-text.ts';

/** How the run went (3.20): not successful where anything was left out that could hide a finding, with every reason. */
export function invocationOf(report: Report, artifacts: ReadonlyMap<string, number>): object {
  const successful = report.coverage.complete && report.inputs.length > 0;
  return {
    executionSuccessful: successful,
    exitCode: exitCode(report),
    endTimeUtc: report.generated,
    toolExecutionNotifications: [...notifications(report, artifacts)],
  };
}

type NotificationLevel = 'error' | 'warning' | 'note';

function* notifications(report: Report, artifacts: ReadonlyMap<string, number>): Generator<object> {
  const { coverage, inputs, decision } = report;
  const known = new Set(inputs.map(({ path }) => path));
  const say = (id: string, level: NotificationLevel, text: string, where?: Location): object => ({
    ...(where && { locations: [locationOf(where, artifacts)] }),
    message: { text: plainText(text, 1000) },
    level,
    descriptor: { id },
  });
  if (inputs.length === 0) yield say('nothing-scanned', 'error', `Nothing was scanned: ${nothingScanned(report)}.`);
  for (const { kind, subject, reason, accepted } of coverage.gaps) {
    const text = accepted ? `${subject}: ${reason}; accepted: ${accepted.reason}` : `${subject}: ${reason}`;
    yield say(`gap/${kind}`, accepted ? 'note' : 'error', text, known.has(subject) ? { path: subject } : undefined);
  }
  for (const { path, problems, reading, reason } of inputs) {
    for (const { code, message, where } of problems) {
      yield say(`input/${code}`, PROBLEMS[code].effect === 'note' ? 'note' : 'error', message, where ?? { path });
    }
    if (reading === 'skipped') yield say('input/skipped', 'note', `not read: ${reason ?? 'no reason given'}`, { path });
  }
  for (const { check, subject, reason, required } of decision.notPerformed) {
    yield say('check-not-performed', required ? 'error' : 'warning', `${check} on ${subject}: ${reason}`);
  }
  for (const document of report.vex ?? []) {
    yield say('vex', 'note', `${document.path}: ${vexWords(document)}`);
    for (const unused of document.unused) yield say('vex/unused', 'note', `${document.path}: ${unusedWords(unused)}`);
  }
  for (const note of coverage.notes) yield say('not-judged', 'note', note);
}
