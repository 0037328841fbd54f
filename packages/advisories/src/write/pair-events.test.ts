import type { Interval, RangeEvent } from '@morel/model';
import { pep440, semver } from '@morel/versions';
import { expect, it } from 'vitest';
import { pairEvents } from './pair-events.ts';

/** `i` introduced, `f` fixed, `l` last_affected, `m` limit. */
function events(text: string): RangeEvent[] {
  const kinds = { i: 'introduced', f: 'fixed', l: 'last_affected', m: 'limit' } as const;
  return text
    .split(' ')
    .filter(Boolean)
    .map((event) => ({ kind: kinds[event.slice(0, 1) as keyof typeof kinds], version: event.slice(1) }));
}

function show({ introduced, fixed, lastAffected }: Interval): string {
  return `${introduced}${fixed === undefined ? '' : `<${fixed}`}${lastAffected === undefined ? '' : `<=${lastAffected}`}`;
}

const CASES: readonly (readonly [what: string, events: string, intervals: string])[] = [
  ['no events', '', ''],
  ['from the first version to a fix', 'i0 f1.2.3', '0<1.2.3'],
  ['up to and with a last affected version', 'i1.0.0 l1.2.3', '1.0.0<=1.2.3'],
  ['no end', 'i1.0.0', '1.0.0'],
  ['several, in order', 'i0 f1.0.0 i2.0.0 f2.0.5', '0<1.0.0 2.0.0<2.0.5'],
  ['several, in any order', 'f2.0.5 i2.0.0 f1.0.0 i0', '0<1.0.0 2.0.0<2.0.5'],
  ['an introduced within an open interval', 'i1.0.0 i1.5.0 f2.0.0', '1.0.0<2.0.0'],
  ['a fix outside any interval', 'f0.5.0 i1.0.0 f2.0.0 f3.0.0', '1.0.0<2.0.0'],
  ['a last affected version before a fix', 'i0 l1.0.0 f2.0.0', '0<=1.0.0'],
  ['the next interval starts where one is fixed', 'i0 f2.0.0 i2.0.0 f2.11.2', '0<2.0.0 2.0.0<2.11.2'],
  ['the next interval starts at a last affected version', 'i0 l2.0.0 i2.0.0 f3.0.0', '0<=2.0.0 2.0.0<3.0.0'],
  ['fixed where it was introduced', 'i1.0.0 f1.0.0', ''],
  ['one version only', 'i1.0.0 l1.0.0', '1.0.0<=1.0.0'],
  ['the same pair twice', 'i1.6.0 f1.6.4 i1.7.0 f1.7.4 i1.6.0 f1.6.4', '1.6.0<1.6.4 1.7.0<1.7.4'],
  ['a limit', 'i1.0.0 m2.0.0', '1.0.0<2.0.0'],
  ['a limit below a fix', 'i1.0.0 f3.0.0 m2.0.0', '1.0.0<2.0.0'],
  ['a limit above a fix', 'i1.0.0 f1.5.0 m2.0.0', '1.0.0<1.5.0'],
  ['the highest of several limits', 'i0 m1.0.0 m2.0.0', '0<2.0.0'],
  ['a limit that is none', 'i0 f3.0.0 m1.0.0 m*', '0<3.0.0'],
  ['an interval beyond the limit', 'i0 f1.0.0 i2.0.0 f3.0.0 m2.0.0', '0<1.0.0'],
  ['a last affected version at the limit', 'i0 l2.0.0 m2.0.0', '0<2.0.0'],
];

it.each(CASES)('pairs: %s', (_, text, intervals) => {
  const paired = pairEvents(events(text), semver);
  expect('intervals' in paired ? paired.intervals.map(show).join(' ') : 'undecidable').toBe(intervals);
});

it.each(['i0 fabc', 'inot-a-version', 'i0 lx', 'i0 f1.0.0 mx', 'f1.0.0', 'l1.0.0 f2.0.0'])(
  'decides nothing on %s',
  (text) => {
    expect(pairEvents(events(text), semver)).toEqual({ undecidable: events(text) });
  },
);

it('takes versions that are equal in the order for one', () => {
  const paired = pairEvents(events('i0 f2.0 i2.0.0 f3'), pep440);
  expect('intervals' in paired && paired.intervals.map(show)).toEqual(['0<2.0', '2.0.0<3']);
});
