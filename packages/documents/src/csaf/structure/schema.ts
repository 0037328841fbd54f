import type { Schema, SchemaObject } from '@morel/parse';
import { PRODUCT_TREE, PRODUCT_DEFINITIONS } from './product-tree.ts';
import { ADDRESS, LANGUAGE, list, object, oneOf, refer, TEXT, TIME, VERSION } from './terms.ts';
import { VULNERABILITIES } from './vulnerabilities.ts';

/**
 * The schema of CSAF 2.0, without titles and descriptions. Source: csaf_json_schema.json of the OASIS standard (sections 3.1
 * and 3.2); a test compares the two. CVSS objects are only objects here: test 6.1.8 looks into them.
 */
const ACKNOWLEDGMENTS: Schema = list(
  object({ names: list(TEXT), organization: TEXT, summary: TEXT, urls: list(ADDRESS) }, [], { minProperties: 1 }),
);

const NOTES: Schema = list(
  object(
    {
      audience: TEXT,
      category: oneOf('description details faq general legal_disclaimer other summary'),
      text: TEXT,
      title: TEXT,
    },
    ['category', 'text'],
  ),
);

const REFERENCES: Schema = list(
  object({ category: oneOf('external self'), summary: TEXT, url: ADDRESS }, ['summary', 'url']),
);

const PUBLISHER: Schema = object(
  {
    category: oneOf('coordinator discoverer other translator user vendor'),
    contact_details: TEXT,
    issuing_authority: TEXT,
    name: TEXT,
    namespace: ADDRESS,
  },
  ['category', 'name', 'namespace'],
);

const DISTRIBUTION: Schema = object(
  { text: TEXT, tlp: object({ label: oneOf('AMBER GREEN RED WHITE'), url: ADDRESS }, ['label']) },
  [],
  { minProperties: 1 },
);

const TRACKING: Schema = object(
  {
    aliases: list(TEXT, { uniqueItems: true }),
    current_release_date: TIME,
    generator: object({ date: TIME, engine: object({ name: TEXT, version: TEXT }, ['name']) }, ['engine']),
    id: { ...TEXT, pattern: '^[\\S](.*[\\S])?$' },
    initial_release_date: TIME,
    revision_history: list(
      object({ date: TIME, legacy_version: TEXT, number: refer('version_t'), summary: TEXT }, [
        'date',
        'number',
        'summary',
      ]),
    ),
    status: oneOf('draft final interim'),
    version: refer('version_t'),
  },
  ['current_release_date', 'id', 'initial_release_date', 'revision_history', 'status', 'version'],
);

const DOCUMENT: SchemaObject = object(
  {
    acknowledgments: refer('acknowledgments_t'),
    aggregate_severity: object({ namespace: ADDRESS, text: TEXT }, ['text']),
    category: { ...TEXT, pattern: '^[^\\s\\-_\\.](.*[^\\s\\-_\\.])?$' },
    csaf_version: oneOf('2.0'),
    distribution: DISTRIBUTION,
    lang: refer('lang_t'),
    notes: refer('notes_t'),
    publisher: PUBLISHER,
    references: refer('references_t'),
    source_lang: refer('lang_t'),
    title: TEXT,
    tracking: TRACKING,
  },
  ['category', 'csaf_version', 'publisher', 'title', 'tracking'],
);

export const CSAF: SchemaObject = {
  ...object({ document: DOCUMENT, product_tree: PRODUCT_TREE, vulnerabilities: VULNERABILITIES }, ['document']),
  $defs: {
    ...PRODUCT_DEFINITIONS,
    acknowledgments_t: ACKNOWLEDGMENTS,
    lang_t: LANGUAGE,
    notes_t: NOTES,
    references_t: REFERENCES,
    version_t: VERSION,
  },
};
