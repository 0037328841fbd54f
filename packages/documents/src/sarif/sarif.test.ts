import { readFileSync } from 'node:fs';
import type { RenderOptions, Report } from '@morel/model';
import {
  documentConformance,
  sampleFinding,
  sampleInput,
  sampleMatch,
  sampleReport,
  SAMPLE_REPORTS,
  sharedData,
} from '@morel/testkit';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { document } from './index.ts';
import { uriOf } from './place.ts';

const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };
const schemaPath = sharedData('suites/sarif/sarif-schema-2.1.0.json');

documentConformance(document, import.meta.dirname, { parse: (output) => JSON.parse(output) });

interface Place {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string; readonly index?: number };
    readonly region?: Readonly<Record<string, number>>;
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations?: readonly Place[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly justification: string }[];
  readonly baselineState?: string;
}

interface Run {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly { readonly id: string; readonly properties: Readonly<Record<string, unknown>> }[];
    };
  };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly exitCode: number;
    readonly toolExecutionNotifications: readonly {
      readonly level: string;
      readonly message: { readonly text: string };
    }[];
  }[];
  readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
  readonly results: readonly Result[];
}

function runOf(report: Report): Run {
  const output = [...(document.render?.(report, OPTIONS) ?? [])].join('');
  const log = JSON.parse(output) as { readonly runs: readonly [Run] };
  return log.runs[0];
}

