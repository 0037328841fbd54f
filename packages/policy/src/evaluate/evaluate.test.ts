import {
  known,
  type Fact,
  type FactId,
  type Finding,
  type Gap,
  type MatchSubject,
  type NotPerformed,
} from '@morel/model';
import { inputOf, matchSubject, occurrenceSubject } from '@morel/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Rule } from '@morel/model';
import { problemText } from '../file/policy-problem.ts';
import { readPolicy } from '../file/read-policy.ts';
import { resolvePolicy } from '../file/resolve-policy.ts';
import type { Policy } from '../policy.ts';
import { rules } from '../registry.gen.ts';
import { createBaseline, readBaseline, writeBaseline, type Baseline } from './baseline.ts';
import { evaluate, type Evaluation, type EvaluationInput } from './evaluate.ts';
import { plan } from './plan.ts';

const ABOUTS = rules.map(({ about }) => about);
const NOW = Date.UTC(2026, 10, 22, 12);
const MANIFEST = inputOf('manifest', 'web/package.json');
const HIGH = { type: 'word', value: 'high', band: 'high', source: 'x' } as const;
const MALWARE = { advisory: { id: 'MAL-1', ids: ['MAL-1'], kind: 'malware' } } as const;

let loaded: readonly Rule[] = [];
beforeAll(async () => {
  loaded = await Promise.all(rules.map(({ load }) => load()));
});

async function policyOf(text: string, nested: Readonly<Record<string, string>> = {}): Promise<Policy> {
  const reading = await readPolicy(text, 'morel.yaml', ABOUTS);
  if (!reading.ok) throw new Error(reading.error.map(problemText).join('\n'));
  const below = await Promise.all(
    Object.entries(nested).map(async ([path, own]) => ({ path, reading: await readPolicy(own, path, ABOUTS) })),
  );
  const resolved = resolvePolicy({ main: reading.value, nested: below }, ABOUTS);
  if (!resolved.ok) throw new Error(resolved.error.map(problemText).join('\n'));
  return resolved.value;
}

type Given = Partial<Omit<EvaluationInput, 'policy'>> & { readonly nested?: Readonly<Record<string, string>> };

async function judged(text: string, { nested, ...given }: Given): Promise<Evaluation> {
  const policy = await policyOf(text, nested);
  return evaluate({ policy, rules: loaded, subjects: {}, facts: new Map(), now: NOW, ...given });
}

function matches(...match: readonly MatchSubject[]): Given {
  return { subjects: { match } };
}

function lines(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, level, silenced }) => `${rule} ${level}${silenced ? ` (${silenced.by})` : ''}`);
}

function exception(rule: string, subject: string, more = ''): string {
  return `  - {rule: ${rule}, subject: ${subject}, reason: r, owner: o, until: 2026-12-31${more}}\n`;
}

function facts(id: FactId, key: string, fact: Fact<unknown>): Given {
  const manifest = { path: MANIFEST.path, input: MANIFEST, factKey: key };
  return { subjects: { input: [manifest] }, facts: new Map([[id, new Map([[key, fact]])]]) };
}

function gap(subject: string): string {
  return `  - {gap: ${subject}, reason: r, owner: o, until: 2026-12-31}\n`;
}

async function idsOf(subject: MatchSubject): Promise<readonly (readonly string[])[]> {
  return (await judged('', matches(subject))).findings[0]?.ids ?? [];
}

async function baselineOf(...match: readonly MatchSubject[]): Promise<Baseline> {
  const text = writeBaseline((await judged('', matches(...match))).findings, ABOUTS, NOW);
  const read = readBaseline(text, 'morel.baseline.json');
  return read.ok ? read.value : createBaseline([]);
}

