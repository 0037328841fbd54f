import {
  mergeVerdicts,
  type EvidenceStatus,
  type MatchSubject,
  type OccurrenceSubject,
  type Rule,
  type Verdict,
} from '@morel/model';
import { matchSubject, occurrenceSubject } from '@morel/testkit';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PolicyFile } from '../file/policy-file.ts';
import { PRESETS } from '../file/policy-file.ts';
import { readPolicy } from '../file/read-policy.ts';
import { resolvePolicy } from '../file/resolve-policy.ts';
import type { Policy } from '../policy.ts';
import { rate } from '../priority/rate.ts';
import { rules } from '../registry.gen.ts';
import { decide } from './decide.ts';
import { evaluate } from './evaluate.ts';

const ABOUTS = rules.map(({ about }) => about);
const VERDICTS: readonly Verdict[] = ['allow', 'allow-with-controls', 'needs-approval', 'block'];

let loaded: readonly Rule[] = [];
beforeAll(async () => {
  loaded = await Promise.all(rules.map(({ load }) => load()));
});

async function policyOf(text: string, nested?: string): Promise<Policy> {
  const main = await readPolicy(text, 'morel.yaml', ABOUTS);
  const own: { main?: PolicyFile } = main.ok ? { main: main.value } : {};
  const below =
    nested === undefined
      ? []
      : [{ path: 'app/morel.yaml', reading: await readPolicy(nested, 'app/morel.yaml', ABOUTS) }];
  const resolved = resolvePolicy({ ...own, nested: below }, ABOUTS);
  if (!main.ok || !resolved.ok) throw new Error('the policy is not right');
  return resolved.value;
}

const VECTORS = [
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8, 'critical'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10, 'critical'],
  ['CVSS:3.1/AV:L/AC:L/PR:L/UI:R/S:U/C:H/I:L/A:H', 7, 'high'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L', 5.3, 'medium'],
  ['CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N', 1.8, 'low'],
  ['?', undefined, 'unknown'],
] as const;

interface Case {
  readonly vector: (typeof VECTORS)[number];
  readonly kind: 'vulnerability' | 'malware' | 'notice';
  readonly exploited: boolean | undefined;
  readonly ssvc: 'none' | 'active' | undefined;
  readonly devOnly: boolean;
}

const CASES: fc.Arbitrary<Case> = fc.record({
  vector: fc.constantFrom(...VECTORS),
  kind: fc.constantFrom('vulnerability' as const, 'vulnerability' as const, 'malware' as const, 'notice' as const),
  exploited: fc.constantFrom(true, false, undefined),
  ssvc: fc.constantFrom('none' as const, 'active' as const, undefined),
  devOnly: fc.boolean(),
});

const OCCURRENCES: fc.Arbitrary<OccurrenceSubject> = fc
  .record({
    digests: fc.constantFrom<readonly string[]>([], ['sha1-a'], ['sha512-a']),
    host: fc.constantFrom('registry.example', 'npm.acme.example', 'other.example'),
    kind: fc.constantFrom('registry' as const, 'url' as const),
    name: fc.constantFrom('acorn-tool', '@acme/x'),
    notice: fc.constantFrom('yanked' as const, 'deprecated' as const, undefined),
  })
  .map(({ digests, host, kind, name, notice }) =>
    occurrenceSubject({
      path: 'app/package-lock.json',
      component: { name },
      occurrence: {
        digests,
        source: { kind, url: `https://${host}/x` },
        ...(notice && { notice: { kind: notice, text: '' } }),
      },
    }),
  );

function subjectOf(given: Case, policy: Policy): MatchSubject {
  const [value, score, band] = given.vector;
  const severity = { type: 'CVSS_V3', value, band, source: 'x', ...(score !== undefined && { score }) };
  const subject = matchSubject({
    advisory: { kind: given.kind, severities: [severity] },
    path: 'app/package-lock.json',
  });
  const ssvc =
    given.ssvc && ({ exploitation: given.ssvc, automatable: 'no', technicalImpact: 'total', date: 'd' } as const);
  const risk = {
    ...(given.exploited !== undefined && { exploited: given.exploited ? [{ catalogue: 'EU', added: 'd' }] : [] }),
    ...(ssvc && { ssvc }),
  };
  const rating = rate(subject.advisory, risk, { policy, devOnly: given.devOnly });
  return { ...subject, rating, devOnly: given.devOnly };
}

