import { describe, expect, it } from 'vitest';
import { ProductTree } from './product-tree.ts';

const LEFT = 'pkg:npm/left@1.0.0';
const ANY_LEFT = 'pkg:npm/left';
const LINK = 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#left';

type Members = Readonly<Record<string, unknown>>;

function product(id: string, helper?: Members): Members {
  return { product_id: id, name: `name of ${id}`, ...(helper && { product_identification_helper: helper }) };
}

/** A tree in which product `p` hangs from branches of these categories and names, outermost first. */
function below(path: readonly (readonly [string, string])[], helper: Members): ProductTree {
  const branches = path.reduceRight<Members[]>(
    (inner, [category, name]) => [
      { category, name, ...(inner.length === 0 ? { product: product('p', helper) } : { branches: inner }) },
    ],
    [],
  );
  return new ProductTree(path.length === 0 ? { full_product_names: [product('p', helper)] } : { branches });
}

/** The names that are compared, of what silences and of what takes back. */
function compared(tree: ProductTree, id = 'p'): [string, string] {
  const text = (silences: boolean): string => {
    const { whole, part } = tree.product(id, silences);
    const names = [whole, ...(part ? [part] : [])].map(({ identifiers }) =>
      identifiers.flatMap(({ kind, value }) => (kind === 'purl' || kind === 'bom-link' ? value : [])).join(' and '),
    );
    return names.map((name) => name || 'nothing').join(' with ');
  };
  return [text(true), text(false)];
}

const NAMED = [
  ['vendor', 'Example'],
  ['product_name', 'Left'],
] as const;

describe('a package URL of a product', () => {
  it.each<[string, readonly (readonly [string, string])[], Members, string]>([
    ['of a version', [...NAMED, ['product_version', '1.0.0']], { purl: LEFT }, LEFT],
    [
      'of a version that its branch writes otherwise',
      [...NAMED, ['product_version', 'V1.0.0-2.el8']],
      { purl: LEFT },
      LEFT,
    ],
    ['of a version, in no branch', [], { purl: LEFT }, LEFT],
    ['of every version', [...NAMED, ['product_version_range', 'vers:all/*']], { purl: ANY_LEFT }, ANY_LEFT],
    ['of one of every version', [...NAMED, ['product_version_range', 'vers:npm/*']], { purl: LEFT }, LEFT],
    ['of a product as such', NAMED, { purl: ANY_LEFT }, ANY_LEFT],
    [
      'of a digest',
      [...NAMED, ['product_version', '8.1']],
      { purl: 'pkg:oci/left@sha256:00ff' },
      'pkg:oci/left@sha256:00ff',
    ],
    [
      'with its architecture',
      [...NAMED, ['architecture', 'x86_64']],
      { purl: `${LEFT}?arch=x86_64` },
      `${LEFT}?arch=x86_64`,
    ],
    [
      'of another package than the branch',
      [...NAMED, ['product_version', '2.0']],
      { purl: 'pkg:npm/right@2.0' },
      'pkg:npm/right@2.0',
    ],
    ['with a BOM-Link', [], { purl: LEFT, x_generic_uris: [{ uri: LINK }] }, `${LEFT} and ${LINK}`],
    ['with another one', [], { purl: LEFT, x_generic_uris: [{ uri: 'pkg:npm/l@1' }] }, `${LEFT} and pkg:npm/l@1`],
    [
      'with addresses of documents',
      [],
      { purl: LEFT, sbom_urls: ['https://example.com/a'], x_generic_uris: [{ uri: 'urn:cdx:a/1' }] },
      LEFT,
    ],
  ])('%s names it', (_, path, helper, expected) => {
    expect(compared(below(path, helper))).toEqual([expected, expected]);
  });

  it.each<[string, readonly (readonly [string, string])[], Members, string]>([
    ['without the version of its branch', [...NAMED, ['product_version', '1.0.0']], { purl: ANY_LEFT }, ANY_LEFT],
    [
      'without the range of its branch',
      [...NAMED, ['product_version_range', 'vers:npm/<2']],
      { purl: ANY_LEFT },
      ANY_LEFT,
    ],
    ['of one version in a range', [...NAMED, ['product_version_range', '<2']], { purl: LEFT }, ANY_LEFT],
    ['of another version than its branch', [...NAMED, ['product_version', '2.0.0']], { purl: LEFT }, ANY_LEFT],
    ['without a version in no branch', [], { purl: ANY_LEFT }, ANY_LEFT],
    ['of a family', [['product_family', 'Lefts']], { purl: ANY_LEFT }, ANY_LEFT],
    ['of all languages', [...NAMED, ['language', 'de']], { purl: LEFT }, LEFT],
    [
      'of all hosts',
      [
        ['host_name', 'a.example'],
        ['product_version', '1.0.0'],
      ],
      { purl: LEFT },
      LEFT,
    ],
    ['of all patch levels', [...NAMED, ['product_version', '1.0.0'], ['patch_level', '3']], { purl: LEFT }, LEFT],
    ['of all service packs', [...NAMED, ['service_pack', '3']], { purl: LEFT }, LEFT],
    ['of all specifications', [...NAMED, ['specification', 'x']], { purl: LEFT }, LEFT],
    ['of all architectures', [...NAMED, ['architecture', 'arm']], { purl: LEFT }, LEFT],
    ['of all units', [], { purl: LEFT, serial_numbers: ['7'] }, LEFT],
    ['of all models', [], { purl: LEFT, model_numbers: ['7*'] }, LEFT],
    ['of all packagings', [], { purl: LEFT, skus: ['7'] }, LEFT],
    ['that is none', [], { purl: 'pkg:npm' }, 'nothing'],
    [
      'beside one without a version',
      [],
      { purl: LEFT, x_generic_uris: [{ uri: 'pkg:npm/l' }] },
      `${LEFT} and pkg:npm/l`,
    ],
  ])('%s silences nothing, and takes back', (_, path, helper, takingBack) => {
    const tree = below(path, helper);
    expect(compared(tree)).toEqual(['nothing', takingBack]);
    // Nothing that another format could take for an address.
    const named = tree.product('p', true).whole.identifiers.filter(({ value }) => value.startsWith(LEFT));
    expect(named.filter(({ kind, value }) => kind !== 'other' || !value.includes(', '))).toEqual([]);
  });

  it('that is missing leaves hashes, names and the name of the product', () => {
    const hashes = [
      {
        filename: 'a',
        file_hashes: [
          { algorithm: 'SHA256', value: '00' },
          { algorithm: 'sha3-512', value: '01' },
        ],
      },
    ];
    expect(below([], { hashes }).product('p', true).whole).toEqual({
      identifiers: [{ kind: 'other', value: 'name of p' }],
      hashes: [
        { algorithm: 'sha-256', value: '00' },
        { algorithm: 'sha3-512', value: '01' },
      ],
    });
    expect(below([], { cpe: 'cpe:/a:x' }).product('p', true).whole.identifiers).toEqual([
      { kind: 'cpe', value: 'cpe:/a:x' },
    ]);
  });

  it('of a product that is not there is none', () => {
    expect(new ProductTree(undefined).product('x', true).whole.identifiers).toEqual([{ kind: 'other', value: 'x' }]);
  });
});

