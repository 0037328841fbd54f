/**
 * How the XML form of CycloneDX differs from the JSON form that is written. Source: the XML schemas of the specification,
 * 1.6 and 1.7, which fix the order of elements.
 */

/** Members that are attributes of their element, by its name. */
export const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  bom: ['serialNumber', 'version'],
  component: ['type', 'bom-ref'],
  hash: ['alg'],
  license: ['acknowledgement'],
  expression: ['acknowledgement'],
  reference: ['type'],
  property: ['name'],
  vulnerability: ['bom-ref'],
  swid: ['tagId', 'name', 'version'],
};

/** Members that are the text of their element, by its name. */
export const TEXTS: Readonly<Record<string, string>> = { hash: 'content', expression: 'expression', property: 'value' };

/** Names of the entries of lists that have an element around them all; other lists stand in their owner. */
export const ENTRIES: Readonly<Record<string, string>> = {
  assemblies: 'assembly',
  authors: 'author',
  components: 'component',
  compositions: 'composition',
  dependencies: 'dependency',
  externalReferences: 'reference',
  hashes: 'hash',
  lifecycles: 'lifecycle',
  properties: 'property',
  vulnerabilities: 'vulnerability',
  references: 'reference',
  ratings: 'rating',
  cwes: 'cwe',
  advisories: 'advisory',
  response: 'response',
  affects: 'target',
  versions: 'version',
};

/** Lists whose element has another name than the member. */
export const LISTS: Readonly<Record<string, string>> = { response: 'responses' };

/** Entries that are the name of a component, as an attribute. */
export const REFERENCES: ReadonlySet<string> = new Set(['assembly', 'dependency']);

/** The order of elements in an element, where it is not that of the JSON form. */
export const ORDER: Readonly<Record<string, readonly string[]>> = {
  component: [
    'supplier',
    'manufacturer',
    'authors',
    'group',
    'name',
    'version',
    'description',
    'scope',
    'hashes',
    'licenses',
    'copyright',
    'cpe',
    'purl',
    'omniborId',
    'swhid',
    'swid',
    'externalReferences',
    'properties',
    'components',
  ],
};
