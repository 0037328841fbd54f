/** How often and how patiently to try again. */
export interface RetryRules {
  /** Attempts in all. */
  readonly attempts: number;
  /** Milliseconds before the second attempt, doubled for each further one. */
  readonly base: number;
  /** The longest wait in milliseconds; a server that asks for more is given up on. */
  readonly cap: number;
}

export const RETRY: RetryRules = { attempts: 4, base: 500, cap: 60_000 };

const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether the server may answer the same request otherwise a little later. */
export function isPassingStatus(status: number): boolean {
  return PASSING.has(status);
}

/**
 * Milliseconds to wait before attempt `next` (2 is the second): what `Retry-After` asks for (RFC 9110, 10.2.3), else
 * exponential, half of it jittered. `random` is 0 to 1. Undefined means: give up.
 */
export function delayBefore(
  next: number,
  rules: RetryRules,
  given: { readonly retryAfter?: string | undefined; readonly now: number; readonly random: number },
): number | undefined {
  if (next > rules.attempts) return undefined;
  const asked = secondsOf(given.retryAfter, given.now);
  if (asked !== undefined) return asked <= rules.cap ? asked : undefined;
  return Math.min(rules.cap, rules.base * 2 ** (next - 2)) * (0.5 + given.random / 2);
}

function secondsOf(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
