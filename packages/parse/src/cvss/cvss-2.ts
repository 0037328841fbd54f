/** Weights of the metrics of CVSS 2.0 (guide, section 3.2.1); what is not defined counts as the second list says. */
const WEIGHTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { L: 0.395, A: 0.646, N: 1 },
  AC: { H: 0.35, M: 0.61, L: 0.71 },
  Au: { M: 0.45, S: 0.56, N: 0.704 },
  C: { N: 0, P: 0.275, C: 0.66 },
  I: { N: 0, P: 0.275, C: 0.66 },
  A: { N: 0, P: 0.275, C: 0.66 },
  E: { U: 0.85, POC: 0.9, F: 0.95, H: 1, ND: 1 },
  RL: { OF: 0.87, TF: 0.9, W: 0.95, U: 1, ND: 1 },
  RC: { UC: 0.9, UR: 0.95, C: 1, ND: 1 },
  CDP: { N: 0, L: 0.1, LM: 0.3, MH: 0.4, H: 0.5, ND: 0 },
  TD: { N: 0, L: 0.25, M: 0.75, H: 1, ND: 1 },
  CR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
  IR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
  AR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
};
const BASE: readonly string[] = ['AV', 'AC', 'Au', 'C', 'I', 'A'];

/** Scores of CVSS 2.0. Of each more than one where an exact half may be rounded either way. */
export interface Cvss2Scores {
  readonly base: readonly number[];
  readonly temporal: readonly number[];
  readonly environmental: readonly number[];
}

/**
 * The scores of CVSS 2.0 (guide, sections 3.2.1 to 3.2.3), environmental ones too, which `ae-cvss-calculator` rounds at
 * the end alone. Undefined where a base metric is missing or a value is not known.
 * @param metrics values by the short names of the vector
 */
export function cvss2Scores(metrics: ReadonlyMap<string, string>): Cvss2Scores | undefined {
  if (BASE.some((name) => !metrics.has(name))) return undefined;
  const weights = new Map<string, number>();
  for (const [name, values] of Object.entries(WEIGHTS)) {
    const value = metrics.get(name) ?? 'ND';
    const weight = Object.hasOwn(values, value) ? values[value] : undefined;
    if (weight === undefined) return undefined;
    weights.set(name, weight);
  }
  if ([...metrics.keys()].some((name) => !weights.has(name))) return undefined;
  return scoresOf((name) => weights.get(name) ?? 0);
}

function scoresOf(weight: (name: string) => number): Cvss2Scores {
  const exploitability = 20 * weight('AV') * weight('AC') * weight('Au');
  const baseOf = (impact: number): number[] =>
    rounded((0.6 * impact + 0.4 * exploitability - 1.5) * (impact === 0 ? 0 : 1.176));
  const temporalOf = (base: readonly number[]): number[] =>
    each(base, (score) => score * weight('E') * weight('RL') * weight('RC'));
  const base = baseOf(10.41 * (1 - left(1, weight('C')) * left(1, weight('I')) * left(1, weight('A'))));
  const kept = left(weight('CR'), weight('C')) * left(weight('IR'), weight('I')) * left(weight('AR'), weight('A'));
  const adjusted = temporalOf(baseOf(Math.min(10, 10.41 * (1 - kept))));
  const environmental = each(adjusted, (score) => (score + (10 - score) * weight('CDP')) * weight('TD'));
  return { base, temporal: temporalOf(base), environmental };
}

/** The share of a good that an impact leaves. */
function left(requirement: number, impact: number): number {
  return 1 - requirement * impact;
}

function each(scores: readonly number[], next: (score: number) => number): number[] {
  return [...new Set(scores.flatMap((score) => rounded(next(score))))];
}

/** To one decimal. An exact half goes up, but calculators that reckon in binary fractions take some of them down. */
function rounded(score: number): number[] {
  const tenths = score * 10;
  const below = Math.floor(tenths);
  const rest = tenths - below;
  if (Math.abs(rest - 0.5) < 1e-6) return [(below + 1) / 10, below / 10];
  return [Math.max(0, rest < 0.5 ? below : below + 1) / 10];
}
