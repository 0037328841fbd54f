import { exitCode, type RenderOptions, type Report } from '@morel/model';
import {
  documentConformance,
  sampleFinding,
  sampleInput,
  sampleMatch,
  sampleReport,
  SAMPLE_REPORTS,
} from '@morel/testkit';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { document } from './index.ts';

const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };

interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** What GitLab's documentation asks of an entry. */
const validate = new Ajv({ allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1 },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
});

documentConformance(document, import.meta.dirname, { parse: checkSchema });

function checkSchema(output: string): void {
  validate(JSON.parse(output));
  expect(validate.errors ?? []).toEqual([]);
}

function entriesOf(report: Report): readonly Entry[] {
  return JSON.parse([...(document.render?.(report, OPTIONS) ?? [])].join('')) as readonly Entry[];
}

function fingerprintsOf(version: string, line: number): readonly string[] {
  const matches = [sampleMatch({ package: 'a', version, ids: ['X-1'], title: 't', line })];
  const findings = [sampleFinding({ id: 'same', match: 0 })];
  return entriesOf(sampleReport({ inputs: [sampleInput({})], matches, findings })).map((entry) => entry.fingerprint);
}

describe('the Code Quality report', () => {
  it.each(SAMPLE_REPORTS)('of $name is not empty where the exit code is not 0', ({ report }) => {
    const bad = entriesOf(report).filter(({ severity }) => severity !== 'info' && severity !== 'minor');
    expect(bad.length > 0).toBe(exitCode(report) !== 0);
  });

  it('gives every entry a fingerprint of its own', () => {
    for (const { report } of SAMPLE_REPORTS) {
      const prints = entriesOf(report).map(({ fingerprint }) => fingerprint);
      expect(new Set(prints).size).toBe(prints.length);
    }
  });

  it('keeps fingerprints over a new version and a new line', () => {
    expect(fingerprintsOf('1.0.0', 3)).toEqual(fingerprintsOf('2.0.0', 9));
  });

  it('shows a problem of an input at its line', () => {
    const incomplete = SAMPLE_REPORTS.find(({ name }) => name === 'incomplete')?.report ?? sampleReport({});
    expect(entriesOf(incomplete).map(({ location }) => `${location.path}:${location.lines.begin}`)).toContain(
      'tools/pnpm-lock.yaml:88',
    );
  });

  it('says of what is silenced what silences it', () => {
    const silenced = { by: 'exception', reason: 'not called', owner: 'us', until: '2027-01-01' } as const;
    const [entry] = entriesOf(
      sampleReport({ inputs: [sampleInput({})], findings: [sampleFinding({ id: 'a', silenced })] }),
    );
    expect(entry?.severity).toBe('info');
    expect(entry?.description).toMatch(/^Silenced by exception until 2027-01-01, us: not called\. /);
  });

  it('has an entry where a report says that it is incomplete and not why', () => {
    const coverage = { ...sampleReport({}).coverage, complete: false };
    expect(entriesOf(sampleReport({ inputs: [sampleInput({})], coverage }))).toMatchObject([{ severity: 'critical' }]);
  });
});
