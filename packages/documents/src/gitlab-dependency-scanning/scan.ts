import { printable, type Report } from '@morel/model';
import { issuesOf, silencedWords } from '../issues.ts';
import { count, filled } from '../plain-words.ts';

interface Message {
  readonly level: 'info' | 'warn' | 'fatal';
  readonly value: string;
}

/** How the scan went: a failure where anything was left out that could hide a finding, with every reason. */
export function scanOf(report: Report): object {
  const { tool, generated, coverage, inputs } = report;
  const self = {
    id: 'morel',
    name: 'Morel',
    version: filled(printable(tool.version, 80), '0'),
    vendor: { name: 'Morel' },
  };
  // The schema wants UTC without a zone. A report knows one instant.
  const time = generated.slice(0, 19);
  return {
    analyzer: self,
    scanner: self,
    type: 'dependency_scanning',
    start_time: time,
    end_time: time,
    status: coverage.complete && inputs.length > 0 ? 'success' : 'failure',
    messages: [...messagesOf(report)],
  };
}

function* messagesOf(report: Report): Generator<Message> {
  const { coverage, decision, findings, inputs } = report;
  for (const { kind, title, message, fails, silenced, next } of issuesOf(report)) {
    if (kind !== 'gap') continue;
    const accepted = silenced ? ` (accepted by ${silencedWords(silenced)})` : '';
    const step = next === undefined ? '' : ` Next: ${next}`;
    const level = inputs.length === 0 ? 'fatal' : fails ? 'warn' : 'info';
    yield { level, value: `${title}: ${message}${accepted}.${step}` };
  }
  for (const { check, subject, reason, required, accepted } of decision.notPerformed) {
    if (!required || accepted)
      yield {
        level: 'info',
        value: `Not checked: ${printable(check, 80)} on ${printable(subject)}: ${printable(reason, 400)}`,
      };
  }
  const others = findings.filter(({ match, silenced }) => match === undefined && !silenced).length;
  if (others > 0)
    yield {
      level: 'warn',
      value: `${count(others, 'finding')} about no advisory cannot be told in this report: see the Code Quality report`,
    };
  for (const note of coverage.notes) yield { level: 'info', value: `Not judged: ${printable(note, 400)}` };
}
