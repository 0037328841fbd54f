import type { Report, SeverityBand } from '@morel/model';
import { advisoryAddress } from '../advisory-address.ts';
import { moveRows } from '../first-moves.ts';
import { collectHits, findingsByRule, strictestLevel, topScore, type ComponentHits, type Hit } from '../hits.ts';
import { markdownCode, markdownText } from '../markdown-text.ts';
import { count, dateOf, hitWords, moveWords, otherIds } from '../plain-words.ts';
import { details, summaryText, type Section } from './section.ts';

const MOVES_SHOWN = 5;
const IDS_SHOWN = 2;

const COLUMNS = '| Component | Advisory | Severity | Fixed in | Next |\n| --- | --- | --- | --- | --- |\n';

/** One line for every group of findings, as rows of a table. */
export function summaryRows(report: Report): string[] {
  const { malware, groups, silenced } = collectHits(report);
  const rows: string[] = [];
  if (malware.length > 0) rows.push(summaryRow('**Malware**', malware));
  for (const { heading, components } of groups) rows.push(summaryRow(markdownText(heading, 100), components));
  for (const findings of findingsByRule(report)) {
    rows.push(`| ${markdownText(findings[0].title, 120)} (${strictestLevel(findings)}) | | ${findings.length} |\n`);
  }
  const quiet =
    silenced.length + report.findings.filter((finding) => finding.silenced && finding.match === undefined).length;
  if (quiet > 0) rows.push(`| Silenced | | ${quiet} |\n`);
  return rows;
}

function summaryRow(title: string, components: readonly ComponentHits[]): string {
  const advisories = components.reduce((sum, { hits }) => sum + hits.length, 0);
  return `| ${title} | ${components.length} | ${advisories} |\n`;
}

/** The most urgent moves, as a numbered list. */
export function moveItems(report: Report): string[] {
  return moveRows(report)
    .slice(0, MOVES_SHOWN)
    .map(({ words, move, clears }, position) => {
      const command = move.command === undefined ? '' : `: ${markdownCode(move.command)}`;
      return `${position + 1}. ${markdownText(words)}${command} (clears ${clears})\n`;
    });
}

/** Malware, then each group of matches, as tables that open on a click. */
export function hitSections(report: Report): Section[] {
  const { malware, groups } = collectHits(report);
  const sections: Section[] = [];
  if (malware.length > 0) {
    const advice =
      'Do not install it and do not run the build. Treat every machine that installed it as compromised.\n\n';
    sections.push(
      details(`Malware: ${count(malware.length, 'component')}`, rowsOf(malware), {
        open: true,
        before: advice + COLUMNS,
      }),
    );
  }
  for (const { heading, components } of groups) {
    sections.push(
      details(`${summaryText(heading)}: ${count(components.length, 'component')}`, rowsOf(components), {
        before: COLUMNS,
      }),
    );
  }
  return sections;
}

function rowsOf(components: readonly ComponentHits[]): string[] {
  return components.flatMap(({ hits }) => {
    const steps = hits.map(stepCell);
    // What the row above says already is not said again.
    return hits.map((hit, position) =>
      hitRow(hit, position === 0, steps[position] === steps[position - 1] ? '' : (steps[position] ?? '')),
    );
  });
}

function hitRow({ match }: Hit, first: boolean, step: string): string {
  const { component, paths, evidence } = match;
  const name = first ? markdownCode(`${component.name}@${component.version}`, true) : '';
  const path =
    first && paths[0] && paths[0].length > 2
      ? `<br>${paths[0]
          .slice(0, -1)
          .map((part) => markdownCode(part, true, 80))
          .join(' › ')}`
      : '';
  const [why] = evidence;
  const affected = why ? `<br>affects ${markdownText(hitWords(why))}` : '';
  return `| ${name}${path} | ${advisoryCell(match)}${affected} | ${severityCell(match)} | ${fixedCell(match)} | ${step} |\n`;
}

function fixedCell({ advisory, fixed }: Hit['match']): string {
  if (advisory.kind === 'malware') return '';
  return fixed[0] === undefined ? 'none known' : markdownCode(fixed[0], true);
}

function advisoryCell(match: Hit['match']): string {
  const { id, title } = match.advisory;
  const address = advisoryAddress(id);
  const own = address === undefined ? markdownCode(id, true) : `[${markdownText(id)}](${address})`;
  const others = otherIds(match)
    .slice(0, IDS_SHOWN)
    .map((other) => markdownCode(other, true));
  return `${[own, ...others].join(', ')}<br>${markdownText(title, 200)}`;
}

function severityCell(match: Hit['match']): string {
  const { advisory, risk } = match;
  const score = topScore(match);
  const words = [`${bandWord(advisory.band)}${score === undefined ? '' : ` ${score.toFixed(1)}`}`];
  for (const { catalogue, added } of risk.exploited ?? [])
    words.push(`**exploited** since ${dateOf(added)} (${markdownText(catalogue, 40)})`);
  if (risk.epss) words.push(`EPSS ${(risk.epss.probability * 100).toFixed(1)}%`);
  return words.join('<br>');
}

function bandWord(band: SeverityBand): string {
  return band === 'unknown' ? 'not scored' : band;
}

function stepCell({ match: { move }, next }: Hit): string {
  if (!move) return markdownText(next ?? '', 300);
  const command = move.command === undefined ? '' : `<br>${markdownCode(move.command, true)}`;
  return `${markdownText(moveWords(move))}${command}`;
}
