import { AppError, quote, type Clock } from '@morel/model';

/** The system's clock, or the fixed instant that `SOURCE_DATE_EPOCH` (seconds since 1970) names. Source: reproducible-builds.org. */
export function createClock(environment: Readonly<Record<string, string | undefined>>): Clock {
  const fixed = environment['SOURCE_DATE_EPOCH'];
  if (fixed === undefined || fixed === '') return { now: () => Date.now() };
  if (!/^\d{1,11}$/.test(fixed)) {
    throw new AppError('bad-config', `SOURCE_DATE_EPOCH is ${quote(fixed)}, which is no number of seconds`);
  }
  const instant = Number(fixed) * 1000;
  return { now: () => instant };
}
