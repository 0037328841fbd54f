import { exitCode, LOOKUPS, type Lookup, type RenderOptions, type Report } from '@morel/model';
import { loadXml, xmlChildren, type XmlElement } from '@morel/parse';
import {
  documentConformance,
  sampleComponent,
  sampleFinding,
  sampleInput,
  sampleMatch,
  sampleReport,
  SAMPLE_REPORTS,
} from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { document } from './index.ts';

const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };
const readXml = await loadXml();

documentConformance(document, import.meta.dirname, { parse: checkShape });

function render(report: Report): string {
  return [...(document.render?.(report, OPTIONS) ?? [])].join('');
}

function suitesOf(output: string): readonly XmlElement[] {
  const { root, problems } = readXml(output, 'junit.xml');
  expect(problems).toEqual([]);
  expect(root?.name).toBe('testsuites');
  return root?.elements ?? [];
}

function casesOf(report: Report): Readonly<Record<string, string>> {
  const cases = suitesOf(render(report)).flatMap((suite) =>
    xmlChildren(suite, 'testcase').map((one) => [
      `${suite.attributes['name']} | ${one.attributes['name']}`,
      one.elements[0]?.name ?? 'passed',
    ]),
  );
  return Object.fromEntries(cases) as Record<string, string>;
}

const SUITE = ['id', 'name', 'package', 'hostname', 'timestamp', 'tests', 'failures', 'errors', 'skipped', 'time'];

/** What the schemas of Ant (JUnit.xsd) and of Jenkins' xUnit plugin (junit-10.xsd) both ask for. */
function checkShape(output: string): void {
  for (const suite of suitesOf(output)) {
    expect(Object.keys(suite.attributes)).toEqual(SUITE);
    expect(suite.attributes['timestamp']).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
    expect(suite.attributes['name']).not.toBe('');
    const names = suite.elements.map(({ name }) => name);
    const cases = xmlChildren(suite, 'testcase');
    expect(names).toEqual(['properties', ...cases.map(({ name }) => name), 'system-out', 'system-err']);
    for (const [plural, one] of [
      ['failures', 'failure'],
      ['errors', 'error'],
      ['skipped', 'skipped'],
    ] as const) {
      const amount = cases.filter(({ elements }) => elements[0]?.name === one).length;
      expect(suite.attributes[plural]).toBe(String(amount));
    }
    expect(suite.attributes['tests']).toBe(String(cases.length));
    expect(new Set(cases.map(({ attributes }) => attributes['name'])).size).toBe(cases.length);
    for (const one of cases) {
      expect(Object.keys(one.attributes)).toEqual(['classname', 'name', 'time']);
      expect(one.elements.length).toBeLessThanOrEqual(1);
      for (const outcome of one.elements) expect(Object.keys(outcome.attributes)).toEqual(['type', 'message']);
    }
  }
}

/** One input with one component, which nothing hits. */
function oneComponent(members: Partial<Report>): Report {
  return sampleReport({
    inputs: [sampleInput({})],
    components: [sampleComponent('left-pad', '1.3.0')],
    ...members,
  });
}

const gapped = (gaps: Report['coverage']['gaps']): Report['coverage'] => ({
  complete: gaps.every(({ accepted }) => accepted),
  gaps,
  notes: [],
  excluded: [],
  checks: [],
});

