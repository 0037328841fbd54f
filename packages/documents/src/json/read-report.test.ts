import type { RenderOptions, Report } from '@morel/model';
import { sampleReport, SAMPLE_REPORTS } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { unknownKeywords } from '@morel/parse';
import publishedSchema from './report.schema.json' with { type: 'json' };
import { document } from './index.ts';
import { readReport } from './read-report.ts';

const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };

/** A sample as a scan would write it: an input has at most the components that are listed. */
function sample(name: string): Report {
  const { report } = SAMPLE_REPORTS.find((entry) => entry.name === name) ?? { report: sampleReport({}) };
  const most = report.components.length;
  return {
    ...report,
    inputs: report.inputs.map((input) => ({ ...input, components: Math.min(input.components, most) })),
  };
}

function written(report: Report): string {
  return [...(document.render?.(report, OPTIONS) ?? [])].join('');
}

/** Why a text is refused; empty where it is read. */
function refusal(text: string): string {
  const read = readReport(text, 'r.json');
  return read.ok ? '' : `${read.error.code} ${read.error.message}`;
}

interface Stored {
  readonly coverage: object;
  readonly decision: object;
  readonly inputs: { reading: string }[];
  readonly components: object[];
}

/** The refusal of a sample of which something was changed. */
function refusalOf(name: string, change: (report: Stored) => void): string {
  const report = JSON.parse(written(sample(name))) as Stored;
  change(report);
  return refusal(JSON.stringify(report));
}

const NAMES = SAMPLE_REPORTS.map(({ name }) => name);