function verdict(policy: Policy, cases: readonly Case[], occurrence: readonly OccurrenceSubject[]): number {
  const match = cases.map((given) => subjectOf(given, policy));
  const { decision } = evaluate({ policy, rules: loaded, subjects: { match, occurrence }, facts: new Map(), now: 0 });
  return VERDICTS.indexOf(decision.verdict);
}

const SUBJECTS = [fc.array(CASES, { maxLength: 3 }), fc.array(OCCURRENCES, { maxLength: 2 })] as const;

describe('strictness', () => {
  it('never falls from preset to preset', async () => {
    const policies = await Promise.all(
      PRESETS.map((preset) => policyOf(`extends: ${preset}\ninternal: ["@acme/*"]\n`)),
    );
    fc.assert(
      fc.property(...SUBJECTS, (cases, occurrences) => {
        const verdicts = policies.map((policy) => verdict(policy, cases, occurrences));
        expect(verdicts).toEqual(verdicts.toSorted((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });

  it('never falls through a nested file, whatever it says', async () => {
    const base = await policyOf('hosts: [npm.acme.example]\n');
    const level = fc.constantFrom('off', 'warn', 'review', 'block');
    const changes = fc.uniqueArray(fc.tuple(fc.constantFrom(...ABOUTS.map(({ id }) => id)), level), {
      selector: ([id]) => id,
      minLength: 1,
      maxLength: 8,
    });
    const numbers = fc.record({ block: fc.nat(5), review: fc.nat(5), dev: fc.constantFrom('lower', 'same') });
    await fc.assert(
      fc.asyncProperty(changes, numbers, ...SUBJECTS, async (own, { block, review, dev }, cases, occurrences) => {
        const list = own.filter(([id]) => id !== 'known-vulnerability').map(([id, to]) => `  ${id}: ${to}\n`);
        const options = `  known-vulnerability: {block-rank: ${block}, review-rank: ${review}, dev-only: ${dev}}\n`;
        const nested = await policyOf('hosts: [npm.acme.example]\n', `rules:\n${list.join('')}${options}`);
        expect(verdict(nested, cases, occurrences)).toBeGreaterThanOrEqual(verdict(base, cases, occurrences));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the merge of verdicts', () => {
  it('takes the strictest, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VERDICTS)), (verdicts) => {
        const expected = Math.max(0, ...verdicts.map((one) => VERDICTS.indexOf(one)));
        expect(VERDICTS.indexOf(mergeVerdicts(verdicts))).toBe(expected);
        expect(mergeVerdicts(verdicts.toReversed())).toBe(mergeVerdicts(verdicts));
      }),
    );
  });

  const gap = { kind: 'input', subject: 'a', reason: 'r' } as const;
  const check = { check: 'c', subject: 'a', status: 'error', reason: 'r', required: false } as const;
  const accepted = { by: 'exception', reason: 'r' } as const;

  it.each<[string, Partial<Parameters<typeof decide>[1]>, Verdict, EvidenceStatus]>([
    ['nothing', {}, 'allow', 'complete'],
    ['a gap', { gaps: [gap] }, 'needs-approval', 'partial'],
    ['a gap and nothing judged', { gaps: [gap], performed: 0 }, 'needs-approval', 'unavailable'],
    ['an accepted gap', { gaps: [{ ...gap, accepted }] }, 'allow', 'complete'],
    ['a missing check', { notPerformed: [check] }, 'allow', 'partial'],
    ['a missing required check', { notPerformed: [{ ...check, required: true }] }, 'needs-approval', 'partial'],
    ['controls', { controls: ['x'] }, 'allow-with-controls', 'complete'],
    ['controls and a gap', { controls: ['x'], gaps: [gap] }, 'needs-approval', 'partial'],
  ])('%s', (_, given, expected, evidence) => {
    const inputs = { findings: [], gaps: [], notPerformed: [], controls: [], performed: 1, ...given };
    const decision = decide({ missing: 'partial' }, inputs);
    expect([decision.verdict, decision.evidence]).toEqual([expected, evidence]);
  });
});
