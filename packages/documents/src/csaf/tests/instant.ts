/** A moment, as exact as it was written. */
export interface Instant {
  /** Seconds since 1970. A leap second is the second after it. */
  readonly seconds: number;
  /** Digits of the fraction without trailing zeros. */
  readonly fraction: string;
}

const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):?(\d{2}))$/;

/** The moment that a date and time of RFC 3339 names; the text has been checked. Fractions of any length count. */
export function instantOf(text: string): Instant {
  const [year = 0, month = 1, day = 0, hour = 0, minute = 0, second = 0] = (DATE_TIME.exec(text) ?? [])
    .slice(1, 7)
    .map(Number);
  const [fraction = '', sign, hours, minutes] = (DATE_TIME.exec(text) ?? []).slice(7);
  const offset = (sign === '-' ? -60 : 60) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return { seconds: date.getTime() / 1000 - offset, fraction: withoutZeros(fraction) };
}

/** Negative, zero or positive. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.seconds !== b.seconds) return a.seconds - b.seconds;
  if (a.fraction === b.fraction) return 0;
  return a.fraction < b.fraction ? -1 : 1;
}

/** Not by a pattern: `0+$` looks at the zeros of a long text again and again. */
function withoutZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
