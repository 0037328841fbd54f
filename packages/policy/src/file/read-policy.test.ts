import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../registry.gen.ts';
import { problemText } from './policy-problem.ts';
import { readPolicy } from './read-policy.ts';

const ABOUTS = rules.map(({ about }) => about);

const WHOLE = `# The policy of a shop
extends: strict
exposed: no
mission: medium
priority: cisa-ssvc
unknown: worst
missing: partial
fail-on: block
data:
  max-age: 3d
internal: ['@acme/*']
hosts:
  - npm.acme.example
exclude:
  - legacy/**
rules:
  floating-range: off
  known-vulnerability:
    level: review
    review-rank: 4
    block-exploited: false
    review-severity: critical
  missing-integrity:
    weak: [md5, sha1, sha224]
paths:
  - match: tools/**
    rules:
      lockfile-missing: warn
exceptions:
  - rule: known-vulnerability
    subject: [pkg:npm/qs, GHSA-hrpp-h998-j3pp]
    reason: the parser is not reached
    owner: team-web
    until: 2027-03-31
    controls: [request size is limited]
  - gap: old/Pipfile.lock
    reason: goes away in spring
    owner: team-data
    until: 2027-04-30
`;

async function faults(text: string): Promise<string[]> {
  const reading = await readPolicy(text, 'morel.yaml', ABOUTS);
  return reading.ok ? [] : reading.error.map(problemText);
}

describe('a whole policy', () => {
  it('is read with everything in it', async () => {
    const reading = await readPolicy(WHOLE, 'morel.yaml', ABOUTS);
    if (!reading.ok) throw new Error(reading.error.map(problemText).join('\n'));
    const { value } = reading;
    expect(value.extends).toEqual({ kind: 'preset', preset: 'strict' });
    expect(value.settings).toEqual({
      exposed: 'no',
      mission: 'medium',
      priority: 'cisa-ssvc',
      unknown: 'worst',
      missing: 'partial',
      failOn: 'block',
      maxAgeHours: 72,
    });
    expect([value.internal, value.hosts, value.exclude]).toEqual([['@acme/*'], ['npm.acme.example'], ['legacy/**']]);
    expect(value.rules.get('floating-range')?.level).toBe('off');
    const change = value.rules.get('known-vulnerability');
    expect(change?.level).toBe('review');
    expect([...(change?.options ?? [])]).toEqual([
      ['review-rank', 4],
      ['block-exploited', false],
      ['review-severity', 'critical'],
    ]);
    expect(value.rules.get('missing-integrity')?.options.get('weak')).toEqual(['md5', 'sha1', 'sha224']);
    expect(value.paths.map(({ match, rules: own }) => [match, own.get('lockfile-missing')?.level])).toEqual([
      ['tools/**', 'warn'],
    ]);
    expect(value.exceptions.map(({ rule, subject, until, controls }) => ({ rule, subject, until, controls }))).toEqual([
      {
        rule: 'known-vulnerability',
        subject: ['pkg:npm/qs', 'GHSA-hrpp-h998-j3pp'],
        until: '2027-03-31',
        controls: ['request size is limited'],
      },
      { rule: undefined, subject: ['old/Pipfile.lock'], until: '2027-04-30', controls: [] },
    ]);
    expect(value.exceptions[0]?.where.span?.line).toBe(30);
  });

  it.each(['', '# nothing\n', '\n\n'])('may say nothing: %j', async (text) => {
    const reading = await readPolicy(text, 'morel.yaml', ABOUTS);
    expect(reading.ok && [...reading.value.keys.keys()]).toEqual([]);
  });

  it('reads the same with the line ends of Windows', async () => {
    const reading = await readPolicy(WHOLE.replaceAll('\n', '\r\n'), 'morel.yaml', ABOUTS);
    expect(reading.ok && reading.value.exceptions.map(({ where }) => where.span?.line)).toEqual([30, 36]);
  });

  it.each([
    ['a file', 'extends: ../policy/base.yaml', { kind: 'file', path: '../policy/base.yaml' }],
    [
      'a URL with its digest',
      `extends:\n  url: https://policy.example/base.yaml\n  sha256: ${'A'.repeat(64)}`,
      { kind: 'url', url: 'https://policy.example/base.yaml', sha256: 'a'.repeat(64) },
    ],
  ])('extends %s', async (_, text, expected) => {
    const reading = await readPolicy(text, 'morel.yaml', ABOUTS);
    expect(reading.ok && reading.value.extends).toEqual(expected);
  });
});