describe('what no rule judges', () => {
  const off = 'rules: {known-vulnerability: off, malware: off, advisory-notice: off}\n';

  it('makes the evidence incomplete where the policy turned off what judges a vulnerability', async () => {
    const { findings, decision } = await judged(off, matches(matchSubject({ severity: HIGH })));
    expect(findings).toEqual([]);
    expect([decision.verdict, decision.evidence]).toEqual(['allow', 'unavailable']);
    expect(decision.notPerformed).toEqual([
      {
        check: 'judgement',
        subject: 'vulnerability',
        status: 'not-attempted',
        reason: '1 found, and the policy has turned off the rule that judges it',
        required: false,
      },
    ]);
  });

  it('asks for approval where nobody judges malware, until somebody answers for it', async () => {
    const { decision } = await judged(off, matches(matchSubject(MALWARE), matchSubject(MALWARE)));
    expect([decision.verdict, decision.evidence]).toEqual(['needs-approval', 'unavailable']);
    const accepted = await judged(`${off}exceptions:\n${gap('judgement malware')}`, matches(matchSubject(MALWARE)));
    expect([accepted.decision.verdict, accepted.decision.evidence]).toEqual(['allow', 'complete']);
  });

  it('is nothing where a rule judged and an exception silences what it found', async () => {
    const text = `exceptions:\n${exception('malware', 'MAL-1')}`;
    const { decision } = await judged(text, matches(matchSubject(MALWARE)));
    expect([decision.verdict, decision.notPerformed]).toEqual(['allow', []]);
  });
});

describe('levels', () => {
  it('takes the lower of the policy and the judgement', async () => {
    const high = matchSubject({ severity: HIGH });
    expect(lines((await judged('', matches(high))).findings)).toEqual(['known-vulnerability review']);
    expect(lines((await judged('rules: {known-vulnerability: warn}', matches(high))).findings)).toEqual([
      'known-vulnerability warn',
    ]);
  });

  it('does not judge what is off', async () => {
    const high = matches(matchSubject({ severity: HIGH }));
    const { findings, decision } = await judged('rules: {known-vulnerability: off}', high);
    expect([findings, decision.verdict]).toEqual([[], 'allow']);
  });

  it('goes by the strictest place of a match', async () => {
    const text = 'paths:\n  - match: tools\n    rules: {malware: off}\n';
    const inTools = matchSubject({ ...MALWARE, path: 'tools/package-lock.json' });
    const inBoth = matchSubject({ ...MALWARE, path: 'tools/package-lock.json', alsoAt: ['app/package-lock.json'] });
    expect((await judged(text, matches(inTools))).findings).toEqual([]);
    expect(lines((await judged(text, matches(inBoth))).findings)).toEqual(['malware block']);
  });

  it('lets a nested file tighten what lies below it only', async () => {
    const nested = { 'app/morel.yaml': 'rules:\n  known-vulnerability: {review-rank: 4}\n' };
    const there = matchSubject({ path: 'app/package-lock.json' });
    const { findings } = await judged('', { ...matches(matchSubject(), there), nested });
    expect(lines(findings)).toEqual(['known-vulnerability warn', 'known-vulnerability review']);
  });

  it('reports what a nested file tried', async () => {
    const nested = { 'app/morel.yaml': 'rules: {malware: off}\n' };
    const { findings } = await judged('', { ...matches(matchSubject({ ...MALWARE, path: 'app/x' })), nested });
    expect(lines(findings).toSorted()).toEqual(['malware block', 'policy-loosened review']);
  });
});

describe('findings', () => {
  it('carry where, component, match and the recommendations', async () => {
    const where = { path: 'package-lock.json', span: { start: 3, end: 9, line: 2 } };
    const { findings } = await judged('', matches({ ...matchSubject(), where }));
    expect(findings).toMatchObject([
      { where, component: 0, match: 0, enisa: ['E-SEL-3', 'E-INT-2', 'E-MIT-1', 'E-MIT-2'] },
    ]);
  });

  it('keep their ids over versions, lockfiles of a folder and new aliases', async () => {
    const before = await idsOf(matchSubject());
    const purl = 'pkg:npm/acorn-tool@1.2.9';
    expect(await idsOf(matchSubject({ component: { version: '1.2.9', purl }, path: 'yarn.lock' }))).toEqual(before);
    const id = 'CVE-2026-1000';
    expect(await idsOf(matchSubject({ advisory: { id, ids: [id] } }))).toEqual([[before[0]?.[1]]]);
    expect(await idsOf(matchSubject({ path: 'other/package-lock.json' }))).not.toEqual(before);
  });
});

