import { checkSchema, isSchema, type Schema, type SchemaFault, type SchemaSet } from '@morel/parse';

type SchemaModule = Promise<{ readonly default: unknown }>;

/** Versions of the specification that are read, with what their schema is checked with. */
const BOMS: Readonly<Record<string, () => SchemaModule>> = {
  '1.2': () => import('./schemas/bom-1.2.gen.json', { with: { type: 'json' } }),
  '1.3': () => import('./schemas/bom-1.3.gen.json', { with: { type: 'json' } }),
  '1.4': () => import('./schemas/bom-1.4.gen.json', { with: { type: 'json' } }),
  '1.5': () => import('./schemas/bom-1.5.gen.json', { with: { type: 'json' } }),
  '1.6': () => import('./schemas/bom-1.6.gen.json', { with: { type: 'json' } }),
  '1.7': () => import('./schemas/bom-1.7.gen.json', { with: { type: 'json' } }),
};

export const VERSIONS: readonly string[] = Object.keys(BOMS);

/** The schemas of one version: `check` says what breaks them, in document order. */
export interface BomSchema {
  readonly set: SchemaSet;
  readonly name: string;
  check(document: unknown): readonly SchemaFault[];
}

/** Loads what a version is checked with; undefined for a version that there is none of. */
export async function loadBomSchema(version: string): Promise<BomSchema | undefined> {
  const load = Object.hasOwn(BOMS, version) ? BOMS[version] : undefined;
  if (!load) return undefined;
  const [bom, spdx, jsf, cryptography] = await Promise.all([
    load(),
    import('./schemas/spdx.gen.json', { with: { type: 'json' } }),
    import('./schemas/jsf-0.82.gen.json', { with: { type: 'json' } }),
    import('./schemas/cryptography-defs.gen.json', { with: { type: 'json' } }),
  ]);
  const name = `bom-${version}`;
  const set: SchemaSet = {
    [name]: schemaOf(bom),
    spdx: schemaOf(spdx),
    'jsf-0.82': schemaOf(jsf),
    'cryptography-defs': schemaOf(cryptography),
  };
  return { set, name, check: (document) => checkSchema(set, name, document) };
}

function schemaOf({ default: schema }: { readonly default: unknown }): Schema {
  if (!isSchema(schema)) throw new Error('a schema is no object');
  return schema;
}