function sample(name: string): Report {
  const found = SAMPLE_REPORTS.find((entry) => entry.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found.report;
}

function fingerprints(versions: readonly string[]): unknown[] {
  const matches = versions.map((version) => sampleMatch({ package: 'a', version, ids: ['X-1'], title: 't', line: 1 }));
  const findings = matches.map((_, match) => sampleFinding({ id: 'same', match }));
  const { results } = runOf(sampleReport({ inputs: [sampleInput({})], matches, findings }));
  return results.map(({ partialFingerprints }) => partialFingerprints['morelFinding/v1']);
}

function states(name: string): unknown[] {
  return runOf(sample(name)).results.map(({ baselineState }) => baselineState);
}

describe('the SARIF log', () => {
  it.skipIf(!schemaPath)('is valid against the schema of OASIS', () => {
    const validator = new Ajv04.default({ strict: false, allErrors: true });
    addFormats.default(validator);
    const validate = validator.compile(JSON.parse(readFileSync(schemaPath ?? '', 'utf8')) as object);
    for (const { name, report } of SAMPLE_REPORTS) {
      const output = [...(document.render?.(report, OPTIONS) ?? [])].join('');
      validate(JSON.parse(output));
      expect({ name, errors: validate.errors ?? [] }).toEqual({ name, errors: [] });
    }
  });

  it('has one result for every advisory and component and for every other finding', () => {
    const report = sample('findings');
    const { results } = runOf(report);
    const others = report.findings.filter(({ match }) => match === undefined).length;
    expect(results).toHaveLength(report.matches.length + others);
    expect(results.filter(({ ruleId }) => ruleId === 'CVE-2019-10744')).toHaveLength(0);
    expect(results.filter(({ ruleId }) => ruleId === 'GHSA-jf85-cpcp-j695')).toHaveLength(1);
  });

  it('gives each result the rule that it names', () => {
    for (const { report } of SAMPLE_REPORTS) {
      const { results, tool } = runOf(report);
      for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(tool.driver.rules.length);
    }
  });

  it('states scores as GitHub reads them', () => {
    const { rules } = runOf(sample('findings')).tool.driver;
    const scores = Object.fromEntries(rules.map(({ id, properties }) => [id, properties['security-severity']]));
    expect(scores).toMatchObject({
      'GHSA-mh6f-8j2x-4483': '10.0',
      'GHSA-jf85-cpcp-j695': '9.1',
      'GHSA-xvch-5gv4-984h': '9.5',
    });
  });

  it('takes levels from the policy', () => {
    const levels = new Map(runOf(sample('findings')).results.map(({ ruleId, level }) => [ruleId, level]));
    expect(Object.fromEntries(levels)).toMatchObject({
      'GHSA-mh6f-8j2x-4483': 'error',
      'GHSA-fv66-9v8q-g76r': 'error',
      'GHSA-hrpp-h998-j3pp': 'warning',
      'entry-without-integrity': 'note',
    });
  });

  it('points at line and column, or at bytes where the line is not known', () => {
    const report = sampleReport({
      inputs: [sampleInput({})],
      findings: [
        sampleFinding({ id: 'a', where: { path: 'a.json', span: { start: 5, end: 9, line: 2, column: 3 } } }),
        sampleFinding({ id: 'b', where: { path: 'a.json', span: { start: 5, end: 9 } } }),
        sampleFinding({ id: 'c', where: { path: 'a.json' } }),
        sampleFinding({ id: 'd' }),
      ],
    });
    const places = runOf(report).results.map(({ locations }) => locations?.[0]?.physicalLocation);
    expect(places.map((place) => place?.region)).toEqual([
      { startLine: 2, startColumn: 3 },
      { byteOffset: 5, byteLength: 4 },
      undefined,
      undefined,
    ]);
    expect(places.map((place) => place?.artifactLocation.uri)).toEqual([
      'a.json',
      'a.json',
      'a.json',
      'package-lock.json',
    ]);
  });

  it('numbers its artifacts', () => {
    const { artifacts, results } = runOf(sample('findings'));
    for (const { locations } of results) {
      const place = locations?.[0]?.physicalLocation?.artifactLocation;
      expect(artifacts[place?.index ?? -1]?.location.uri).toBe(place?.uri);
    }
  });

  it.each([
    ['a b/#?%.json', 'a%20b/%23%3F%25.json'],
    ['c:/x', 'c%3A/x'],
    ['ü/世.lock', '%C3%BC/%E4%B8%96.lock'],
    ['\u009b[2J', '%C2%9B%5B2J'],
    ['\ud800', '%EF%BF%BD'],
  ])('writes the path %j as the address %s', (path, uri) => {
    expect(uriOf(path)).toBe(uri);
  });

  it('suppresses what is silenced, with who and why, and nothing else', () => {
    const { results } = runOf(sample('findings'));
    const suppressed = results.filter(({ suppressions }) => suppressions.length > 0);
    expect(suppressed.map(({ ruleId }) => ruleId)).toEqual(['GHSA-xvch-5gv4-984h', 'advisory-notice']);
    expect(suppressed[0]?.suppressions[0]?.justification).toBe(
      'exception: parses no input of users, build team, until 2026-12-01',
    );
  });

  it('does not suppress a match of which one finding still counts', () => {
    const report = sampleReport({
      inputs: [sampleInput({})],
      matches: [sampleMatch({ package: 'a', version: '1', ids: ['X-1'], title: 't', line: 1 })],
      findings: [
        sampleFinding({ id: 'a', match: 0, silenced: { by: 'baseline', reason: 'old' } }),
        sampleFinding({ id: 'b', match: 0, level: 'block' }),
      ],
    });
    expect(runOf(report).results).toMatchObject([{ level: 'error', suppressions: [] }]);
  });

  it('keeps fingerprints over a new version, and apart for two versions at a time', () => {
    expect(fingerprints(['1.0.0'])).toEqual(fingerprints(['2.0.0']));
    expect(fingerprints(['1.0.0', '2.0.0'])).toEqual(['same', 'same:2']);
  });

  it('says that an incomplete scan did not succeed, and why', () => {
    const [invocation] = runOf(sample('incomplete')).invocations;
    expect(invocation).toMatchObject({ executionSuccessful: false, exitCode: 3 });
    const errors = (invocation?.toolExecutionNotifications ?? []).filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message.text).join('\n')).toContain('unresolved merge conflict markers');
    expect(runOf(sample('nothing-scanned')).invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 2 });
    expect(runOf(sample('findings')).invocations[0]).toMatchObject({ executionSuccessful: true, exitCode: 1 });
  });

  it('says of every result whether it is new where two states were compared, and of none where not', () => {
    expect(states('compared')).toEqual(['new', 'unchanged']);
    expect(new Set(states('findings'))).toEqual(new Set([undefined]));
  });

  it('makes no link of what a package says', () => {
    const { results } = runOf(sample('hostile-names'));
    for (const { message } of results) expect(message.text).not.toMatch(/(?<!\\)\[/);
  });
});
