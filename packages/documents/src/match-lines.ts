import { printable, type Location, type MatchReport } from '@morel/model';
import { topScore } from './hits.ts';
import { dateOf, hitWords, moveWords, otherIds } from './plain-words.ts';

const PATHS_SHOWN = 3;

/** One thing that is known, in plain words that are fit to show: `affects`, `< 4.17.21; fixed in 4.17.21`. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** What is known of a match: the advisory, why it hits, how it got here, how urgent it is, what to do. */
export function matchLines(match: MatchReport, next?: string): readonly Line[] {
  const { advisory, priority, paths, pathCount, location, move } = match;
  const ids = [advisory.id, ...otherIds(match)].map((id) => printable(id, 80));
  const lines: Line[] = [
    { label: 'advisory', text: `${ids.join(', ')}: ${printable(advisory.title, 300)}` },
    { label: 'severity', text: severityWords(match) },
    { label: 'affects', text: affectsWords(match) },
    { label: 'priority', text: printable(priority.label, 100) },
  ];
  for (const path of paths.slice(0, PATHS_SHOWN)) lines.push({ label: 'path', text: pathWords(path) });
  const hidden = pathCount - Math.min(paths.length, PATHS_SHOWN);
  if (hidden > 0) lines.push({ label: 'path', text: `and ${hidden} more` });
  if (location) lines.push({ label: 'at', text: placeWords(location) });
  const step = move ? moveWords(move) : next === undefined ? undefined : printable(next, 400);
  if (step !== undefined) lines.push({ label: 'next', text: step });
  if (move?.command !== undefined) lines.push({ label: 'command', text: printable(move.command) });
  return lines;
}

/** `malware`, `critical 9.8; exploited since 2025-12-05 (CISA); EPSS 57.9%`. */
export function severityWords(match: MatchReport): string {
  const { advisory, risk } = match;
  const score = topScore(match);
  const band = advisory.band === 'unknown' ? 'not scored' : advisory.band;
  const kind = advisory.kind === 'vulnerability' ? [] : [advisory.kind];
  const words = [...kind, `${band}${score === undefined ? '' : ` ${score.toFixed(1)}`}`];
  for (const { catalogue, added } of risk.exploited ?? [])
    words.push(`exploited since ${dateOf(added)} (${printable(catalogue, 40)})`);
  if (risk.epss) words.push(`EPSS ${(risk.epss.probability * 100).toFixed(1)}%`);
  return words.join('; ');
}

/** `>= 1.0.0, < 1.2.3; fixed in 1.2.3`. */
export function affectsWords({ advisory, evidence, fixed }: MatchReport): string {
  const [why] = evidence;
  const versions = why ? hitWords(why) : 'this version';
  if (advisory.kind === 'malware') return versions;
  return fixed[0] === undefined
    ? `${versions}; no fixed release known`
    : `${versions}; fixed in ${printable(fixed[0], 60)}`;
}

/** `shop@2.1.0 > async@2.6.0 > lodash@4.17.4`. */
export function pathWords(path: readonly string[]): string {
  return path.map((step) => printable(step, 120)).join(' > ');
}

/** `package-lock.json:812`. */
export function placeWords({ path, span }: Location): string {
  return span?.line === undefined ? printable(path, 400) : `${printable(path, 400)}:${span.line}`;
}
