import { expect, it } from 'vitest';
import { cutFaults, type FaultRow } from '../testing/faults-of.ts';

const P = 'product_tree';
const V = 'vulnerabilities.0';
const NAMES = `${P}.full_product_names`;
const VERSION = `${P}.branches.0.branches.0.branches.0`;
const HELPER = `${NAMES}.0.product_identification_helper`;

function relationship(id: string, component: string, container: string): unknown {
  return {
    category: 'default_component_of',
    full_product_name: { name: id, product_id: id },
    product_reference: component,
    relates_to_product_reference: container,
  };
}

const ROWS: readonly FaultRow[] = [
  [
    'products that are not defined',
    {
      [`${P}.product_groups.0.product_ids.2`]: 'a',
      [`${P}.relationships.0.product_reference`]: 'b',
      [`${V}.flags.0.product_ids`]: ['c'],
    },
    [
      `6.1.1 ${P}.product_groups.0.product_ids.2 names the product "a", which is not defined`,
      `6.1.1 ${P}.relationships.0.product_reference names the product "b"`,
      `6.1.1 ${V}.flags.0.product_ids.0 names the product "c"`,
      `(6.2.1 ${NAMES}.0.product_id defines "lodash", which nothing refers to)`,
    ],
  ],
  [
    'a product that is defined twice',
    { [`${NAMES}.0.product_id`]: 'shop-1', [`${P}.relationships.0.product_reference`]: 'shop-2' },
    [`6.1.2 ${NAMES}.0.product_id defines the product "shop-1" a second time`],
  ],
  [
    'products that are defined through each other',
    {
      [`${P}.relationships`]: [relationship('lodash-in-1', 'lodash', 'y'), relationship('y', 'lodash', 'lodash-in-1')],
    },
    [
      `6.1.3 ${P}.relationships.0.full_product_name.product_id defines "lodash-in-1" through products that are defined through each other`,
      `(6.2.16 ${P}.relationships.0.full_product_name has no "product_identification_helper")`,
      `(6.2.16 ${P}.relationships.1.full_product_name`,
    ],
  ],
  [
    'a product of products that share a part',
    {
      [`${P}.relationships.1`]: relationship('a', 'lodash-in-1', 'shop-1'),
      [`${P}.relationships.2`]: relationship('b', 'a', 'lodash-in-1'),
      [`${P}.relationships.3`]: relationship('c', 'b', 'a'),
    },
    [
      `(6.2.1 ${P}.relationships.3.full_product_name.product_id defines "c", which nothing refers to)`,
      ...[1, 2, 3].map((at) => `(6.2.16 ${P}.relationships.${at}.`),
    ],
  ],
  [
    'a group that is not defined',
    { [`${V}.threats`]: [{ category: 'impact', details: '.', group_ids: ['x'] }] },
    [`6.1.4 ${V}.threats.0.group_ids.0 names the group "x", which is not defined`],
  ],
  [
    'a group that is defined twice',
    { [`${P}.product_groups.1`]: { group_id: 'shops', product_ids: ['shop-1', 'lodash'] } },
    [`6.1.5 ${P}.product_groups.1.group_id defines the group "shops" a second time`],
  ],
  [
    'package URLs that are none',
    {
      [`${HELPER}.purl`]: 'pkg:maven/@1.3.4',
      [`${VERSION}.product.product_identification_helper.purl`]: 'pkg:maven/a',
    },
    [
      `6.1.13 ${VERSION}.product.product_identification_helper.purl "pkg:maven/a" is no valid package URL`,
      `6.1.13 ${HELPER}.purl "pkg:maven/@1.3.4" is no valid package URL`,
    ],
  ],
  [
    'two hashes of one kind',
    { [`${HELPER}.hashes.0.file_hashes.1`]: { algorithm: 'SHA256', value: 'cd'.repeat(32) } },
    [`6.1.25 ${HELPER}.hashes.0.file_hashes.1 is a second hash by "SHA256" of one file`],
  ],
  [
    'only a weak hash',
    { [`${HELPER}.hashes.0.file_hashes.0`]: { algorithm: 'md5', value: 'ab'.repeat(16) } },
    [
      `(6.2.8 ${HELPER}.hashes.0.file_hashes has no hash but by md5)`,
      `(6.3.5 ${HELPER}.hashes.0.file_hashes.0.value has fewer than 64 digits)`,
    ],
  ],
  [
    'only another weak hash',
    { [`${HELPER}.hashes.0.file_hashes.0`]: { algorithm: 'sha1', value: 'ab'.repeat(20) } },
    [`(6.2.9 ${HELPER}.hashes.0.file_hashes has no hash but by sha1)`, '(6.3.5 '],
  ],
  ...['prior to 4.2', '<4.2', 'ALL', '4.1 and earlier', '3.X versions'].map((name): FaultRow => [
    `the version ${name}`,
    { [`${VERSION}.name`]: name },
    [`6.1.31 ${VERSION}.name ${JSON.stringify(name)} is a range of versions`],
  ]),
  ['a version with such a word in a word', { [`${VERSION}.name`]: 'after-eight' }, []],
  ['a version with a v', { [`${VERSION}.name`]: 'V4.2' }, [`(6.3.11 ${VERSION}.name "V4.2" starts with a "v")`]],
  ['a version that starts with a word', { [`${VERSION}.name`]: 'Vista' }, []],
  [
    'a range that is no vers range',
    { [`${VERSION}.category`]: 'product_version_range', [`${VERSION}.name`]: '>4.2' },
    [
      `(6.2.18 ${VERSION}.name ">4.2" is no vers range)`,
      `(6.3.9 ${VERSION}.product is not below branches for vendor, product_name and product_version)`,
      `(6.3.10 ${VERSION}.category is "product_version_range"`,
    ],
  ],
  [
    'branches in another order',
    { [`${P}.branches.0.category`]: 'product_name', [`${P}.branches.0.branches.0.category`]: 'vendor' },
    [0, 1].map((at) => `(6.3.9 ${P}.branches.0.branches.0.branches.${at}.product is not below`),
  ],
  [
    'a product that says nothing of itself',
    { [HELPER]: undefined },
    [`(6.2.16 ${NAMES}.0 has no "product_identification_helper")`],
  ],
];

it.each(ROWS)('%s', (...row) => expect(cutFaults(row)).toEqual(row[2]));
