import { describe, expect, it } from 'vitest';
import { problemText } from '../file/policy-problem.ts';
import { readPolicy } from '../file/read-policy.ts';
import { resolvePolicy } from '../file/resolve-policy.ts';
import { rules } from '../registry.gen.ts';
import { readPolicyTests } from './read-policy-tests.ts';
import { runPolicyTests, type PolicyTestResult } from './run-policy-tests.ts';

const ABOUTS = rules.map(({ about }) => about);

const POLICY = `exposed: yes
internal: ['@acme/*']
hosts: [git.acme.example]
exceptions:
  - rule: known-vulnerability
    subject: CVE-2026-7
    reason: not reached
    owner: me
    until: 2027-01-01
    controls: [the filter]
tests:
`;

async function run(tests: string): Promise<readonly PolicyTestResult[]> {
  const text = POLICY + tests;
  const reading = await readPolicy(text, 'morel.yaml', ABOUTS);
  const read = await readPolicyTests(text, 'morel.yaml', ABOUTS);
  if (!reading.ok || !read.ok)
    throw new Error([reading, read].flatMap((r) => (r.ok ? [] : r.error.map(problemText))).join('\n'));
  const resolved = resolvePolicy({ main: reading.value }, ABOUTS);
  const loaded = await Promise.all(rules.map(({ load }) => load()));
  if (!resolved.ok) throw new Error('the policy is not right');
  return runPolicyTests(resolved.value, loaded, read.value, Date.UTC(2026, 10, 22));
}

describe('policy tests', () => {
  it('pass where the policy says what they expect', async () => {
    const results = await run(`
  - name: exploited, automatable, total
    package: pkg:npm/lodash@4.17.4
    advisory: {id: CVE-2026-1, severity: critical, exploited: true, automatable: yes, impact: total}
    expect: block
  - name: mild and local
    package: pkg:npm/lodash@4.17.4
    advisory:
      id: CVE-2026-2
      severity: low
      vector: CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N
      exploited: false
    expect: allow
    rules: {known-vulnerability: warn}
  - name: nothing known
    package: pkg:npm/lodash@4.17.4
    advisory: {id: CVE-2026-3}
    expect: needs-approval
  - name: malware for development
    package: pkg:npm/evil@1.0.0
    dev: true
    advisory: {id: MAL-2026-1, kind: malware}
    expect: block
  - name: excepted with controls
    package: pkg:npm/lodash@4.17.4
    advisory: {id: CVE-2026-7, severity: critical, exploited: true}
    expect: allow-with-controls
    rules: {known-vulnerability: off}
  - name: a git dependency without a commit
    package: pkg:npm/x@1.0.0
    source: {kind: git, url: "git+https://git.acme.example/x.git"}
    expect: needs-approval
  - name: the same with a commit
    package: pkg:npm/x@1.0.0
    source: {kind: git, url: "git+https://git.acme.example/x.git", commit: abcdef}
    expect: allow
  - name: an internal name from the public registry
    package: "pkg:npm/%40acme/x@1.0.0"
    source: {url: "https://registry.example/x.tgz", public: true, digests: [sha512-a]}
    expect: block
    rules: {internal-name: block, missing-integrity: off, foreign-source: off}
`);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results).toHaveLength(8);
  });

  it('say what came instead, and where the test stands', async () => {
    const [result] = await run(`  - name: wrong
    package: pkg:npm/evil@1.0.0
    advisory: {id: MAL-2026-1, kind: malware}
    expect: allow
    rules: {malware: review}
`);
    expect(result).toMatchObject({ name: 'wrong', passed: false, where: { path: 'morel.yaml', span: { line: 12 } } });
    expect(result?.faults).toEqual([
      'expected allow, the policy says block',
      'expected malware to say review, it says block',
    ]);
  });

  it.each([
    ['- name: a\n', ['"package" is missing', '"expect" is missing', 'a test needs "advisory" or "source"']],
    ['- name: a\n  package: lodash\n  expect: block\n  advisory: {id: x}\n', ['"package" should be a package URL']],
    [
      '- name: a\n  package: pkg:npm/x\n  expect: blok\n  advisory: {id: x, automatable: yes}\n  rules: {malwear: warn}\n',
      [
        'the value "blok" of "expect" is not known',
        '"automatable" and "impact" are known together',
        'the rule "malwear" is not known',
      ],
    ],
    ['- 1\n', ['a test should have']],
  ])('are refused with every fault: %j', async (text, faults) => {
    const read = await readPolicyTests(`tests:\n${text}`, 'morel.policy-test.yaml', ABOUTS);
    const said = read.ok ? '' : read.error.map(problemText).join('\n');
    for (const fault of faults) expect(said).toContain(fault);
  });
});
