import type { Schema, SchemaSet } from '@morel/parse';

const TEXT: Schema = { type: 'string' };
const NAMED: Schema = { type: 'string', minLength: 1 };
/** The name of an element, or the element itself. */
const REFERENCE: Schema = { anyOf: [NAMED, { type: 'object' }] };
const REFERENCES: Schema = { anyOf: [REFERENCE, { type: 'array', items: REFERENCE }] };

function listOf(item: Schema): Schema {
  return { type: 'array', items: item };
}

const HASH: Schema = {
  type: 'object',
  required: ['type'],
  properties: { type: NAMED, algorithm: NAMED, hashValue: { type: 'string', pattern: '^[0-9a-fA-F]+$' } },
};
const IDENTIFIER: Schema = {
  type: 'object',
  required: ['externalIdentifierType', 'identifier'],
  properties: { externalIdentifierType: NAMED, identifier: NAMED },
};
const EXTERNAL_REF: Schema = {
  type: 'object',
  properties: { externalRefType: TEXT, locator: listOf(TEXT), comment: TEXT },
};

const ELEMENT: Readonly<Record<string, Schema>> = {
  spdxId: NAMED,
  creationInfo: REFERENCE,
  name: TEXT,
  summary: TEXT,
  description: TEXT,
  verifiedUsing: listOf(HASH),
  externalIdentifier: listOf(IDENTIFIER),
  externalRef: listOf(EXTERNAL_REF),
  extension: listOf({ type: 'object' }),
};

const ARTIFACT: Schema = {
  required: ['spdxId', 'creationInfo'],
  properties: {
    ...ELEMENT,
    suppliedBy: REFERENCE,
    originatedBy: REFERENCES,
    software_packageVersion: TEXT,
    software_packageUrl: TEXT,
    software_downloadLocation: TEXT,
    software_homePage: TEXT,
    software_copyrightText: TEXT,
    software_primaryPurpose: TEXT,
  },
};
const RELATIONSHIP: Schema = {
  required: ['spdxId', 'from', 'to', 'relationshipType', 'creationInfo'],
  properties: {
    ...ELEMENT,
    from: REFERENCE,
    to: REFERENCES,
    relationshipType: NAMED,
    completeness: { enum: ['complete', 'incomplete', 'noAssertion'] },
    scope: { enum: ['design', 'development', 'build', 'test', 'runtime', 'other'] },
  },
};
const COLLECTION: Schema = {
  required: ['spdxId', 'creationInfo'],
  properties: {
    ...ELEMENT,
    rootElement: REFERENCES,
    element: REFERENCES,
    dataLicense: REFERENCE,
    software_sbomType: listOf(TEXT),
    import: listOf({ type: 'object', required: ['externalSpdxId'], properties: { externalSpdxId: NAMED } }),
  },
};
const AGENT: Schema = { required: ['spdxId', 'creationInfo'], properties: ELEMENT };

/** What has to hold of the parts of an SPDX 3 document that are read, by the type of the element. */
export const SPDX_3: SchemaSet = {
  software_Package: ARTIFACT,
  ai_AIPackage: ARTIFACT,
  dataset_DatasetPackage: ARTIFACT,
  software_File: ARTIFACT,
  Relationship: RELATIONSHIP,
  LifecycleScopedRelationship: RELATIONSHIP,
  SpdxDocument: COLLECTION,
  software_Sbom: COLLECTION,
  Bom: COLLECTION,
  Bundle: COLLECTION,
  Agent: AGENT,
  Person: AGENT,
  Organization: AGENT,
  SoftwareAgent: AGENT,
  Tool: AGENT,
  CreationInfo: {
    required: ['specVersion', 'created', 'createdBy'],
    properties: {
      specVersion: NAMED,
      created: { type: 'string', format: 'date-time' },
      createdBy: REFERENCES,
      createdUsing: REFERENCES,
    },
  },
  simplelicensing_LicenseExpression: {
    required: ['simplelicensing_licenseExpression'],
    properties: { simplelicensing_licenseExpression: NAMED },
  },
};
