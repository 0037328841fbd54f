import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RenderOptions, Report } from '@morel/model';
import { documentConformance, sampleReport, SAMPLE_REPORTS } from '@morel/testkit';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { document } from './index.ts';
import { REPORT_SHAPE } from './report-shape.ts';

const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'report.schema.json'), 'utf8')) as Schema;
const validate: ValidateFunction = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

documentConformance(document, import.meta.dirname, { parse: (output) => JSON.parse(output) });

function render(report: Report): string {
  return [...(document.render?.(report, OPTIONS) ?? [])].join('');
}

describe('the JSON report', () => {
  it.each(SAMPLE_REPORTS)('of $name is valid against the published schema', ({ report }) => {
    const valid = validate(JSON.parse(render(report)));
    expect(validate.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it.each(SAMPLE_REPORTS)('of $name loses nothing', ({ report }) => {
    // The list itself tells its length.
    const { componentCount: _, ...members } = report;
    expect(JSON.parse(render(report))).toEqual(members);
  });

  it('is laid out as JSON.stringify with two spaces does, but for components, which stand on a line each', () => {
    for (const { report } of SAMPLE_REPORTS) {
      const output = render(report);
      const parsed = JSON.parse(output) as Report;
      const lines = parsed.components.map((component) => `\n    ${JSON.stringify(component)}`).join(',');
      const list = lines === '' ? '[]' : `[${lines}\n  ]`;
      const text = JSON.stringify({ ...parsed, components: '#' }, null, 2).replace('"#"', () => list);
      expect(withoutEscapes(output)).toBe(withoutEscapes(`${text}\n`));
    }
  });

  it('escapes what JSON allows and a terminal obeys', () => {
    const target = 'a\u007f\u009b31m\u202e\u2028\u{e0001}\ud800z';
    const output = render(sampleReport({ target }));
    expect(output).toContain('"a\\u007f\\u009b31m\\u202e\\u2028\\udb40\\udc01\\ud800z"');
    expect(JSON.parse(output)).toMatchObject({ target });
  });

  it('takes no member from a prototype or by the name of one', () => {
    const report = sampleReport({ target: '__proto__', vex: [] });
    const members = Object.keys(REPORT_SHAPE).filter((name) => name !== 'difference');
    expect(Object.keys(JSON.parse(render(report)) as object)).toEqual(members);
  });
});

describe('the published schema', () => {
  it('refuses a member that it does not know, at every depth', () => {
    const output = render(SAMPLE_REPORTS.find(({ name }) => name === 'findings')?.report ?? sampleReport({}));
    let refused = 0;
    for (const path of objectPaths(JSON.parse(output))) {
      const copy: unknown = JSON.parse(output);
      at(copy, path)['unknown-member'] = 1;
      expect({ path, valid: validate(copy) }).toEqual({ path, valid: false });
      refused++;
    }
    expect(refused).toBeGreaterThan(50);
  });

  it('refuses a report without one of its required members', () => {
    const output = render(sampleReport({}));
    for (const key of schema.required ?? []) {
      const copy = JSON.parse(output) as Record<string, unknown>;
      delete copy[key];
      expect({ key, valid: validate(copy) }).toEqual({ key, valid: false });
    }
  });

  it('names the members of every object in the order in which they are written', () => {
    expect(JSON.stringify(orderOf(schema), null, 1)).toBe(JSON.stringify(REPORT_SHAPE, null, 1));
  });
});

function withoutEscapes(text: string): string {
  return text.replaceAll(/\\u[0-9a-f]{4}|[\u0080-\uffff]/g, '?');
}

/** The members of a schema as a shape. */
function orderOf(part: Schema): unknown {
  const target = part.$ref === undefined ? part : (schema.$defs?.[part.$ref.replace('#/$defs/', '')] ?? {});
  if (target.oneOf) return Object.assign({}, ...target.oneOf.map(orderOf));
  if (target.items) return [orderOf(target.items)];
  if (!target.properties) return true;
  return Object.fromEntries(Object.entries(target.properties).map(([key, member]) => [key, orderOf(member)]));
}

function* objectPaths(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<readonly (string | number)[]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield path;
  const members: (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.slice(0, 2).map((item, position) => [position, item] as const)
    : Object.entries(value);
  for (const [key, member] of members) yield* objectPaths(member, [...path, key]);
}

function at(value: unknown, path: readonly (string | number)[]): Record<string, unknown> {
  let part = value;
  for (const step of path) part = (part as Record<string | number, unknown>)[step];
  return part as Record<string, unknown>;
}
