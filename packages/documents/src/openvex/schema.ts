import type { Schema, SchemaObject } from '@morel/parse';

/**
 * The schema of OpenVEX 0.2.0, without titles and descriptions, in the words of draft 7. Source: openvex_json_schema_0.2.0.json
 * of the OpenVEX specification (CC0-1.0); a test compares the two.
 */
const TEXT: Schema = { type: 'string' };
const IRI: Schema = { type: 'string', format: 'iri' };
const TIME: Schema = { type: 'string', format: 'date-time' };
const NUMBER: Schema = { type: 'integer', minimum: 1 };

export const HASHES: readonly string[] = [
  'md5',
  'sha1',
  'sha-256',
  'sha-384',
  'sha-512',
  'sha3-224',
  'sha3-256',
  'sha3-384',
  'sha3-512',
  'blake2s-256',
  'blake2b-256',
  'blake2b-512',
];

function closed(properties: Readonly<Record<string, Schema>>, more: SchemaObject = {}): SchemaObject {
  return { type: 'object', properties, additionalProperties: false, ...more };
}

function oneOfThese(...keys: readonly string[]): readonly Schema[] {
  return keys.map((key) => ({ required: [key] }));
}

const PART: Readonly<Record<string, Schema>> = {
  '@id': IRI,
  identifiers: { $ref: '#/definitions/identifiers' },
  hashes: { $ref: '#/definitions/hashes' },
};

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  vulnerability: closed(
    { '@id': IRI, name: TEXT, description: TEXT, aliases: { type: 'array', uniqueItems: true, items: TEXT } },
    { required: ['name'] },
  ),
  identifiers: closed({ purl: TEXT, cpe22: TEXT, cpe23: TEXT }, { anyOf: oneOfThese('purl', 'cpe22', 'cpe23') }),
  hashes: closed(Object.fromEntries(HASHES.map((name) => [name, TEXT]))),
  subcomponent: closed(PART, { anyOf: oneOfThese('@id', 'identifiers') }),
  component: closed(
    {
      ...PART,
      subcomponents: { type: 'array', uniqueItems: true, items: { $ref: '#/definitions/subcomponent' } },
    },
    { anyOf: oneOfThese('@id', 'identifiers') },
  ),
};

const STATEMENT: Schema = closed(
  {
    '@id': IRI,
    version: NUMBER,
    vulnerability: { $ref: '#/definitions/vulnerability' },
    timestamp: TIME,
    last_updated: TIME,
    products: { type: 'array', uniqueItems: true, items: { $ref: '#/definitions/component' } },
    status: { type: 'string', enum: ['not_affected', 'affected', 'fixed', 'under_investigation'] },
    supplier: TEXT,
    status_notes: TEXT,
    justification: {
      type: 'string',
      enum: [
        'component_not_present',
        'vulnerable_code_not_present',
        'vulnerable_code_not_in_execute_path',
        'vulnerable_code_cannot_be_controlled_by_adversary',
        'inline_mitigations_already_exist',
      ],
    },
    impact_statement: TEXT,
    action_statement: TEXT,
    action_statement_timestamp: TIME,
  },
  {
    required: ['vulnerability', 'status'],
    allOf: [
      {
        if: { properties: { status: { const: 'not_affected' } } },
        // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
        then: { anyOf: oneOfThese('justification', 'impact_statement') },
      },
      // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
      { if: { properties: { status: { const: 'affected' } } }, then: { required: ['action_statement'] } },
    ],
  },
);

export const OPENVEX: Schema = closed(
  {
    '@context': { type: 'string', format: 'uri' },
    '@id': IRI,
    author: TEXT,
    role: TEXT,
    timestamp: TIME,
    last_updated: TIME,
    version: NUMBER,
    tooling: TEXT,
    statements: { type: 'array', uniqueItems: true, minItems: 1, items: STATEMENT },
  },
  { definitions: DEFINITIONS, required: ['@context', '@id', 'author', 'timestamp', 'version', 'statements'] },
);
