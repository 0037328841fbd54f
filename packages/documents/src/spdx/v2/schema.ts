import type { Schema, SchemaSet } from '@morel/parse';

/** A member that has to be a text. */
const TEXT: Schema = { type: 'string' };
const NAMED: Schema = { type: 'string', minLength: 1 };
const TEXTS: Schema = { type: 'array', items: TEXT };

function listOf(item: Schema): Schema {
  return { type: 'array', items: item };
}

const CHECKSUM: Schema = {
  type: 'object',
  required: ['algorithm', 'checksumValue'],
  properties: { algorithm: TEXT, checksumValue: { type: 'string', pattern: '^[0-9a-fA-F]+$' } },
};

const EXTERNAL_REFERENCE: Schema = {
  type: 'object',
  required: ['referenceCategory', 'referenceType', 'referenceLocator'],
  properties: { referenceCategory: TEXT, referenceType: TEXT, referenceLocator: TEXT, comment: TEXT },
};

const PACKAGE: Schema = {
  type: 'object',
  required: ['SPDXID', 'name'],
  properties: {
    SPDXID: NAMED,
    name: NAMED,
    versionInfo: TEXT,
    downloadLocation: TEXT,
    supplier: TEXT,
    originator: TEXT,
    licenseDeclared: TEXT,
    licenseConcluded: TEXT,
    copyrightText: TEXT,
    description: TEXT,
    summary: TEXT,
    homepage: TEXT,
    primaryPackagePurpose: TEXT,
    checksums: listOf(CHECKSUM),
    externalRefs: listOf(EXTERNAL_REFERENCE),
  },
};

const RELATIONSHIP: Schema = {
  type: 'object',
  required: ['spdxElementId', 'relationshipType', 'relatedSpdxElement'],
  properties: { spdxElementId: NAMED, relationshipType: NAMED, relatedSpdxElement: NAMED },
};

/**
 * What has to hold of the parts of an SPDX 2.2 or 2.3 document that are read. Looser than the official schema where documents in use are:
 * GitHub's and older tools' spellings of a category, and members that say nothing about what is listed.
 */
export const SPDX_2: SchemaSet = {
  document: {
    type: 'object',
    required: ['spdxVersion', 'SPDXID', 'name', 'creationInfo'],
    properties: {
      spdxVersion: TEXT,
      SPDXID: { const: 'SPDXRef-DOCUMENT' },
      name: TEXT,
      documentNamespace: TEXT,
      dataLicense: TEXT,
      creationInfo: {
        type: 'object',
        required: ['created', 'creators'],
        properties: { created: { type: 'string', format: 'date-time' }, creators: TEXTS },
      },
      documentDescribes: TEXTS,
      packages: listOf(PACKAGE),
      relationships: listOf(RELATIONSHIP),
      files: listOf({ type: 'object' }),
      externalDocumentRefs: listOf({ type: 'object' }),
    },
  },
};
