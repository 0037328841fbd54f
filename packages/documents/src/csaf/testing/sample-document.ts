/** A CSAF document that no test has anything to say against, as text. */
const SAMPLE = JSON.stringify({
  document: {
    category: 'csaf_vex',
    csaf_version: '2.0',
    distribution: { tlp: { label: 'WHITE' } },
    lang: 'en',
    publisher: { category: 'vendor', name: 'Example', namespace: 'https://example.com' },
    references: [{ category: 'self', summary: 'This.', url: 'https://example.com/csaf/ex-1.json' }],
    title: 'An example',
    tracking: {
      current_release_date: '2026-02-01T10:00:00Z',
      id: 'EX-1',
      initial_release_date: '2026-01-01T10:00:00Z',
      revision_history: [
        { date: '2026-01-01T10:00:00Z', number: '1', summary: 'First.' },
        { date: '2026-02-01T10:00:00Z', number: '2', summary: 'Second.' },
      ],
      status: 'final',
      version: '2',
    },
  },
  product_tree: {
    branches: [
      {
        branches: [
          {
            branches: [
              { category: 'product_version', name: '1.0', product: product('shop-1', 'pkg:npm/shop@1.0.0') },
              { category: 'product_version', name: '2.0', product: product('shop-2', 'pkg:npm/shop@2.0.0') },
            ],
            category: 'product_name',
            name: 'Shop',
          },
        ],
        category: 'vendor',
        name: 'Example',
      },
    ],
    full_product_names: [product('lodash', 'pkg:npm/lodash@4.17.15')],
    product_groups: [{ group_id: 'shops', product_ids: ['shop-1', 'shop-2'] }],
    relationships: [
      {
        category: 'default_component_of',
        full_product_name: product('lodash-in-1', 'pkg:npm/lodash@4.17.15'),
        product_reference: 'lodash',
        relates_to_product_reference: 'shop-1',
      },
    ],
  },
  vulnerabilities: [
    {
      cve: 'CVE-2020-8203',
      cwe: {
        id: 'CWE-79',
        name: "Improper Neutralization of Input During Web Page Generation ('Cross-site Scripting')",
      },
      flags: [{ group_ids: ['shops'], label: 'vulnerable_code_not_in_execute_path' }],
      involvements: [{ date: '2026-01-01T10:00:00Z', party: 'vendor', status: 'completed' }],
      notes: [{ category: 'description', text: 'What it is.' }],
      product_status: { known_affected: ['lodash-in-1'], known_not_affected: ['shop-1', 'shop-2'] },
      remediations: [{ category: 'none_available', details: 'Nothing yet.', product_ids: ['lodash-in-1'] }],
      scores: [
        {
          cvss_v3: {
            baseScore: 9.8,
            baseSeverity: 'CRITICAL',
            vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
            version: '3.1',
          },
          products: ['lodash-in-1'],
        },
      ],
    },
  ],
});

function product(id: string, purl: string): unknown {
  const hash = { algorithm: 'sha256', value: 'ab'.repeat(32) };
  return {
    name: id,
    product_id: id,
    product_identification_helper: { hashes: [{ file_hashes: [hash], filename: 'a.tgz' }], purl },
  };
}

/** Values by the path to where they go, steps with dots between them. Undefined takes a member out. */
export type Changes = Readonly<Record<string, unknown>>;

/** The sample with changes. A member that was not there is put where the order of names wants it. */
export function sampleCsaf(changes: Changes = {}): unknown {
  const document: unknown = JSON.parse(SAMPLE);
  for (const [path, value] of Object.entries(changes)) change(document, path.split('.'), value);
  return sorted(document);
}

function change(owner: unknown, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (!isObject(owner)) throw new Error(`the sample has no place for ${step}`);
  if (rest.length > 0) change((owner[step] ??= {}), rest, value);
  else if (value === undefined) delete owner[step];
  else owner[step] = value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, sorted(member)]));
}
