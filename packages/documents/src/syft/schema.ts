import type { Schema, SchemaSet } from '@morel/parse';

const TEXT: Schema = { type: 'string' };
/** A program in Go writes `null` for a list or a map that was never filled. */
const listOf = (items: Schema): Schema => ({ type: ['array', 'null'], items });
const mapOf = (properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({
  type: ['object', 'null'],
  properties,
  required,
});

const LICENCE: Schema = {
  anyOf: [
    TEXT,
    {
      type: 'object',
      required: ['value'],
      properties: { value: TEXT, spdxExpression: TEXT, type: TEXT, urls: listOf(TEXT) },
    },
  ],
};

const CPE: Schema = { anyOf: [TEXT, { type: 'object', required: ['cpe'], properties: { cpe: TEXT } }] };

const ARTIFACT: Schema = {
  type: 'object',
  required: ['name', 'version', 'type'],
  properties: {
    id: TEXT,
    name: TEXT,
    version: TEXT,
    type: TEXT,
    foundBy: TEXT,
    language: TEXT,
    purl: TEXT,
    locations: listOf({ type: 'object', required: ['path'], properties: { path: TEXT, layerID: TEXT } }),
    licenses: listOf(LICENCE),
    cpes: listOf(CPE),
  },
};

const RELATIONSHIP: Schema = {
  type: 'object',
  required: ['parent', 'child', 'type'],
  properties: { parent: TEXT, child: TEXT, type: TEXT },
};

const FILE: Schema = { type: 'object', properties: { id: TEXT, unknowns: listOf(TEXT) } };

/**
 * What has to hold of the parts of a Syft document that are read, in every version from 1 to 16. Source:
 * https://github.com/anchore/syft/tree/main/schema/json
 */
export const SYFT: SchemaSet = {
  document: {
    type: 'object',
    required: ['artifacts', 'schema', 'descriptor', 'source'],
    properties: {
      artifacts: listOf(ARTIFACT),
      artifactRelationships: listOf(RELATIONSHIP),
      files: listOf(FILE),
      source: mapOf({ id: TEXT, name: TEXT, version: TEXT, supplier: TEXT, type: TEXT }, ['type']),
      distro: mapOf({ id: TEXT, name: TEXT, version: TEXT, versionID: TEXT, cpeName: TEXT }),
      descriptor: mapOf({ name: TEXT, version: TEXT, supplier: TEXT }, ['name', 'version']),
      schema: mapOf({ version: TEXT, url: TEXT }, ['version']),
    },
  },
};
