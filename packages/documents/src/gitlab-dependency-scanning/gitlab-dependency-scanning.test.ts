import type { RenderOptions, Report } from '@morel/model';
import {
  documentConformance,
  sampleComponent,
  sampleInput,
  sampleMatch,
  sampleReport,
  SAMPLE_REPORTS,
} from '@morel/testkit';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { cvssVectors } from './cvss-vectors.ts';
import { document } from './index.ts';

const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };

const TEXT = { type: 'string', minLength: 1 };
const TIME = { type: 'string', pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$` };
const ADDRESS = { type: 'string', pattern: '^(https?|ftp)://.+' };
const object = (
  properties: Readonly<Record<string, object>>,
  optional: Readonly<Record<string, object>> = {},
): object => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});
const list = (items: object, members: object = {}): object => ({ type: 'array', items, ...members });

const TOOL = object({ id: TEXT, name: TEXT, version: TEXT, vendor: object({ name: TEXT }) });
const DEPENDENCY = object(
  { package: object({ name: { type: 'string' } }), version: { type: 'string' } },
  { iid: { type: 'number' }, direct: { type: 'boolean' }, dependency_path: list(object({ iid: { type: 'number' } })) },
);

/** What schema 15.0.7 asks of the members that are written, in our words. */
const validate = new Ajv({ allErrors: true, strict: false }).compile(
  object({
    version: { const: '15.0.7' },
    schema: ADDRESS,
    scan: object({
      analyzer: TOOL,
      scanner: TOOL,
      type: { const: 'dependency_scanning' },
      start_time: TIME,
      end_time: TIME,
      status: { enum: ['success', 'failure'] },
      messages: list(object({ level: { enum: ['info', 'warn', 'fatal'] }, value: TEXT })),
    }),
    vulnerabilities: list(
      object(
        {
          id: TEXT,
          name: { type: 'string', maxLength: 255 },
          description: { type: 'string', maxLength: 1_048_576 },
          severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
          solution: { type: 'string', maxLength: 7000 },
          identifiers: list(object({ type: TEXT, name: TEXT, value: TEXT }, { url: ADDRESS }), { minItems: 1 }),
          details: {
            type: 'object',
            additionalProperties: {
              oneOf: [
                object({ name: TEXT, type: { const: 'text' }, value: { type: 'string' } }),
                object({
                  name: TEXT,
                  type: { const: 'list' },
                  items: list(object({ type: { const: 'text' }, value: { type: 'string' } })),
                }),
                object({
                  name: TEXT,
                  type: { const: 'file-location' },
                  file_name: TEXT,
                  line_start: { type: 'integer' },
                }),
              ],
            },
          },
          location: object({ file: TEXT, dependency: DEPENDENCY }),
        },
        {
          cvss_vectors: list(object({ vendor: TEXT, vector: { type: 'string', minLength: 16, maxLength: 128 } }), {
            minItems: 1,
            maxItems: 10,
          }),
          links: list(object({ url: ADDRESS }, { name: { type: 'string' } })),
        },
      ),
    ),
    dependency_files: list(object({ path: TEXT, package_manager: TEXT, dependencies: list(DEPENDENCY) })),
    remediations: list({ type: 'object' }, { maxItems: 0 }),
  }),
);

documentConformance(document, import.meta.dirname, { parse: checkSchema });

function checkSchema(output: string): void {
  validate(JSON.parse(output));
  expect(validate.errors ?? []).toEqual([]);
}

interface Written {
  readonly scan: {
    readonly status: string;
    readonly messages: readonly { readonly level: string; readonly value: string }[];
  };
  readonly vulnerabilities: readonly {
    readonly id: string;
    readonly description: string;
    readonly solution: string;
    readonly severity: string;
    readonly identifiers: readonly { readonly type: string; readonly value: string }[];
    readonly details: Readonly<Record<string, unknown>>;
    readonly location: {
      readonly file: string;
      readonly dependency: { readonly iid?: number; readonly dependency_path?: readonly { readonly iid: number }[] };
    };
  }[];
  readonly dependency_files: readonly {
    readonly path: string;
    readonly dependencies: readonly { readonly iid: number; readonly package: { readonly name: string } }[];
  }[];
}

function written(report: Report): Written {
  return JSON.parse([...(document.render?.(report, OPTIONS) ?? [])].join('')) as Written;
}

function sample(name: string): Report {
  return SAMPLE_REPORTS.find((entry) => entry.name === name)?.report ?? sampleReport({});
}

describe('the dependency scanning report', () => {
  it.each([
    ['nothing-scanned', 'failure', 'fatal'],
    ['incomplete', 'failure', 'warn'],
    ['findings', 'success', 'warn'],
    ['no-findings', 'success', 'info'],
  ])('of %s says how the scan went', (name, status, level) => {
    const { scan } = written(sample(name));
    expect(scan.status).toBe(status);
    expect(scan.messages.map((message) => message.level)).toContain(level);
  });

  it('has a vulnerability for every file, under an id of its own', () => {
    const locations = [{ path: 'a/x.lock' }, { path: 'b/x.lock' }, { path: 'a/x.lock' }];
    const match = sampleMatch({
      package: 'x',
      version: '1',
      ids: ['X-1'],
      title: 't',
      line: 1,
      members: { location: { path: 'a/x.lock' }, locations },
    });
    const { vulnerabilities } = written(sampleReport({ inputs: [sampleInput({})], matches: [match] }));
    expect(vulnerabilities.map(({ location }) => location.file)).toEqual(['a/x.lock', 'b/x.lock']);
    expect(new Set(vulnerabilities.map(({ id }) => id)).size).toBe(2);
  });

  it('shows the way to a component by the numbers of its file, or not at all', () => {
    const match = sampleMatch({
      package: 'c',
      version: '1',
      ids: ['X-1'],
      title: 't',
      line: 1,
      members: { paths: [['shop@1', 'a@1', 'b@1', 'c@1']] },
    });
    const components = ['a', 'b', 'c'].map((name) => sampleComponent(name, '1'));
    const whole = written(sampleReport({ inputs: [sampleInput({})], matches: [match], components }));
    expect(whole.vulnerabilities[0]?.location.dependency).toMatchObject({
      iid: 3,
      dependency_path: [{ iid: 1 }, { iid: 2 }],
    });
    const holed = written(
      sampleReport({ inputs: [sampleInput({})], matches: [match], components: components.slice(1) }),
    );
    expect(holed.vulnerabilities[0]?.location.dependency.dependency_path).toBeUndefined();
  });

  it('lists every dependency and not the project', () => {
    const [file] = written(sample('findings')).dependency_files;
    const names = file?.dependencies.map((dependency) => dependency.package.name);
    expect(names).toContain('left-pad');
    expect(names).not.toContain('shop');
  });

  it('keeps what is silenced, and says so', () => {
    const found = written(sample('findings')).vulnerabilities.find(({ details }) => 'silenced' in details);
    expect(found?.description).toMatch(/^\*\*Silenced\*\* by exception until 2026-12-01, build team: /);
  });

  it('calls malware critical and names the weakness', () => {
    const [malware] = written(sample('findings')).vulnerabilities;
    expect(malware).toMatchObject({
      severity: 'Critical',
      identifiers: [{ type: 'ghsa' }, { type: 'cwe', value: '506' }],
    });
  });

  it('lets no text of a package be Markdown', () => {
    const [found] = written(sample('hostile-names')).vulnerabilities;
    const shown = `${found?.description} ${found?.solution}`.replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(shown).not.toMatch(/<(?!\/)|@\w|(?<!\\)!\[|(?<!\\)\[|:\/\//);
  });

  it.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', true],
    ['AV:N/AC:L/Au:N/C:P/I:P/A:P', true],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', false],
    ['CVSS:3.1/AV:N', false],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/<script>', false],
    [`CVSS:3.1/${'AV:N/'.repeat(40)}AV:N`, false],
    ['high', false],
  ])('takes the vector %s or leaves it out', (value, taken) => {
    const severity = { type: 'CVSS_V3', value, band: 'high', source: 'X-1' } as const;
    expect(cvssVectors([severity]).length).toBe(taken ? 1 : 0);
  });
});