function related(...relationships: readonly (readonly [string, string, string, string, Members?])[]): ProductTree {
  return new ProductTree({
    full_product_names: [
      product('left', { purl: LEFT }),
      product('shop', { purl: 'pkg:npm/shop@1' }),
      product('host', { purl: 'pkg:generic/host@1' }),
    ],
    relationships: relationships.map(([id, component, category, container, helper]) => ({
      category,
      full_product_name: product(id, helper),
      product_reference: component,
      relates_to_product_reference: container,
    })),
  });
}

describe('a relationship', () => {
  it.each(['default_component_of', 'optional_component_of', 'installed_on'])(
    '%s makes a part of a product',
    (category) => {
      expect(compared(related(['p', 'left', category, 'shop']))).toEqual([
        `pkg:npm/shop@1 with ${LEFT}`,
        `pkg:npm/shop@1 with ${LEFT}`,
      ]);
    },
  );

  it.each(['installed_with', 'external_component_of'])(
    '%s silences nothing, and takes the component back everywhere',
    (category) => {
      expect(compared(related(['p', 'left', category, 'shop']))).toEqual(['nothing', LEFT]);
    },
  );

  it('with a package URL of its own asks for both', () => {
    const tree = related(['p', 'left', 'default_component_of', 'shop', { purl: 'pkg:npm/other@1' }]);
    expect(compared(tree)[0]).toBe(`pkg:npm/shop@1 with ${LEFT} and pkg:npm/other@1`);
  });

  it('with a package URL of its own that is in doubt silences nothing', () => {
    const tree = related(['p', 'left', 'default_component_of', 'shop', { purl: 'pkg:npm/other' }]);
    expect(compared(tree)[0]).toBe('pkg:npm/shop@1 with nothing');
  });

  it.each<[string, ProductTree]>([
    ['a part', related(['q', 'left', 'default_component_of', 'shop'], ['p', 'q', 'installed_on', 'host'])],
    [
      'a product that is a part',
      related(['q', 'shop', 'installed_on', 'host'], ['p', 'left', 'default_component_of', 'q']),
    ],
  ])('of %s silences nothing, and takes the innermost component back', (_, tree) => {
    expect(compared(tree)).toEqual(['nothing', LEFT]);
  });

  it('in a circle ends', () => {
    const tree = related(['p', 'q', 'installed_on', 'shop'], ['q', 'p', 'installed_on', 'shop']);
    expect(compared(tree)).toEqual(['nothing', 'nothing']);
  });
});

describe('a product group', () => {
  it('has its products, and one that is not there none', () => {
    const tree = new ProductTree({ product_groups: [{ group_id: 'g', product_ids: ['a', 'b'] }] });
    expect([tree.group('g'), tree.group('x')]).toEqual([['a', 'b'], []]);
  });
});
