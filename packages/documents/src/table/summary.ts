import { exitCode, printable, type Report, type Verdict } from '@morel/model';
import { BAND_ORDER } from '../hits.ts';
import { count, dataDate, decisionWords, exitWords, grouped } from '../plain-words.ts';
import type { Style } from './paint.ts';
import type { View } from './view.ts';
import { wrap, type Piece } from './wrap.ts';

/** The first line: what was scanned, with what, and how old the data is. */
export function headerLines(report: Report, view: View): string[] {
  const { tool, target, componentCount, inputs } = report;
  const found = inputs.filter(({ reading }) => reading !== 'skipped');
  const read = found.filter(({ reading }) => reading !== 'refused').length;
  const from = read === found.length ? count(read, 'input') : `${grouped(read)} of ${count(found.length, 'input')}`;
  const date = dataDate(report);
  const words = [
    '',
    ...(target === '.' ? [] : [printable(target)]),
    `${count(componentCount, 'component')} from ${from}`,
    date === undefined ? 'no advisory data' : `advisory data of ${date}`,
  ];
  const name: Piece = { text: `${printable(tool.name, 40)} ${printable(tool.version, 40)}`, style: 'heading' };
  return wrap([name, { text: words.join(' · ') }], { first: 0, rest: 2 }, view);
}

/** How much was found, in one sentence. */
export function countLines(report: Report, view: View): string[] {
  const { matches, findings } = report;
  const others = findings.filter(({ match, silenced }) => match === undefined && !silenced).length;
  const silenced = findings.filter((finding) => finding.silenced).length;
  const hit = new Set(matches.map(({ component }) => `${component.ecosystem} ${component.name} ${component.version}`))
    .size;
  const where = hit > 0 ? ` in ${count(hit, 'component')}: ${kindWords(report)}` : '';
  const parts = [`${count(matches.length, 'advisory', 'advisories')}${where}`, count(others, 'other finding')];
  if (silenced > 0) parts.push(`${grouped(silenced)} silenced`);
  return wrap([{ text: `Found ${parts.join('; ')}.` }], { first: 0, rest: 2 }, view);
}

/** `1 malware, 4 critical, 2 high`: malware and notices are no severities. */
function kindWords({ matches }: Report): string {
  const counts = new Map<string, number>();
  for (const { advisory } of matches) {
    const word = advisory.kind === 'vulnerability' ? advisory.band : advisory.kind;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = KINDS.filter(({ word }) => counts.has(word));
  return words.map(({ word, plain }) => `${grouped(counts.get(word) ?? 0)} ${plain}`).join(', ');
}

const BANDS = Object.entries(BAND_ORDER).toSorted(([, a], [, b]) => b - a);
const KINDS: readonly { readonly word: string; readonly plain: string }[] = [
  { word: 'malware', plain: 'malware' },
  ...BANDS.map(([word]) => ({ word, plain: word === 'unknown' ? 'not scored' : word })),
  { word: 'notice', plain: 'notice' },
];

/** The last line: the decision in plain words and what the exit code means. */
export function decisionLines(report: Report, view: View): string[] {
  const { verdict, why } = decisionWords(report);
  const pieces: Piece[] = [
    { text: verdict.toUpperCase(), style: decisionStyle(report) },
    { text: `: ${why}. ${exitWords(report)}` },
  ];
  return wrap(pieces, { first: 0, rest: 2 }, view);
}

const VERDICT_STYLES: Readonly<Record<Verdict, Style>> = {
  allow: 'good',
  'allow-with-controls': 'low',
  'needs-approval': 'medium',
  block: 'danger',
};

/** Green only for a report that exits with 0: never for one that could not look at everything. */
function decisionStyle(report: Report): Style {
  const style = VERDICT_STYLES[report.decision.verdict];
  return style === 'good' && exitCode(report) !== 0 ? 'danger' : style;
}