/** A policy with a fault, and what is said about it. */
const FAULTS: readonly [name: string, text: string, ...said: string[]][] = [
  [
    'a misspelt key',
    'ruels:\n  malware: block\n',
    'morel.yaml:1:1: the key "ruels" is not known. Did you mean "rules"?',
  ],
  [
    'a misspelt rule',
    'rules:\n  known-vulnerabilty: block\n',
    'morel.yaml:2:3: the rule "known-vulnerabilty" is not known. Did you mean "known-vulnerability"?',
  ],
  [
    'a level that is none',
    'rules:\n  malware: blok\n',
    'morel.yaml:2:3: the value "blok" of "malware" is not known. Did you mean "block"?',
  ],
  [
    'an option that is none',
    'rules:\n  known-vulnerability:\n    level: warn\n    review-rnk: 3\n',
    'morel.yaml:4:5: the option "review-rnk" of "known-vulnerability" is not known. Did you mean "review-rank"?',
  ],
  [
    'options of the wrong kind',
    'rules:\n  known-vulnerability:\n    review-rank: 9\n    block-exploited: 1\n    dev-only: lowr\n  stale-data:\n    max-age-hours: 0\n',
    'morel.yaml:3:5: "review-rank" should be a number from 0 to 5',
    'morel.yaml:4:5: "block-exploited" should be true or false',
    'morel.yaml:5:5: the value "lowr" of "dev-only" is not known. Did you mean "lower"?',
    'morel.yaml:7:5: "max-age-hours" should be a number of at least 1',
  ],
  [
    'an exception without reason, owner and day',
    'exceptions:\n  - rule: malware\n    subject: pkg:npm/x\n',
    'morel.yaml:2:5: "reason" is missing. Say why this may stay, for whoever reads it in a year.',
    'morel.yaml:2:5: "owner" is missing. Name who answers for it.',
    'morel.yaml:2:5: "until" is missing. Give the last day on which it holds, as YYYY-MM-DD.',
  ],
  [
    'an exception until a day that does not exist',
    'exceptions:\n  - gap: a\n    reason: b\n    owner: c\n    until: 2027-02-30\n',
    'morel.yaml:5:5: "until" should be a day of the calendar. Write it as YYYY-MM-DD.',
  ],
  [
    'an exception for everything',
    "exceptions:\n  - rule: known-vulnerability\n    subject: '**'\n    reason: b\n    owner: c\n    until: 2027-02-28\n",
    'morel.yaml:3:5: the subject of an exception has to name something. To silence a rule as a whole, set its level.',
  ],
  [
    'an exception with a wildcard for malware',
    "exceptions:\n  - rule: malware\n    subject: 'pkg:npm/a*'\n    reason: b\n    owner: c\n    until: 2027-02-28\n",
    'morel.yaml:3:5: an exception for "malware" names its subject without wildcards',
  ],
  [
    'an exception for a rule that is none',
    'exceptions:\n  - rule: malwear\n    subject: pkg:npm/a\n    reason: b\n    owner: c\n    until: 2027-02-28\n',
    'morel.yaml:2:5: the rule "malwear" is not known. Did you mean "malware"?',
  ],
  [
    'a URL without its digest',
    'extends: https://policy.example/base.yaml\n',
    'morel.yaml:1:1: a URL needs the sha256 of what lies there. Write "extends: {url: …, sha256: …}".',
  ],
  [
    'an unprotected URL with half a digest',
    'extends:\n  url: http://policy.example/base.yaml\n  sha256: abc\n',
    'morel.yaml:2:3: "url" should begin with https://',
    'morel.yaml:3:3: "sha256" should have 64 hexadecimal digits',
  ],
  [
    'a preset that is none',
    'extends: stirct\n',
    'morel.yaml:1:1: the policy "stirct" is not known. Did you mean "strict"?',
  ],
  [
    'an age that is none',
    'data:\n  max-age: soon\n',
    'morel.yaml:2:3: "max-age" should be a number of hours above 0. Write 36h, 7d or 48.',
  ],
  [
    'settings that are none',
    'exposed: true\npriority: bod\nfail-on: off\n',
    'morel.yaml:1:1: the value "true" of "exposed" is not known. There is: yes, no, unknown.',
    'morel.yaml:2:1: the value "bod" of "priority" is not known. There is: bod-26-04, cisa-ssvc, thresholds.',
    'morel.yaml:3:1: the value "off" of "fail-on" is not known. There is: warn, review, block.',
  ],
  [
    'parts of the wrong kind',
    'rules: block\npaths: x\nexceptions: y\ndata: z\ninternal: {a: b}\n',
    'morel.yaml:1:1: "rules" should be a list of "rule: level"',
    'morel.yaml:2:1: "paths" should be a list of entries with "match" and "rules"',
    'morel.yaml:3:1: "exceptions" should be a list of at most 5000 entries',
    'morel.yaml:5:1: "internal" should be a list of at most 5000 texts',
    'morel.yaml:4:1: "data" should be a list of "key: value"',
  ],
  ['no list of keys', '- a\n- b\n', 'morel.yaml: a policy is a list of "key: value"'],
];

describe('a faulty policy', () => {
  it.each(FAULTS)('names %s', async (_, text, ...said) => {
    expect((await faults(text)).toSorted()).toEqual(said.toSorted());
  });

  it.each([
    ['a fault of syntax', 'rules: {malware: block\n'],
    ['a key that appears twice', 'exposed: yes\nexposed: no\n'],
    ['several documents', 'exposed: yes\n---\nexposed: no\n'],
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (c, at: number) => `${c}: &${c} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[at] ?? ''}`).join(',')}]\n`)}`,
    ],
    ['deep nesting', '['.repeat(100_000)],
    ['a key that is no key of ours', '__proto__:\n  rules: {malware: off}\n'],
    ['a file without end', `# ${'x'.repeat(1_000_001)}`],
  ])('refuses %s', async (_, text) => {
    expect(await faults(text)).not.toEqual([]);
  });

  it('shows no control characters of the file', async () => {
    const [fault = ''] = await faults('"ru\\e[31mles": x\n');
    expect(fault).toContain('\\u{1b}');
  });

  it('never rejects, on any text', async () => {
    const cuts = fc.tuple(fc.nat(WHOLE.length), fc.nat(WHOLE.length), fc.string({ maxLength: 5 }));
    const mutated = cuts.map(([a, b, insert]) => WHOLE.slice(0, Math.min(a, b)) + insert + WHOLE.slice(Math.max(a, b)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, fc.string({ unit: 'binary', maxLength: 200 })), async (text) => {
        const reading = await readPolicy(text, 'morel.yaml', ABOUTS);
        expect(reading.ok || reading.error.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