describe('facts', () => {
  it('are handed to the rules that need them', async () => {
    const value = { lockfile: undefined, expected: ['package-lock.json'] };
    const { findings } = await judged('', facts('lock', '0', known(value, 'tree')));
    expect(lines(findings)).toEqual(['lockfile-missing review']);
  });

  it('are not missed where they do not apply', async () => {
    const given = facts('lock', '0', { status: 'not-applicable', reason: 'asks for nothing' });
    const text = 'rules: {lockfile-drift: off, untracked-lockfile: off, installed-drift: off}';
    const { findings, decision } = await judged(text, given);
    expect([findings, decision.notPerformed, decision.evidence]).toEqual([[], [], 'complete']);
  });

  it('leave a check unperformed where they are missing, and the evidence is not complete', async () => {
    const given = facts('lock', '0', { status: 'error', reason: 'the disk failed' });
    const text = 'rules: {lockfile-drift: off, untracked-lockfile: off, installed-drift: off}';
    const { decision } = await judged(text, given);
    expect(decision.notPerformed).toEqual([
      { check: 'lock', subject: 'web/package.json', status: 'error', reason: 'the disk failed', required: false },
    ]);
    expect([decision.verdict, decision.evidence]).toEqual(['allow', 'unavailable']);
    const strict = await judged(`extends: strict\n${text}`, given);
    expect(strict.decision.verdict).toBe('needs-approval');
  });

  it('count as not attempted where no check ran', async () => {
    const { decision } = await judged('', { subjects: { input: [{ path: 'a', input: MANIFEST, factKey: '0' }] } });
    expect(new Set(decision.notPerformed.map(({ status }) => status))).toEqual(new Set(['not-attempted']));
    expect(decision.notPerformed.map(({ check }) => check).toSorted()).toEqual([
      'drift',
      'installed',
      'lock',
      'tracked',
    ]);
  });

  it('are planned for the rules that are on anywhere', async () => {
    const off = 'rules: {unlocked-install: off, client-settings: off}\n';
    const all = plan(await policyOf(''), ABOUTS);
    expect(all.facts.toSorted()).toEqual(['controls', 'drift', 'installed', 'lock', 'tracked', 'unlocked']);
    const some = plan(await policyOf(off), ABOUTS);
    expect(some.facts).not.toContain('unlocked');
    expect(some.rules).not.toContain('client-settings');
    const nested = plan(await policyOf(off, { 'a/morel.yaml': 'rules: {unlocked-install: warn}\n' }), ABOUTS);
    expect(nested.rules).toContain('unlocked-install');
  });
});

