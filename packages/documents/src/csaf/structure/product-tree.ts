import type { Schema } from '@morel/parse';
import { CPE } from './cpe.ts';
import { ADDRESS, list, object, oneOf, refer, TEXT } from './terms.ts';

const HASHES: Schema = list(
  object(
    {
      file_hashes: list(
        object({ algorithm: TEXT, value: { type: 'string', pattern: '^[0-9a-fA-F]{32,}$', minLength: 32 } }, [
          'algorithm',
          'value',
        ]),
      ),
      filename: TEXT,
    },
    ['file_hashes', 'filename'],
  ),
);

/** Section 3.1.3.3; test 6.1.13 looks into package URLs. */
const HELPER: Schema = object(
  {
    cpe: { type: 'string', pattern: CPE, minLength: 5 },
    hashes: HASHES,
    model_numbers: list(TEXT, { uniqueItems: true }),
    purl: { type: 'string', format: 'uri', pattern: '^pkg:[A-Za-z\\.\\-\\+][A-Za-z0-9\\.\\-\\+]*/.+', minLength: 7 },
    sbom_urls: list(ADDRESS),
    serial_numbers: list(TEXT, { uniqueItems: true }),
    skus: list(TEXT),
    x_generic_uris: list(object({ namespace: ADDRESS, uri: ADDRESS }, ['namespace', 'uri'])),
  },
  [],
  { minProperties: 1 },
);

const BRANCHES: Schema = list(
  object(
    {
      branches: refer('branches_t'),
      category: oneOf(
        'architecture host_name language legacy patch_level product_family product_name product_version product_version_range service_pack specification vendor',
      ),
      name: TEXT,
      product: refer('full_product_name_t'),
    },
    ['category', 'name'],
    { minProperties: 3, maxProperties: 3 },
  ),
);

/** Definitions about products, which the product tree and the vulnerabilities share (section 3.1). */
export const PRODUCT_DEFINITIONS: Readonly<Record<string, Schema>> = {
  branches_t: BRANCHES,
  full_product_name_t: object(
    { name: TEXT, product_id: refer('product_id_t'), product_identification_helper: HELPER },
    ['name', 'product_id'],
  ),
  product_group_id_t: TEXT,
  product_groups_t: list(refer('product_group_id_t'), { uniqueItems: true }),
  product_id_t: TEXT,
  products_t: list(refer('product_id_t'), { uniqueItems: true }),
};

const GROUP: Schema = object(
  {
    group_id: refer('product_group_id_t'),
    product_ids: list(refer('product_id_t'), { minItems: 2, uniqueItems: true }),
    summary: TEXT,
  },
  ['group_id', 'product_ids'],
);

const RELATIONSHIP: Schema = object(
  {
    category: oneOf('default_component_of external_component_of installed_on installed_with optional_component_of'),
    full_product_name: refer('full_product_name_t'),
    product_reference: refer('product_id_t'),
    relates_to_product_reference: refer('product_id_t'),
  },
  ['category', 'full_product_name', 'product_reference', 'relates_to_product_reference'],
);

/** Section 3.2.2. */
export const PRODUCT_TREE: Schema = object(
  {
    branches: refer('branches_t'),
    full_product_names: list(refer('full_product_name_t')),
    product_groups: list(GROUP),
    relationships: list(RELATIONSHIP),
  },
  [],
  { minProperties: 1 },
);
