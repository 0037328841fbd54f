import { printable, type MatchReport, type SeverityBand } from '@morel/model';
import { BAND_ORDER, topScore, type Hit } from '../hits.ts';
import { count, dateOf, hitWords, otherIds } from '../plain-words.ts';
import type { Style } from './paint.ts';
import { BLOCK, glued, quiet, row, type View } from './view.ts';
import type { Piece } from './wrap.ts';

const IDS_SHOWN = 3;
/** Records without a title begin with their text: two or three lines of it tell what it is about. */
const TITLE_SHOWN = 160;

const BAND_STYLES: Readonly<Record<SeverityBand, Style | undefined>> = {
  critical: 'critical',
  high: 'high',
  medium: 'medium',
  low: 'low',
  none: undefined,
  unknown: undefined,
};

/** One advisory: how bad, what it is, its ids and risk, why it matched, its own priority where that is not the top one's. */
export function advisoryRows(match: MatchReport, top: MatchReport, view: View): string[] {
  const { advisory, priority } = match;
  const own = priority.label === top.priority.label ? '' : `; ${glued(`priority: ${printable(priority.label, 80)}`)}`;
  const others = otherIds(match);
  const shown = view.verbose ? others : others.slice(0, IDS_SHOWN);
  const ids = [advisory.id, ...shown].map((id) => printable(id, 60));
  if (others.length > shown.length) ids.push(glued(count(others.length - shown.length, 'more id')));
  return [
    ...row(BLOCK, bandLabel(match), [{ text: printable(advisory.title, view.verbose ? 300 : TITLE_SHOWN) }], view),
    ...under([{ text: ids.join(' · ') }, ...riskPieces(match)], view),
    ...under(quiet(`${evidenceWords(match, view.verbose)}${own}`), view),
    ...(view.verbose ? scoreLines(match, view) : []),
  ];
}

/** More of the row above. */
export function under(pieces: readonly Piece[], view: View): string[] {
  return row(BLOCK, { text: '' }, pieces, view);
}

function bandLabel(match: MatchReport): Piece {
  const { kind, band } = match.advisory;
  if (kind === 'malware') return { text: 'malware', style: 'danger' };
  if (kind === 'notice') return { text: 'notice' };
  const score = topScore(match);
  return { text: score === undefined ? bandWords(band) : `${band} ${score.toFixed(1)}`, style: BAND_STYLES[band] };
}

function bandWords(band: SeverityBand): string {
  return band === 'unknown' ? 'not scored' : band;
}

function riskPieces({ risk }: MatchReport): Piece[] {
  const pieces: Piece[] = [];
  for (const { catalogue, added, ransomware } of risk.exploited ?? []) {
    const words = `exploited since ${dateOf(added)} (${printable(catalogue, 40)}${ransomware === true ? ', ransomware' : ''})`;
    pieces.push({ text: ' · ' }, { text: words, style: 'danger' });
  }
  if (risk.epss) {
    const { probability, percentile } = risk.epss;
    pieces.push({ text: ` · ${glued(`EPSS ${percent(probability)} (p${Math.floor(percentile * 100)})`)}` });
  }
  return pieces;
}

function percent(share: number): string {
  return share < 0.1 ? `${(share * 100).toFixed(1)}%` : `${Math.round(share * 100)}%`;
}

function evidenceWords({ advisory, evidence, fixed }: MatchReport, verbose: boolean): string {
  const shown = verbose ? evidence : evidence.slice(0, 1);
  const why = shown.map((hit) => {
    const record = hit.record === advisory.id ? '' : `${printable(hit.record, 60)} `;
    return `${record}affects ${hitWords(hit)} (${printable(hit.order, 20)} order)`;
  });
  const more = evidence.length - shown.length;
  if (more > 0) why.push(more === 1 ? '1 more record agrees' : `${more} more records agree`);
  why.push(fixedWords(advisory.kind, fixed[0]));
  return why.join('; ');
}

function fixedWords(kind: MatchReport['advisory']['kind'], version: string | undefined): string {
  if (kind === 'malware')
    return version === undefined ? 'no other version known' : `no record names ${printable(version, 60)}`;
  return version === undefined ? 'no fixed release known' : `fixed in ${printable(version, 60)}`;
}

function scoreLines({ advisory }: MatchReport, view: View): string[] {
  return advisory.severities.flatMap(({ score, value, source }) => {
    const number = score === undefined ? '' : `${score.toFixed(1)} `;
    return under(quiet(`${number}${printable(value)} (${printable(source, 60)})`), view);
  });
}

/** `2 high, 3 medium`. */
export function bandCounts(hits: readonly Hit[]): string {
  const counts = new Map<SeverityBand, number>();
  for (const { match } of hits) counts.set(match.advisory.band, (counts.get(match.advisory.band) ?? 0) + 1);
  const bands = [...counts].sort(([a], [b]) => BAND_ORDER[b] - BAND_ORDER[a]);
  return bands.map(([band, amount]) => `${amount} ${bandWords(band)}`).join(', ');
}
