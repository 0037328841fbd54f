import { expect, it } from 'vitest';
import { cutFaults, type FaultRow } from '../testing/faults-of.ts';

const V = 'vulnerabilities.0';
const CWE = { id: 'CWE-20', name: 'Improper Input Validation' };

const ROWS: readonly FaultRow[] = [
  [
    'statuses that exclude each other',
    { [`${V}.product_status.under_investigation`]: ['shop-1'], [`${V}.remediations.0.product_ids.1`]: 'shop-1' },
    [
      `6.1.6 ${V}.product_status.under_investigation.0 says that "shop-1" is under investigation, and elsewhere that it is not affected`,
    ],
  ],
  ['a recommendation beside a status', { [`${V}.product_status.recommended`]: ['shop-1'] }, []],
  [
    'a status that CSAF does not know',
    { [`${V}.product_status.maybe`]: 7 },
    [`(6.2.20 ${V}.product_status.maybe is not allowed here)`],
  ],
  [
    'the name of another weakness',
    { [`${V}.cwe`]: { id: 'CWE-79', name: 'Improper Input Validation' } },
    [
      `6.1.11 ${V}.cwe.name is "Improper Input Validation", and the name of CWE-79 is "Improper Neutralization of Input During Web Page Generation ('Cross-site Scripting')"`,
    ],
  ],
  [
    'a name of earlier days',
    { [`${V}.cwe.name`]: "Failure to Preserve Web Page Structure ('Cross-site Scripting')" },
    [],
  ],
  [
    'a category of weaknesses',
    { [`${V}.cwe`]: { id: 'CWE-16', name: 'Configuration' } },
    [`6.1.11 ${V}.cwe.id CWE-16 is no weakness of CWE 4.`],
  ],
  [
    'a weakness that may be new',
    { [`${V}.cwe`]: { id: 'CWE-99999', name: 'Of tomorrow' } },
    [`(6.1.11 ${V}.cwe.id CWE-99999 is not in the list of CWE 4.17 and may be newer: it was not checked)`],
  ],
  [
    'one CVE twice',
    {
      'vulnerabilities.1': {
        cve: 'CVE-2020-8203',
        cwe: CWE,
        notes: [{ category: 'other', text: '.' }],
        product_status: { fixed: ['shop-1'] },
      },
    },
    ['6.1.23 vulnerabilities.1.cve uses "CVE-2020-8203" a second time'],
  ],
  [
    'one party twice at a time',
    { [`${V}.involvements.1`]: { date: '2026-01-01T11:00:00.0+01:00', party: 'vendor', status: 'open' } },
    [`6.1.24 ${V}.involvements.1 names the vendor a second time for the same date`],
  ],
  [
    'an involvement at no time',
    { [`${V}.involvements.0.date`]: undefined },
    [`(6.2.7 ${V}.involvements.0 has no "date")`],
  ],
  [
    'VEX without the members of its profile',
    { [`${V}.cve`]: undefined, [`${V}.notes`]: undefined, [`${V}.product_status`]: { recommended: ['lodash-in-1'] } },
    [
      `6.1.27.5 ${V} has no "notes"`,
      `6.1.27.7 ${V} has no product that is fixed, known_affected, known_not_affected or under_investigation`,
      `6.1.27.8 ${V} has neither "cve" nor "ids"`,
      `(6.3.3 ${V} has no "cve")`,
    ],
  ],
  [
    'a security advisory without products',
    { 'document.category': 'csaf_security_advisory', [`${V}.product_status`]: undefined },
    [`6.1.27.6 ${V} has no "product_status"`],
  ],
  [
    'not affected for no reason',
    { [`${V}.flags`]: [{ label: 'component_not_present', product_ids: ['shop-1'] }] },
    [
      `6.1.27.9 ${V}.product_status.known_not_affected.1 names "shop-2", which has no flag and no threat of the category "impact"`,
    ],
  ],
  [
    'not affected for a reason in words',
    {
      [`${V}.flags`]: undefined,
      [`${V}.threats`]: [{ category: 'impact', details: 'Not there.', group_ids: ['shops'] }],
    },
    [],
  ],
  [
    'not affected, and words about something else',
    { [`${V}.flags`]: undefined, [`${V}.threats`]: [{ category: 'target_set', details: '.', group_ids: ['shops'] }] },
    [`6.1.27.9 ${V}.product_status.known_not_affected.0`, `6.1.27.9 ${V}.product_status.known_not_affected.1`],
  ],
  [
    'affected, and nothing to do about it',
    { [`${V}.remediations`]: undefined },
    [
      `6.1.27.10 ${V}.product_status.known_affected.0 names "lodash-in-1", which has no remediation`,
      `(6.2.2 ${V}.product_status.known_affected.0 names "lodash-in-1", which has no remediation)`,
    ],
  ],
  [
    'a remediation for nothing',
    { [`${V}.remediations.1`]: { category: 'workaround', details: '.' } },
    [`6.1.29 ${V}.remediations.1 has neither "group_ids" nor "product_ids"`],
  ],
  [
    'a flag for nothing',
    { [`${V}.flags.1`]: { label: 'component_not_present' } },
    [`6.1.32 ${V}.flags.1 has neither "group_ids" nor "product_ids"`],
  ],
  [
    'two flags for one product',
    { [`${V}.flags.1`]: { label: 'component_not_present', product_ids: ['shop-2'] } },
    [`6.1.33 ${V}.flags.1 is a second flag of "shop-2"`],
  ],
  [
    'affected without a score',
    { [`${V}.scores`]: undefined },
    [`(6.2.3 ${V}.product_status.known_affected.0 names "lodash-in-1", which has no score)`],
  ],
  [
    'a CVE among other ids',
    { [`${V}.ids`]: [{ system_name: 'CVE', text: 'CVE-2020-8203' }] },
    [`(6.2.17 ${V}.ids.0.text "CVE-2020-8203" belongs in "cve" of the vulnerability)`],
  ],
  ['no weakness', { [`${V}.cwe`]: undefined }, [`(6.3.4 ${V} has no "cwe")`]],
];

it.each(ROWS)('%s', (...row) => expect(cutFaults(row)).toEqual(row[2]));
