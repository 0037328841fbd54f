import type { Interval } from '@morel/model';

/** An interval in words: `from 1.0.0, fixed in 1.2.3`. */
export function intervalText({ introduced, fixed, lastAffected }: Interval): string {
  const start = introduced === '0' ? 'every version' : `from ${introduced}`;
  if (fixed !== undefined) return introduced === '0' ? `below ${fixed}` : `${start}, fixed in ${fixed}`;
  if (lastAffected !== undefined)
    return introduced === '0' ? `up to ${lastAffected}` : `${start} up to ${lastAffected}`;
  return introduced === '0' ? start : `${start} on, no fix known`;
}
