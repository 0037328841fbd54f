/** Reads the examples that a policy is tried on: `tests:` in the policy itself or in a file of its own. */
import { asArray, asBoolean, asObject, get, type Step } from '@morel/parse';
import { err, LEVELS, ok, parsePurl, quote, type Level, type Location, type Result } from '@morel/model';
import type { RuleAbout, SeverityBand, Ssvc, Verdict } from '@morel/model';
import { complain, readDocument, type Document } from '../file/document.ts';
import { unknownWord, type PolicyProblem } from '../file/policy-problem.ts';
import { checkKeys, readNumber, readText, readTexts, readWord, requireText } from '../file/scalars.ts';

/** One example: a package as it might be found, and what the policy should say. */
export interface PolicyTest {
  readonly name: string;
  readonly purl: string;
  readonly path: string;
  readonly dev: boolean;
  readonly advisory: TestAdvisory | undefined;
  readonly source: TestSource | undefined;
  readonly expect: Verdict;
  /** Expected level of single rules; `off` is no finding. */
  readonly rules: ReadonlyMap<string, Level>;
  readonly where: Location;
}

export interface TestAdvisory {
  readonly id: string;
  readonly kind: 'vulnerability' | 'malware' | 'notice';
  readonly severity: SeverityBand;
  readonly vector: string | undefined;
  /** Undefined is unknown. */
  readonly exploited: boolean | undefined;
  readonly ssvc: Omit<Ssvc, 'date'> | undefined;
  readonly epss: number | undefined;
}

export interface TestSource {
  readonly kind: 'registry' | 'git' | 'url';
  readonly url: string | undefined;
  readonly commit: string | undefined;
  /** Whether the host is the public registry. */
  readonly public: boolean;
  /** Undefined where the format has no digests. */
  readonly digests: readonly string[] | undefined;
}

const VERDICTS: readonly Verdict[] = ['allow', 'allow-with-controls', 'needs-approval', 'block'];
const BANDS: readonly SeverityBand[] = ['none', 'low', 'medium', 'high', 'critical', 'unknown'];
const KEYS = ['name', 'package', 'path', 'dev', 'advisory', 'source', 'expect', 'rules'];

/** The examples of a file, or every fault in them. A file without `tests:` has none. */
export async function readPolicyTests(
  text: string,
  path: string,
  rules: readonly RuleAbout[],
): Promise<Result<readonly PolicyTest[], readonly PolicyProblem[]>> {
  const document = await readDocument(text, path);
  const list = asArray(get(document.value, 'tests') ?? []);
  if (!list) complain(document, ['tests'], '"tests" should be a list');
  const tests = (list ?? []).flatMap((item, at) => readTest(document, item, ['tests', at], rules) ?? []);
  return document.problems.length > 0 ? err(document.problems) : ok(tests);
}

function readTest(
  document: Document,
  value: unknown,
  steps: readonly Step[],
  rules: readonly RuleAbout[],
): PolicyTest | undefined {
  const object = asObject(value);
  if (!object) {
    complain(document, steps, 'a test should have "name", "package" and "expect"');
    return undefined;
  }
  checkKeys(document, object, steps, KEYS);
  const name = requireText(document, object, 'name', steps);
  const purl = requireText(document, object, 'package', steps);
  if (purl !== undefined && parsePurl(purl) === undefined)
    complain(document, [...steps, 'package'], '"package" should be a package URL', 'As in pkg:npm/lodash@4.17.4.');
  const wanted = requireText(document, object, 'expect', steps);
  const expect = wanted === undefined ? undefined : readWord(document, wanted, [...steps, 'expect'], VERDICTS);
  const path = get(object, 'path');
  const test = {
    path: (path === undefined ? undefined : readText(document, path, [...steps, 'path'])) ?? 'lockfile',
    dev: asBoolean(get(object, 'dev')) ?? false,
    advisory: readAdvisory(document, get(object, 'advisory'), [...steps, 'advisory']),
    source: readSource(document, get(object, 'source'), [...steps, 'source']),
    rules: readExpected(document, get(object, 'rules'), [...steps, 'rules'], rules),
    where: document.at(...steps),
  };
  if (!test.advisory && !test.source) complain(document, steps, 'a test needs "advisory" or "source"');
  return name === undefined || purl === undefined || !expect ? undefined : { ...test, name, purl, expect };
}

function readAdvisory(document: Document, value: unknown, steps: readonly Step[]): TestAdvisory | undefined {
  if (value === undefined) return undefined;
  const object = asObject(value) ?? {};
  const word = <T extends string>(key: string, known: readonly T[]): T | undefined => {
    const item = get(object, key);
    return item === undefined ? undefined : readWord(document, item, [...steps, key], known);
  };
  checkKeys(document, object, steps, [
    'id',
    'kind',
    'severity',
    'vector',
    'exploited',
    'exploitation',
    'automatable',
    'impact',
    'epss',
  ]);
  const automatable = word('automatable', ['yes', 'no']);
  const technicalImpact = word('impact', ['partial', 'total']);
  const exploitation = word('exploitation', ['none', 'poc', 'active']) ?? 'none';
  if ((automatable === undefined) !== (technicalImpact === undefined))
    complain(document, steps, '"automatable" and "impact" are known together or not at all');
  const vector = get(object, 'vector');
  return {
    id: requireText(document, object, 'id', steps) ?? '',
    kind: word('kind', ['vulnerability', 'malware', 'notice']) ?? 'vulnerability',
    severity: word('severity', BANDS) ?? 'unknown',
    vector: vector === undefined ? undefined : readText(document, vector, [...steps, 'vector']),
    exploited: asBoolean(get(object, 'exploited')),
    ssvc: automatable && technicalImpact && { exploitation, automatable, technicalImpact },
    epss: readNumber(get(object, 'epss')),
  };
}

function readSource(document: Document, value: unknown, steps: readonly Step[]): TestSource | undefined {
  if (value === undefined) return undefined;
  const object = asObject(value) ?? {};
  checkKeys(document, object, steps, ['kind', 'url', 'commit', 'public', 'digests']);
  const kind = readWord(document, get(object, 'kind') ?? 'registry', [...steps, 'kind'], ['registry', 'git', 'url']);
  const text = (key: string): string | undefined => {
    const item = get(object, key);
    return item === undefined ? undefined : readText(document, item, [...steps, key]);
  };
  const digests = get(object, 'digests');
  return {
    kind: kind ?? 'registry',
    url: text('url'),
    commit: text('commit'),
    public: asBoolean(get(object, 'public')) ?? false,
    digests: digests === undefined ? undefined : readTexts(document, digests, [...steps, 'digests']),
  };
}

function readExpected(
  document: Document,
  value: unknown,
  steps: readonly Step[],
  rules: readonly RuleAbout[],
): ReadonlyMap<string, Level> {
  const expected = new Map<string, Level>();
  const ids = rules.map(({ id }) => id);
  for (const [id, item] of Object.entries(asObject(value) ?? {})) {
    if (!ids.includes(id))
      document.problems.push(unknownWord(`the rule ${quote(id, 60)}`, id, ids, document.at(...steps, id)));
    const level = readWord(document, item, [...steps, id], LEVELS);
    if (level) expected.set(id, level);
  }
  return expected;
}
