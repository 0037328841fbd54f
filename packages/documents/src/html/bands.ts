import type { MatchReport } from '@morel/model';
import { BAND_ORDER, type ComponentHits } from '../hits.ts';

/** How bad a match is, as a class of the style sheet and in a word; malware and notices are no severities. */
export type Tone = 'malware' | 'critical' | 'high' | 'medium' | 'low' | 'none' | 'unknown' | 'notice';

/** Worst first. */
export const TONES: readonly Tone[] = ['malware', 'critical', 'high', 'medium', 'low', 'none', 'unknown', 'notice'];

export function toneOf({ advisory }: MatchReport): Tone {
  return advisory.kind === 'vulnerability' ? advisory.band : advisory.kind;
}

/** What people read: `unknown` is a score that no source gives. */
export function toneWord(tone: Tone): string {
  if (tone === 'unknown') return 'not scored';
  return tone === 'none' ? 'no severity' : tone;
}

/** The worst of a component's hits. */
export function worstTone({ hits }: ComponentHits): Tone {
  const tones = new Set(hits.map(({ match }) => toneOf(match)));
  return TONES.find((tone) => tones.has(tone)) ?? 'unknown';
}

/** How many hits of each tone, worst first, without those of which there are none. */
export function toneCounts(hits: ComponentHits['hits']): readonly { readonly tone: Tone; readonly amount: number }[] {
  return TONES.map((tone) => ({ tone, amount: hits.filter(({ match }) => toneOf(match) === tone).length })).filter(
    ({ amount }) => amount > 0,
  );
}

/** `2 critical, 1 high`. */
export function toneWords(hits: ComponentHits['hits']): string {
  return toneCounts(hits)
    .map(({ tone, amount }) => `${amount} ${toneWord(tone)}`)
    .join(', ');
}

/** For sorting: the worst severity first. */
export function severity(match: MatchReport): number {
  return match.advisory.kind === 'malware' ? 10 : BAND_ORDER[match.advisory.band];
}