describe('the test results', () => {
  it.each(SAMPLE_REPORTS)(
    'of $name fail exactly when the scan does, and err exactly when it is incomplete',
    (sample) => {
      const outcomes = new Set(Object.values(casesOf(sample.report)));
      const code = exitCode(sample.report);
      expect(outcomes.has('error')).toBe(code === 2 || code === 3);
      expect(code < 2 && outcomes.has('failure')).toBe(code === 1);
    },
  );

  it('have an error where a report says that it is incomplete and not why', () => {
    const coverage = { ...gapped([]), complete: false };
    expect(casesOf(oneComponent({ coverage }))).toMatchObject({
      'coverage | everything that was found was looked at': 'error',
    });
  });

  it('have an error where a check that is required was not performed', () => {
    const missing = {
      check: 'malware',
      subject: 'x',
      status: 'unavailable',
      reason: 'no data',
      required: true,
    } as const;
    const decision = { verdict: 'needs-approval', evidence: 'partial', notPerformed: [missing], controls: [] } as const;
    expect(casesOf(oneComponent({ decision }))['coverage | malware on x: performed']).toBe('error');
  });

  it.each(['part', 'refused'] as const)('never show an input that was read like this as passed: %s', (reading) => {
    const cases = casesOf(oneComponent({ inputs: [sampleInput({ reading })] }));
    expect(cases['package-lock.json | package-lock.json: read whole']).toBe('error');
  });

  it('show a gap that somebody accepted as skipped', () => {
    const accepted = { by: 'exception', reason: 'looked at by hand' } as const;
    const gap = { kind: 'input', subject: 'package-lock.json', reason: 'read in part', accepted } as const;
    const inputs = [sampleInput({ reading: 'part' })];
    const cases = casesOf(oneComponent({ inputs, coverage: gapped([gap]) }));
    expect(Object.values(cases)).not.toContain('error');
    expect(cases['package-lock.json | package-lock.json: read whole']).toBe('skipped');
  });

  it('have an error for a component with a gap, or a skipped case where somebody accepted the gap', () => {
    const components = [sampleComponent('left-pad', '1.3.0', { lookup: 'undecided' })];
    const gap = { kind: 'component', subject: 'pkg:npm/left-pad@1.3.0', reason: 'because' } as const;
    const accepted = { by: 'exception', reason: 'looked at by hand' } as const;
    const outcome = (one: Report['coverage']['gaps'][number]): string | undefined =>
      casesOf(oneComponent({ components, coverage: gapped([one]) }))['package-lock.json | left-pad@1.3.0: advisories'];
    expect([outcome(gap), outcome({ ...gap, accepted })]).toEqual(['error', 'skipped']);
  });

  it('pass a component only where it was looked up', () => {
    const lookups = Object.keys(LOOKUPS) as Lookup[];
    const components = lookups.map((lookup) => sampleComponent(lookup, '1', { lookup }));
    const cases = casesOf(oneComponent({ components }));
    const passed = lookups.filter((lookup) => cases[`package-lock.json | ${lookup}@1: advisories`] !== 'skipped');
    expect(passed).toEqual(['looked-up']);
  });

  it('fail from the level on that the policy fails on', () => {
    const findings = (['warn', 'review', 'block'] as const).map((level) =>
      sampleFinding({ id: level, level, rule: level, message: 'm' }),
    );
    const { policy } = sampleReport({});
    const cases = casesOf(oneComponent({ findings, policy: { ...policy, failOn: 'review' } }));
    expect(cases).toMatchObject({
      'project | warn: m': 'skipped',
      'project | review: m': 'failure',
      'project | block: m': 'failure',
    });
    expect(Object.values(casesOf(oneComponent({ findings, policy: { ...policy, failOn: 'warn' } })))).not.toContain(
      'skipped',
    );
  });

  it('show a match in the suite of every input that it stands in, the included file counted to its input', () => {
    const inputs = [sampleInput({ path: 'a.txt', files: ['inc.txt'] }), sampleInput({ path: 'b.txt' })];
    const locations = ['inc.txt', 'b.txt'].map((path) => ({ path }));
    const match = sampleMatch({
      package: 'x',
      version: '1',
      ids: ['X-1'],
      title: 't',
      line: 1,
      members: { locations, location: { path: 'inc.txt' } },
    });
    const report = sampleReport({ inputs, matches: [match], findings: [sampleFinding({ id: 'f', match: 0 })] });
    expect(casesOf(report)).toMatchObject({ 'a.txt | x@1: X-1': 'failure', 'b.txt | x@1: X-1': 'failure' });
  });

  it('keep what attacks as text', () => {
    const hostile = `]]><testcase name="x"/>&amp;"'\u0000\uFFFE\uFFFF\uD800\n<!--`;
    const findings = [sampleFinding({ id: 'f', message: hostile })];
    const output = render(oneComponent({ findings }));
    checkShape(output);
    const texts = suitesOf(output).flatMap((suite) => xmlChildren(suite, 'testcase').flatMap((one) => one.elements));
    expect(texts[0]?.attributes['message']).toBe(`]]><testcase name="x"/>&amp;"'\\u{0}\uFFFD\uFFFD\\u{d800}\\u{a}<!--`);
  });
});