describe('exceptions', () => {
  const HIT = matches(matchSubject({ severity: HIGH }));

  it.each([
    'pkg:npm/acorn-tool@1.2.3',
    'pkg:npm/acorn-tool',
    'pkg:npm/acorn-*',
    'acorn-tool',
    'acorn-tool@1.2.3',
    'CVE-2026-1000',
    'GHSA-aaaa-bbbb-cccc',
    'package-lock.json',
    '[acorn-tool, CVE-2026-1000]',
  ])('silence a finding by %s', async (subject) => {
    const { findings, decision } = await judged(`exceptions:\n${exception('known-vulnerability', subject)}`, HIT);
    expect(lines(findings)).toEqual(['known-vulnerability review (exception)']);
    expect(findings[0]?.silenced).toMatchObject({
      reason: 'r',
      owner: 'o',
      until: '2026-12-31',
      where: { span: { line: 2 } },
    });
    expect(decision.verdict).toBe('allow');
  });

  it.each(['pkg:npm/acorn-tool@1.2.4', 'acorn', 'CVE-2026-1', 'web', '[acorn-tool, CVE-2026-1001]'])(
    'do not silence by %s, and are then unused',
    async (subject) => {
      const { findings } = await judged(`exceptions:\n${exception('known-vulnerability', subject)}`, HIT);
      expect(lines(findings)).toEqual(['known-vulnerability review', 'exception-unused warn']);
    },
  );

  it('name a finding by its id', async () => {
    const id = (await judged('', HIT)).findings[0]?.id ?? '';
    const { findings } = await judged(`exceptions:\n${exception('known-vulnerability', id)}`, HIT);
    expect(findings[0]?.silenced?.by).toBe('exception');
  });

  it('read scoped names in both forms', async () => {
    const component = { name: '@acme/x', purl: 'pkg:npm/%40acme/x@1.2.3' };
    for (const subject of ['"pkg:npm/@acme/x"', 'pkg:npm/%40acme/x', '"pkg:npm/@acme/*"']) {
      const text = `exceptions:\n${exception('known-vulnerability', subject)}`;
      const { findings } = await judged(text, matches(matchSubject({ severity: HIGH, component })));
      expect(findings[0]?.silenced?.by).toBe('exception');
    }
  });

  it('do not silence other rules', async () => {
    const { findings } = await judged(`exceptions:\n${exception('missing-integrity', 'acorn-tool')}`, HIT);
    expect(findings[0]?.silenced).toBeUndefined();
  });

  it('for a path have to cover every place', async () => {
    const text = `exceptions:\n${exception('known-vulnerability', 'tools')}`;
    const parts = { severity: HIGH, path: 'tools/package-lock.json' };
    expect((await judged(text, matches(matchSubject(parts)))).findings[0]?.silenced?.by).toBe('exception');
    const both = matchSubject({ ...parts, alsoAt: ['app/package-lock.json'] });
    expect((await judged(text, matches(both))).findings[0]?.silenced).toBeUndefined();
  });

  it('hold through their last day, and then become findings', async () => {
    const text = `exceptions:\n${exception('known-vulnerability', 'acorn-tool')}`;
    const last = await judged(text, { ...HIT, now: Date.UTC(2026, 11, 31, 23, 59, 59) });
    expect(lines(last.findings)).toEqual(['known-vulnerability review (exception)', 'exception-expired warn']);
    const after = await judged(text, { ...HIT, now: Date.UTC(2027, 0, 1) });
    expect(lines(after.findings)).toEqual(['known-vulnerability review', 'exception-expired review']);
    expect(after.exceptions).toMatchObject([{ expired: true, used: false, daysLeft: 0 }]);
  });

  it('with controls allow with these controls', async () => {
    const more = ', controls: [filter at the edge]';
    const { decision } = await judged(`exceptions:\n${exception('known-vulnerability', 'acorn-tool', more)}`, HIT);
    expect([decision.verdict, decision.controls]).toEqual(['allow-with-controls', ['filter at the edge']]);
  });

  it('may name malware, exactly', async () => {
    const { findings } = await judged(`exceptions:\n${exception('malware', 'MAL-1')}`, matches(matchSubject(MALWARE)));
    expect(lines(findings)).toEqual(['malware block (exception)']);
  });

  it('accept gaps of the coverage', async () => {
    const gaps: readonly Gap[] = [
      { kind: 'input', subject: 'old/Pipfile.lock', reason: 'not read' },
      { kind: 'component', subject: 'pkg:npm/x@1', reason: 'no order' },
    ];
    const notPerformed: readonly NotPerformed[] = [
      { check: 'digest', subject: 'pkg:npm/y', status: 'unavailable', reason: 'offline', required: true },
    ];
    const open = await judged('', { gaps, notPerformed });
    expect([open.decision.verdict, open.decision.evidence]).toEqual(['needs-approval', 'unavailable']);
    const some = await judged(`exceptions:\n${gap('old')}${gap('pkg:npm/x')}`, { gaps, notPerformed });
    expect(some.gaps.map(({ accepted }) => accepted?.reason)).toEqual(['r', 'r']);
    expect(some.decision.verdict).toBe('needs-approval');
    const all = await judged(`exceptions:\n${gap('old')}${gap('pkg:npm/x')}${gap('digest pkg:npm/y')}`, {
      gaps,
      notPerformed,
    });
    expect([all.decision.verdict, all.decision.evidence, all.findings]).toEqual(['allow', 'complete', []]);
  });

  it('for gaps silence no findings', async () => {
    const text = 'exceptions:\n  - {gap: acorn-tool, reason: r, owner: o, until: 2026-12-31}\n';
    expect((await judged(text, HIT)).findings[0]?.silenced).toBeUndefined();
  });
});

