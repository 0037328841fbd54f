import { checkSchema, type Schema, type SchemaObject } from '@morel/parse';
import { CVSS } from '../structure/cvss.ts';
import { CSAF } from '../structure/schema.ts';
import type { CsafCheck } from './csaf-check.ts';
import { cvssFaults, scoredVersion } from './cvss-object.ts';
import { cvssObjects } from './scores.ts';

const STRICT = {
  csaf: strict(CSAF),
  '2.0': strict(CVSS['2.0']),
  '3.0': strict(CVSS['3.0']),
  '3.1': strict(CVSS['3.1']),
};

/** Section 6.2.20: there is no member that the schemas do not know. */
export const additionalMember: CsafCheck = {
  test: '6.2.20',
  *find(csaf) {
    yield* checkSchema(STRICT, 'csaf', csaf);
    for (const { value, path } of cvssObjects(csaf)) {
      const version = scoredVersion(path.at(-1), value);
      if (version === undefined || cvssFaults(value, version).length > 0) continue;
      for (const fault of checkSchema(STRICT, version, value)) yield { ...fault, path: [...path, ...fault.path] };
    }
  },
};

/** The schema with every object closed whose members it knows. */
function strict(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const { properties, items, $defs } = schema;
  return {
    ...schema,
    ...(properties && { properties: each(properties), additionalProperties: false }),
    ...(isOneSchema(items) && { items: strict(items) }),
    ...($defs && { $defs: each($defs) }),
  };
}

function each(schemas: NonNullable<SchemaObject['properties']>): NonNullable<SchemaObject['properties']> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, strict(schema)]));
}

function isOneSchema(items: SchemaObject['items']): items is Schema {
  return items !== undefined && !Array.isArray(items);
}
