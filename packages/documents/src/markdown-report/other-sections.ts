import type { Location, Report } from '@morel/model';
import { findingsByRule, strictestLevel } from '../hits.ts';
import { markdownCode, markdownText } from '../markdown-text.ts';
import { ageWords, count, dateOf, originWords, unusedWords, vexWords } from '../plain-words.ts';
import { details, summaryText, type Section } from './section.ts';

/** The findings that are not about a match, a section for each rule. */
export function ruleSections(report: Report): Section[] {
  return findingsByRule(report).map((findings) => {
    const [{ rule, title, next }] = findings;
    const sameNext = findings.every((finding) => finding.next === next);
    const items = findings.map(({ where, message, next: step }) => {
      return `- ${placeOf(where)}${markdownText(message, 600)}${sameNext ? '' : `<br>Next: ${markdownText(step, 400)}`}\n`;
    });
    const before = `${markdownCode(rule)}, ${strictestLevel(findings)}${sameNext ? `. Next: ${markdownText(next, 400)}` : ''}\n\n`;
    return details(`${summaryText(title)}: ${count(findings.length, 'finding')}`, items, { before });
  });
}

function placeOf(where: Location | undefined): string {
  if (!where) return '';
  const line = where.span?.line === undefined ? '' : `:${where.span.line}`;
  return `${markdownCode(`${where.path}${line}`)}: `;
}

/** What is silenced, by what and until when. */
export function silencedSection(report: Report): Section {
  const items = report.findings.flatMap(({ message, silenced }) => {
    if (!silenced) return [];
    const until = silenced.until === undefined ? '' : ` until ${dateOf(silenced.until)}`;
    const owner = silenced.owner === undefined ? '' : `, ${markdownText(silenced.owner, 80)}`;
    return [
      `- ${markdownText(message)}: ${silenced.by}${until}${owner}${markdownText(originWords(silenced.statement), 400)}: ${markdownText(silenced.reason)}\n`,
    ];
  });
  return details(`Silenced: ${count(items.length, 'finding')}`, items);
}

/** Why the scan is incomplete, as a list; nothing where it is not. */
export function gapItems({ coverage }: Report): string[] {
  return coverage.gaps
    .filter((gap) => !gap.accepted)
    .map(({ subject, reason }) => `- ${markdownCode(subject)}: ${markdownText(reason, 400)}\n`);
}

/** What was read, with what data, and what was not checked. */
export function coverageSection(report: Report): Section {
  const { coverage, inputs, data, decision } = report;
  const complete = coverage.complete && inputs.length > 0;
  const read = inputs.map(({ path, format, reading, reason, components, problems }) => {
    const words = [READINGS[reading], markdownText(format, 60)];
    if (components > 0) words.push(count(components, 'component'));
    if (reason !== undefined) words.push(markdownText(reason, 300));
    const faults = problems.map(({ message }) => `<br>${markdownText(message, 300)}`);
    return `- ${markdownCode(path)}: ${words.join(', ')}${faults.join('')}\n`;
  });
  const feeds = data.feeds.map(({ feed, part, records, pulled, ageHours, stale }) => {
    const age = stale ? `**${ageWords(ageHours)}, over its age limit**` : ageWords(ageHours);
    return `- data: ${markdownText(feed, 40)} ${markdownText(part, 60)}, ${count(records, 'record')}, pulled ${dateOf(pulled)} (${age})\n`;
  });
  if (data.kind === 'starter')
    feeds.unshift('- data: **starter index**, a few hundred well-known records and not the whole data\n');
  if (data.kind === 'none') feeds.unshift('- data: **no advisory index**, nothing was looked up\n');
  const missing = decision.notPerformed.map(({ check, subject, reason, required }) => {
    return `- not checked: ${markdownText(check, 80)} on ${markdownCode(subject)}: ${markdownText(reason, 300)}${required ? ' (required)' : ''}\n`;
  });
  const vex = (report.vex ?? []).flatMap((document) => [
    `- VEX: ${markdownCode(document.path)}: ${markdownText(vexWords(document), 400)}\n`,
    ...document.unused.map(
      (unused) => `- VEX: ${markdownCode(document.path)}: ${markdownText(unusedWords(unused), 400)}\n`,
    ),
  ]);
  const notes = coverage.notes.map((note) => `- not judged: ${markdownText(note, 400)}\n`);
  return details(
    `Coverage: ${complete ? 'complete' : 'INCOMPLETE'}`,
    [...missing, ...feeds, ...read, ...vex, ...notes],
    {
      open: !complete,
    },
  );
}

const READINGS: Readonly<Record<Report['inputs'][number]['reading'], string>> = {
  whole: 'read whole',
  part: '**read in part**',
  refused: '**refused**',
  skipped: 'skipped',
};