describe('VEX', () => {
  const vex = new Map([[0, { by: 'vex', reason: 'vulnerable_code_not_present' } as const]]);

  it('silences a vulnerability, and the finding stays', async () => {
    const { findings, decision } = await judged('', { ...matches(matchSubject({ severity: HIGH })), vex });
    expect([lines(findings), decision.verdict]).toEqual([['known-vulnerability review (vex)'], 'allow']);
  });

  it('does not silence malware', async () => {
    const { findings } = await judged('', { ...matches(matchSubject(MALWARE)), vex });
    expect(lines(findings)).toEqual(['malware block']);
  });

  it('comes before exceptions', async () => {
    const text = `exceptions:\n${exception('known-vulnerability', 'acorn-tool')}`;
    const { findings } = await judged(text, { ...matches(matchSubject({ severity: HIGH })), vex });
    expect(lines(findings)).toEqual(['known-vulnerability review (vex)', 'exception-unused warn']);
  });
});

describe('a baseline', () => {
  it('silences what it knows, also under a new version and a new alias', async () => {
    const baseline = await baselineOf(matchSubject({ severity: HIGH }));
    const changed = matchSubject({
      severity: HIGH,
      component: { version: '1.2.9', purl: 'pkg:npm/acorn-tool@1.2.9' },
      advisory: { id: 'GHSA-new', ids: ['GHSA-new', 'CVE-2026-1000'] },
    });
    const { findings, decision } = await judged('', { ...matches(changed), baseline });
    expect([lines(findings), decision.verdict]).toEqual([['known-vulnerability review (baseline)'], 'allow']);
    expect(findings[0]?.silenced?.reason).toBe('in the baseline since 2026-11-22');
  });

  it('does not silence what is new', async () => {
    const baseline = await baselineOf(matchSubject({ severity: HIGH }));
    const other = matchSubject({ severity: HIGH, advisory: { id: 'CVE-2', ids: ['CVE-2'] } });
    expect((await judged('', { ...matches(other), baseline })).findings[0]?.silenced).toBeUndefined();
  });

  it('does not silence what now stands in another folder too', async () => {
    const baseline = await baselineOf(matchSubject({ severity: HIGH }));
    const wider = matchSubject({ severity: HIGH, alsoAt: ['app/package-lock.json'] });
    expect((await judged('', { ...matches(wider), baseline })).findings[0]?.silenced).toBeUndefined();
  });

  it('never silences malware, even when somebody writes its id into the file', async () => {
    const { findings } = await judged('', matches(matchSubject(MALWARE)));
    const entry = { id: findings[0]?.id ?? '', also: [], rule: 'malware', message: '', since: '2020-01-01' };
    const again = await judged('', { ...matches(matchSubject(MALWARE)), baseline: createBaseline([entry]) });
    expect(lines(again.findings)).toEqual(['malware block']);
  });
});

describe('the decision', () => {
  it('is the strictest of everything', async () => {
    const subjects = {
      match: [matchSubject(), matchSubject(MALWARE)],
      occurrence: [occurrenceSubject({ occurrence: { digests: [] } })],
    };
    const { findings, decision } = await judged('', { subjects });
    expect(lines(findings).toSorted()).toEqual([
      'known-vulnerability warn',
      'malware block',
      'missing-integrity review',
    ]);
    expect([decision.verdict, decision.evidence]).toEqual(['block', 'complete']);
  });

  it('is the same for the same input', async () => {
    const given = matches(matchSubject(), matchSubject(MALWARE));
    expect(await judged('', given)).toEqual(await judged('', given));
  });
});
