import type { SchemaObject, ScoredVersion } from '@morel/parse';
import { unknownKeywords } from '@morel/parse';
import { sharedData, untarTexts } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { METRICS_2, METRICS_3 } from './cvss-metrics.ts';
import { CVSS } from './cvss.ts';

const archive = sharedData('suites/csaf/validator-tests-and-examples.tar.gz');
const files = new Map(archive ? untarTexts(archive) : []);
const VERSIONS: readonly ScoredVersion[] = ['2.0', '3.0', '3.1'];

/** Members by what they allow, whatever the order. */
function members({ properties = {}, definitions = {}, required = [] }: SchemaObject): unknown {
  const plain = Object.entries(properties).map(([member, schema]) => {
    const { $ref } = schema as SchemaObject;
    const { description: _, ...rest } = {
      description: '',
      ...(($ref === undefined ? schema : definitions[$ref.slice('#/definitions/'.length)]) as SchemaObject),
    };
    return [member, { ...rest, ...(rest.enum && { enum: new Set(rest.enum) }) }] as const;
  });
  return { properties: Object.fromEntries(plain), required: required.toSorted() };
}

describe.each(VERSIONS)('the schema of CVSS %s', (version) => {
  it.skipIf(!archive)('says what the official one says', () => {
    const text = files.get(`referenced_schema/first/cvss-v${version}.json`) ?? '{}';
    expect(members(CVSS[version])).toEqual(members(JSON.parse(text) as SchemaObject));
  });

  it('says nothing that the check passes over', () => expect(unknownKeywords(CVSS[version])).toEqual([]));

  it('allows in vectors the metrics that objects state, and no others', () => {
    const { vectorString } = CVSS[version].properties ?? {};
    const form = new RegExp((vectorString as SchemaObject).pattern ?? '', 'u');
    const prefix = version === '2.0' ? '' : `CVSS:${version}/`;
    const metrics = version === '2.0' ? METRICS_2 : METRICS_3;
    const names = metrics.flatMap(({ name, words }) => [...words.keys()].map((value) => `${name}:${value}`));
    expect(names.filter((name) => !form.test(prefix + name))).toEqual([]);
    expect(form.test(prefix + names.join('/'))).toBe(true);
    expect(names.filter((name) => form.test(`${prefix}${name}Z`))).toEqual([]);
  });
});
