import { parsePurl, type Advisory, type Component, type Finding, type Input, type Level } from '@morel/model';
import type { Location, MatchSubject, Occurrence, OccurrenceSubject, RiskInputs, Rule, Source } from '@morel/model';
import { evaluate } from '../evaluate/evaluate.ts';
import { stricterLevel } from '../levels.ts';
import type { Policy } from '../policy.ts';
import { rate } from '../priority/rate.ts';
import { remoteOf } from '../remote.ts';
import type { PolicyTest, TestAdvisory, TestSource } from './read-policy-tests.ts';

export interface PolicyTestResult {
  readonly name: string;
  readonly passed: boolean;
  /** What was expected and did not come, in words; empty when it passed. */
  readonly faults: readonly string[];
  readonly findings: readonly Finding[];
  readonly where: Location;
}

/** Runs examples against a policy, each on its own. Rules about files, builds and the policy itself take no part. */
export function runPolicyTests(
  policy: Policy,
  rules: readonly Rule[],
  tests: readonly PolicyTest[],
  now: number,
): readonly PolicyTestResult[] {
  const taking = rules.filter(({ about }) => about.subject === 'match' || about.subject === 'occurrence');
  return tests.map((test) => runTest(policy, taking, test, now));
}

function runTest(policy: Policy, rules: readonly Rule[], test: PolicyTest, now: number): PolicyTestResult {
  const component = componentOf(test.purl);
  const { findings, decision } = evaluate({
    policy,
    rules,
    facts: new Map(),
    now,
    subjects: {
      match: test.advisory ? [matchOf(test, test.advisory, component, policy)] : [],
      occurrence: test.source ? [occurrenceOf(test, test.source, component)] : [],
    },
  });
  const faults: string[] = [];
  if (decision.verdict !== test.expect) faults.push(`expected ${test.expect}, the policy says ${decision.verdict}`);
  for (const [id, expected] of test.rules) {
    const actual = levelOf(findings, id);
    if (actual !== expected) faults.push(`expected ${id} to say ${expected}, it says ${actual}`);
  }
  return { name: test.name, passed: faults.length === 0, faults, findings, where: test.where };
}

function levelOf(findings: readonly Finding[], rule: string): Level {
  return findings
    .filter((finding) => finding.rule === rule && !finding.silenced)
    .reduce<Level>((level, finding) => stricterLevel(level, finding.level), 'off');
}

function componentOf(purl: string): Component {
  const { type = '', namespace, name = '', version } = parsePurl(purl) ?? {};
  return {
    ecosystem: type,
    name: namespace === undefined ? name : `${namespace}/${name}`,
    ...(version !== undefined && { version }),
    purl,
  };
}

/** Scores are the index's work; in an example the lower end of the band stands for them. */
const SCORES = { none: 0, low: 0.1, medium: 4, high: 7, critical: 9, unknown: undefined };

function matchOf(test: PolicyTest, given: TestAdvisory, component: Component, policy: Policy): MatchSubject {
  const { id, kind, severity, vector = severity } = given;
  const score = SCORES[severity];
  const type = vector.startsWith('CVSS:4') ? 'CVSS_V4' : 'CVSS_V3';
  const advisory: Advisory = {
    id,
    ids: [id],
    kind,
    title: test.name,
    severities: [{ type, value: vector, band: severity, source: id, ...(score !== undefined && { score }) }],
    cwes: [],
    records: [id],
    withdrawn: [],
  };
  const rating = rate(advisory, riskOf(given), { policy, devOnly: test.dev });
  const match = { advisory, component: 0, evidence: [], fixed: [] };
  return { path: test.path, match, advisory, component, rating, devOnly: test.dev };
}

function riskOf({ exploited, ssvc, epss }: TestAdvisory): RiskInputs {
  const entry = { catalogue: 'test', added: '' };
  return {
    ...(exploited !== undefined && { exploited: exploited ? [entry] : [] }),
    ...(ssvc && { ssvc: { ...ssvc, date: '' } }),
    ...(epss !== undefined && { epss: { probability: epss, percentile: epss, date: '', model: 'test' } }),
  };
}

function occurrenceOf(test: PolicyTest, given: TestSource, component: Component): OccurrenceSubject {
  const { kind, url, commit, digests } = given;
  const source: Source =
    kind === 'registry'
      ? { kind, ...(url !== undefined && { url }) }
      : { kind, url: url ?? '', ...(kind === 'git' && commit !== undefined && { commit }) };
  const occurrence: Occurrence = { component: 0, input: 0, key: component.name, source, digests: digests ?? [] };
  const input: Input = { path: test.path, reader: '', format: '', role: 'lockfile', files: [], problems: [] };
  const host = given.public && url !== undefined ? remoteOf(url)?.hostWithPort : undefined;
  return {
    path: test.path,
    occurrence,
    component,
    input,
    publicHosts: host === undefined ? [] : [host],
    expectsDigest: digests !== undefined,
  };
}