describe('reading a stored report', () => {
  it.each(NAMES)('gives the report of %s again, to the byte', (name) => {
    const report = sample(name);
    const text = written(report);
    const read = readReport(text, 'r.json');
    expect(refusal(text)).toBe('');
    expect(read.ok && written(read.value)).toBe(text);
    expect(read.ok && read.value.componentCount).toBe(report.components.length);
  });

  it('refuses a report that is cut off, wherever', () => {
    const text = written(sample('findings'));
    for (let at = 0; at < text.length - 2; at += 97)
      expect(refusal(text.slice(0, at))).toMatch(/^report-damaged r\.json/);
    expect(refusal(text.slice(0, -2))).toMatch(/^report-damaged r\.json line \d+: /);
  });

  it('refuses a report without a member that is required, with a member too many, or one of another type', () => {
    const text = written(sample('findings'));
    let tried = 0;
    for (const path of objectPaths(JSON.parse(text))) {
      for (const key of Object.keys(memberAt(JSON.parse(text), path))) {
        const copy: unknown = JSON.parse(text);
        memberAt(copy, path)[key] = { is: 'not what it should be' };
        expect({ path, key, refused: refusal(JSON.stringify(copy)) !== '' }).toEqual({ path, key, refused: true });
        tried++;
      }
      const copy: unknown = JSON.parse(text);
      memberAt(copy, path)['more'] = 1;
      expect(refusal(JSON.stringify(copy))).toMatch(/is not allowed here/);
    }
    expect(tried).toBeGreaterThan(150);
  });

  it.each(['matches', 'findings', 'components', 'inputs'])('refuses a report whose list of %s was emptied', (list) => {
    const refused = refusalOf('findings', (report) => Object.assign(report, { [list]: [] }));
    expect(refused).toMatch(/^report-damaged r\.json: /);
  });

  it('refuses a report whose gaps were emptied, or whose coverage was called complete', () => {
    const gaps = refusalOf('incomplete', ({ coverage }) => Object.assign(coverage, { gaps: [] }));
    const complete = refusalOf('incomplete', ({ coverage }) => Object.assign(coverage, { complete: true }));
    expect([gaps, complete]).toEqual([
      expect.stringContaining('was not read whole, and the coverage has no gap'),
      expect.stringContaining('said to be complete'),
    ]);
  });

  it('refuses a verdict that its findings contradict, in either direction', () => {
    const allowed = refusalOf('findings', ({ decision }) => Object.assign(decision, { verdict: 'allow' }));
    const blocked = refusalOf('no-findings', ({ decision }) => Object.assign(decision, { verdict: 'block' }));
    const unfinished = refusalOf('incomplete', ({ decision }) => Object.assign(decision, { verdict: 'allow' }));
    for (const refused of [allowed, blocked, unfinished]) expect(refused).toContain('the verdict is');
  });

  it('refuses a reading that the problems of an input contradict', () => {
    const refused = refusalOf('incomplete', (report) => {
      for (const input of report.inputs) if (input.reading === 'refused') input.reading = 'whole';
    });
    expect(refused).toContain('"tools/pnpm-lock.yaml" is said to be whole');
  });

  it.each([
    ['no-findings', 'no-index'],
    ['no-findings', 'starter'],
    ['no-findings', 'undecided'],
    ['no-findings', 'not-held'],
    ['no-findings', 'first-party'],
    ['no-findings', 'fine'],
  ])('refuses a report (%s) whose component is said to be %s against the rest', (name, lookup) => {
    const refused = refusalOf(name, ({ components }) => Object.assign(components[1] ?? {}, { lookup }));
    expect(refused).toMatch(/^report-damaged r\.json.*(?:is said to be|is none of)/);
  });

  it('refuses a key that stands twice, of which one would hide the other', () => {
    const text = written(sample('findings')).replace('"findings": [', '"findings": [],\n  "findings": [');
    expect(refusal(text)).toMatch(/^report-damaged r\.json line \d+: .*"findings"/);
  });

  it.each([
    ['', 'report-damaged r.json line 1: the file is empty'],
    ['[]', 'report-damaged r.json line 1: the report must be object, and is array'],
    ['{}', 'report-damaged r.json line 1: the report has no "schema"'],
    ['{"schema":"morel/report/1"}', 'report-damaged r.json is a report of the form "morel/report/1"'],
    ['{"schema":"morel/report/3"}', 'report-damaged r.json is a report of the form "morel/report/3"'],
    ['{"schema":"sarif"}', 'the report has no "tool"'],
    ['nonsense', 'report-damaged r.json line 1'],
  ])('says what is wrong with %j', (text, message) => {
    expect(refusal(text)).toContain(message);
  });

  it('says where a member is wrong', () => {
    const text = written(sample('findings')).replace('"level": "review"', '"level": "fine\\u001b[31m"');
    expect(refusal(text)).toMatch(
      /^report-damaged r\.json line \d{3,}: findings\[\d+\]\.level "fine.*" is none of "off", "warn", "review", "block"$/,
    );
  });

  it.each(['1e999', '-1', '1.5', '"3"', 'null', '9007199254740993'])('takes no %s for a count', (number) => {
    const text = written(sample('findings')).replace(/"subjects": \d+/, `"subjects": ${number}`);
    expect(refusal(text)).toMatch(/subjects must /);
  });

  it('takes no time that is none', () => {
    const refused = refusalOf('no-findings', (report) => Object.assign(report, { generated: '2026-09-01T99:00:00Z' }));
    expect(refused).toContain('is no time');
  });

  it('takes nothing from a prototype', () => {
    const text = written(sample('no-findings'));
    expect(refusal(text.replace('"target": ".",', '"__proto__": {"target": "."},'))).toContain(
      'the report has no "target"',
    );
    expect(refusal(text.replace('"target": ".",', '"target": ".", "constructor": {},'))).toContain(
      'constructor is not allowed',
    );
  });
});

it('the published schema says nothing that the check passes over', () => {
  expect(unknownKeywords(publishedSchema)).toEqual([]);
});

function* objectPaths(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<readonly (string | number)[]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield path;
  const members: (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.slice(0, 1).map((item, position) => [position, item] as const)
    : Object.entries(value);
  for (const [key, member] of members) yield* objectPaths(member, [...path, key]);
}

function memberAt(value: unknown, path: readonly (string | number)[]): Record<string, unknown> {
  let part = value;
  for (const step of path) part = (part as Record<string | number, unknown>)[step];
  return part as Record<string, unknown>;
}
