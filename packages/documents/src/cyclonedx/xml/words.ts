/**
 * How the XML form of CycloneDX differs from its JSON form, where the schema does not tell. Source: the XML schemas of the
 * specification, 1.2 to 1.7.
 */

/** Lists whose entries stand in their owner, without an element around them all; with the owner's name where it decides. */
export const REPEATED: ReadonlySet<string> = new Set([
  'url',
  'contact',
  'omniborId',
  'swhid',
  'environmentVars',
  'identity',
  'component/data',
]);

/** Parts that say nothing about what a document lists: they are left out, and named among what was passed over. */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  'formulation',
  'modelCard',
  'cryptoProperties',
  'declarations',
  'definitions',
  'annotations',
  'citations',
  'signature',
  'Signature',
  'releaseNotes',
  'evidence',
  'licensing',
  'patentAssertions',
]);

/** Members of the JSON form whose element or attribute has another name. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ['content-type', 'contentType'],
  ['responses', 'response'],
  ['expression-detailed', 'expressionDetailed'],
]);

/** Members that hold the text of an element which has attributes besides, the first that its schema knows. */
export const TEXT_MEMBERS: readonly string[] = ['content', 'value', 'classification', 'text', 'name', 'ref'];
