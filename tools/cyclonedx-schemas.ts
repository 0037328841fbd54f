/**
 * What stands in `packages/documents/src/cyclonedx/schemas`: the official JSON Schemas without what does not decide
 * (titles, descriptions, examples), a file for each version of the specification. They come with `@cyclonedx/cyclonedx-library`
 * (Apache-2.0), which brings them from https://github.com/CycloneDX/specification.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FROM = 'node_modules/@cyclonedx/cyclonedx-library/res/schema';
const TO = 'packages/documents/src/cyclonedx/schemas';

/** Words about a schema that say nothing about a value. */
const SILENT: ReadonlySet<string> = new Set([
  'title',
  'description',
  'examples',
  'default',
  'deprecated',
  'meta:enum',
  '$comment',
  '$schema',
  '$id',
]);
/** Members whose keys are names, not words of the schema. */
const NAMED: ReadonlySet<string> = new Set(['properties', 'definitions', 'patternProperties']);
const VERSIONS = ['1.2-strict', '1.3-strict', '1.4', '1.5', '1.6', '1.7'];
const SHARED = ['spdx', 'jsf-0.82', 'cryptography-defs'];

function compact(value: unknown, named = false): unknown {
  if (Array.isArray(value)) return value.map((item) => compact(item));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value)
    .filter(([key]) => named || (!SILENT.has(key) && (key !== 'additionalItems' || hasTuple(value))))
    .map(([key, member]) => [key, memberOf(key, member, named)] as const);
  return Object.fromEntries(members);
}

function memberOf(key: string, member: unknown, named: boolean): unknown {
  if (!named && (key === 'enum' || key === 'const' || key === 'required')) return member;
  if (!named && key === '$ref' && typeof member === 'string') return reference(member);
  return compact(member, !named && NAMED.has(key));
}

/** `additionalItems` means nothing where `items` is one schema for all entries. */
function hasTuple(schema: object): boolean {
  return 'items' in schema && Array.isArray(schema.items);
}

/** `jsf-0.82.SNAPSHOT.schema.json#/definitions/signature` is `jsf-0.82#/definitions/signature`. */
function reference(text: string): string {
  return text.replace('.SNAPSHOT.schema.json', '').replace('.schema.json', '');
}

/** Paths below the root of the checkout with the text that stands there. */
export function cycloneDxSchemas(root: string): [path: string, text: string][] {
  return [...VERSIONS.map((version) => `bom-${version}`), ...SHARED].map((name) => {
    const schema: unknown = JSON.parse(readFileSync(join(root, FROM, `${name}.SNAPSHOT.schema.json`), 'utf8'));
    return [`${TO}/${name.replace('-strict', '')}.gen.json`, `${JSON.stringify(compact(schema))}\n`];
  });
}
