import type { Schema } from '@morel/parse';
import { ADDRESS, list, object, oneOf, refer, TEXT, TIME } from './terms.ts';

/** What flags, remediations and threats name the products with that they are about. */
const ABOUT: Readonly<Record<string, Schema>> = {
  group_ids: refer('product_groups_t'),
  product_ids: refer('products_t'),
};

const STATUSES =
  'first_affected first_fixed fixed known_affected known_not_affected last_affected recommended under_investigation';

const PRODUCT_STATUS: Schema = object(
  Object.fromEntries(STATUSES.split(' ').map((status) => [status, refer('products_t')])),
  [],
  { minProperties: 1 },
);

const FLAG: Schema = object(
  {
    ...ABOUT,
    date: TIME,
    label: oneOf(
      'component_not_present inline_mitigations_already_exist vulnerable_code_cannot_be_controlled_by_adversary vulnerable_code_not_in_execute_path vulnerable_code_not_present',
    ),
  },
  ['label'],
);

const INVOLVEMENT: Schema = object(
  {
    date: TIME,
    party: oneOf('coordinator discoverer other user vendor'),
    status: oneOf('completed contact_attempted disputed in_progress not_contacted open'),
    summary: TEXT,
  },
  ['party', 'status'],
);

const REMEDIATION: Schema = object(
  {
    ...ABOUT,
    category: oneOf('mitigation no_fix_planned none_available vendor_fix workaround'),
    date: TIME,
    details: TEXT,
    entitlements: list(TEXT),
    restart_required: object(
      {
        category: oneOf('connected dependencies machine none parent service system vulnerable_component zone'),
        details: TEXT,
      },
      ['category'],
    ),
    url: ADDRESS,
  },
  ['category', 'details'],
);

const SCORE: Schema = object(
  { cvss_v2: { type: 'object' }, cvss_v3: { type: 'object' }, products: refer('products_t') },
  ['products'],
  { minProperties: 2 },
);

const THREAT: Schema = object(
  { ...ABOUT, category: oneOf('exploit_status impact target_set'), date: TIME, details: TEXT },
  ['category', 'details'],
);

/** Section 3.2.3. */
export const VULNERABILITIES: Schema = list(
  object(
    {
      acknowledgments: refer('acknowledgments_t'),
      cve: { type: 'string', pattern: '^CVE-[0-9]{4}-[0-9]{4,}$' },
      cwe: object({ id: { type: 'string', pattern: '^CWE-[1-9]\\d{0,5}$' }, name: TEXT }, ['id', 'name']),
      discovery_date: TIME,
      flags: list(FLAG, { uniqueItems: true }),
      ids: list(object({ system_name: TEXT, text: TEXT }, ['system_name', 'text']), { uniqueItems: true }),
      involvements: list(INVOLVEMENT, { uniqueItems: true }),
      notes: refer('notes_t'),
      product_status: PRODUCT_STATUS,
      references: refer('references_t'),
      release_date: TIME,
      remediations: list(REMEDIATION),
      scores: list(SCORE),
      threats: list(THREAT),
      title: TEXT,
    },
    [],
    { minProperties: 1 },
  ),
);
