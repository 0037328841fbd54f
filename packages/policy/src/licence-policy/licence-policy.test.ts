import type { ComponentSubject, Level, Licence } from '@morel/model';
import { occurrenceSubject, ruleConformance } from '@morel/testkit';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLicence } from '@morel/parse';
import { rule } from './index.ts';

function under(...licences: readonly (Licence | string)[]): ComponentSubject {
  const { path, component } = occurrenceSubject();
  return {
    path,
    component,
    position: 0,
    licences: licences.map((licence) => ({
      licence: typeof licence === 'string' ? { expression: licence, kind: 'declared' } : licence,
      where: { path },
    })),
  };
}

const PLACE = '(package-lock.json)';
const DENIED = 'which the policy denies.';
const UNLISTED = 'which is not among the licences that the policy allows.';
const NO_EXPRESSION = 'which is no SPDX expression, so its licence is not known.';
const deny = ['GPL-*'];

function says(message: string, level?: Level): { message: string; level?: Level }[] {
  return [{ message: `acorn-tool@1.2.3 ${message}`, ...(level && { level }) }];
}

ruleConformance(rule, [
  { name: 'has nothing against what is allowed', subject: under('MIT'), options: { allow: ['mit'] }, says: [] },
  {
    name: 'denies',
    subject: under('GPL-3.0-only'),
    options: { deny },
    says: says(`is under GPL-3.0-only ${PLACE}, ${DENIED}`),
  },
  {
    name: 'denies what is allowed, too',
    subject: under('GPL-3.0-only'),
    options: { deny, allow: ['GPL-3.0-only'] },
    says: says(`is under GPL-3.0-only ${PLACE}, ${DENIED}`),
  },
  {
    name: 'wants a review',
    subject: under('MPL-2.0'),
    options: { review: ['MPL-*'] },
    says: says(`is under MPL-2.0 ${PLACE}, which the policy wants reviewed.`, 'review'),
  },
  {
    name: 'names what no list has',
    subject: under('Zlib'),
    options: { allow: ['MIT'] },
    says: says(`is under Zlib ${PLACE}, ${UNLISTED}`, 'review'),
  },
  { name: 'takes the best branch of a choice', subject: under('MIT OR GPL-3.0-only'), options: { deny }, says: [] },
  {
    name: 'takes the worst of what applies together',
    subject: under('MIT AND (GPL-3.0-only OR GPL-2.0-only)'),
    options: { deny },
    says: says(`is under GPL-3.0-only in "MIT AND (GPL-3.0-only OR GPL-2.0-only)" ${PLACE}, ${DENIED}`),
  },
  {
    name: 'takes the strictest statement',
    subject: under('MIT', { expression: 'GPL-2.0', kind: 'concluded' }),
    options: { deny },
    says: says(`is under GPL-2.0 ${PLACE}, ${DENIED}`),
  },
  {
    name: 'knows a deprecated id',
    subject: under('GPL-2.0+'),
    options: { deny: ['GPL-2.0-or-later'] },
    says: says(`is under GPL-2.0+ ${PLACE}, ${DENIED}`),
  },
  {
    name: 'counts "or later" as the version',
    subject: under('GPL-2.0-or-later'),
    options: { deny: ['GPL-2.0'] },
    says: says(`is under GPL-2.0-or-later ${PLACE}, ${DENIED}`),
  },
  {
    name: 'allows "or later" by name',
    subject: under('GPL-2.0+'),
    options: { deny: ['GPL-2.0-only'], allow: ['GPL-2.0-or-later'] },
    says: [],
  },
  {
    name: 'counts an exception as the licence',
    subject: under('GPL-2.0-only WITH Classpath-exception-2.0'),
    options: { deny },
    says: says(`is under GPL-2.0-only WITH Classpath-exception-2.0 ${PLACE}, ${DENIED}`),
  },
  {
    name: 'allows a licence with an exception by name',
    subject: under('GPL-2.0-with-classpath-exception'),
    options: { deny, allow: ['GPL-2.0-only WITH Classpath-exception-2.0'] },
    says: [],
  },
  {
    name: 'does not know a text that stands elsewhere',
    subject: under('LicenseRef-own'),
    options: { deny },
    says: says(`is under LicenseRef-own ${PLACE}, whose text is not known.`, 'review'),
  },
  {
    name: 'knows one that is listed',
    subject: under('LicenseRef-own'),
    options: { allow: ['LicenseRef-own'] },
    says: [],
  },
  {
    name: 'does not know an addition that stands elsewhere',
    subject: under('MIT WITH AdditionRef-x'),
    options: { allow: ['MIT'] },
    says: says(`is under MIT WITH AdditionRef-x ${PLACE}, whose text is not known.`, 'review'),
  },
  {
    name: 'does not guess from a name',
    subject: under({ name: 'Apache 2.0' }),
    options: { allow: ['Apache-2.0', 'Apache 2.0', '*'] },
    says: says(`is under "Apache 2.0" ${PLACE}, ${NO_EXPRESSION}`, 'review'),
  },
  {
    name: 'denies a name',
    subject: under({ name: 'UNLICENSED' }),
    options: { deny: ['unlicensed'], unknown: 'off' },
    says: says(`is under "UNLICENSED" ${PLACE}, ${DENIED}`),
  },
  {
    name: 'does not know an expression that is none',
    subject: under('MIT OR Own'),
    options: { deny },
    says: says(`is under "MIT OR Own" ${PLACE}, ${NO_EXPRESSION}`, 'review'),
  },
  {
    name: 'does not know what nobody states',
    subject: under(),
    options: { deny },
    says: says('has no licence that is known: nothing that was read states one.', 'review'),
  },
  { name: 'lets the policy live with that', subject: under(), options: { deny, unknown: 'off' }, says: [] },
]);

const LICENCES = fc.constantFrom(
  'MIT',
  'GPL-2.0+',
  'GPL-2.0-only WITH Classpath-exception-2.0',
  'LicenseRef-own',
  'MIT AND GPL-2.0',
  'MIT OR GPL-3.0-or-later',
  'Own words',
);
const ENTRIES = fc.uniqueArray(
  fc.constantFrom(
    '*',
    'MIT',
    'GPL-*',
    'GPL-2.0-only',
    'GPL-2.0-or-later',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'LicenseRef-*',
    'Own words',
    '* WITH *',
  ),
);
const LEVELS = ['off', 'warn', 'review', 'block'];

describe('lists of licences', () => {
  it('are stricter with fewer that are allowed, and with more of the others', () => {
    fc.assert(
      fc.property(LICENCES, fc.tuple(ENTRIES, ENTRIES, ENTRIES), ENTRIES, (text, [allow, review, denied], more) => {
        const weight = (lists: object): number => {
          const options = { unlisted: 'review', unknown: 'review', allow, review, deny: denied, ...lists };
          const subject = parseLicence(text) ? under(text) : under({ name: text });
          const [judgement] = rule.judge(subject, options, {});
          return judgement ? LEVELS.indexOf(judgement.level ?? 'block') : 0;
        };
        const usual = weight({});
        expect(weight({ allow: allow.slice(1) })).toBeGreaterThanOrEqual(usual);
        expect(weight({ review: [...review, ...more] })).toBeGreaterThanOrEqual(usual);
        expect(weight({ deny: [...denied, ...more] })).toBeGreaterThanOrEqual(usual);
      }),
      { numRuns: 2000 },
    );
  });
});
