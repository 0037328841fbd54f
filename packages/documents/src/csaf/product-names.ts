import { formatPurl, parsePurl, type PurlParts, type VexHash, type VexIdentifier, type VexPart } from '@morel/model';
import { asString, get, stringsOf } from '@morel/parse';
import { listOf } from './members.ts';

/** A branch of the product tree with those that it hangs from. */
export interface Branch {
  readonly category: string;
  readonly name: string;
  readonly parent: Branch | undefined;
}

/** A product as it is defined, and where it stands in the tree. */
export interface Definition {
  readonly product: unknown;
  readonly branch: Branch | undefined;
}

/** Branches that single out a part of what a package URL names. Source: CSAF 2.0, section 3.1.2.2. */
const NARROWING: ReadonlySet<string> = new Set([
  'host_name',
  'language',
  'patch_level',
  'service_pack',
  'specification',
]);

/** Numbers of single units or models; a package URL beside them names all of them. Source: CSAF 2.0, section 3.1.3.3. */
const UNITS = { model_numbers: 'model number', serial_numbers: 'serial number', skus: 'stock keeping unit' } as const;

/** `vers:all/*`, `vers:npm/*`: every version. */
const EVERY_VERSION = /^vers:[^/]+\/\*$/;

/** An address in a product, and why the product may be narrower than what the address names. */
interface Address {
  readonly kind: VexIdentifier['kind'];
  readonly value: string;
  readonly doubt: string | undefined;
}

/**
 * The names that definitions give one product. In a statement that silences all of them have to fit: where one may stand
 * for more than the product, none is compared. In one that takes back each is a name, as wide as can be. Branch names
 * are for people and name nothing.
 */
export function namesOf(definitions: readonly Definition[], silences: boolean): VexPart {
  const addresses = definitions.flatMap((definition) => addressesOf(definition, silences));
  const isInDoubt = silences && addresses.some(({ doubt }) => doubt !== undefined);
  const helpers = definitions.map(({ product }) => get(product, 'product_identification_helper'));
  const cpes = helpers.flatMap((helper) => asString(get(helper, 'cpe')) ?? []);
  const others = helpers.flatMap((helper) => [...stringsOf(get(helper, 'sbom_urls')), ...unitsOf(helper)]);
  const identifiers: VexIdentifier[] = [
    ...addresses.map(({ kind, value, doubt }) =>
      isInDoubt && kind !== 'other' ? other(`${value}, ${doubt ?? 'beside a name in doubt'}`) : { kind, value },
    ),
    ...cpes.map((value) => ({ kind: 'cpe' as const, value })),
    ...others.map(other),
  ];
  const name = asString(get(definitions[0]?.product, 'name')) ?? '';
  return {
    identifiers: identifiers.length > 0 ? distinct(identifiers) : [other(name)],
    hashes: helpers.flatMap(hashesOf),
  };
}

function addressesOf({ product, branch }: Definition, silences: boolean): Address[] {
  const helper = get(product, 'product_identification_helper');
  const narrowing = unitsOf(helper)[0] ?? narrowedBy(branch);
  const texts = stringsOf([get(helper, 'purl'), ...listOf(helper, 'x_generic_uris').map((entry) => get(entry, 'uri'))]);
  return texts.map((text) => {
    const purl = parsePurl(text);
    if (!purl)
      return { kind: addressKind(text), value: text, doubt: /^pkg:/i.test(text) ? 'which is none' : narrowing };
    const versions = versionDoubt(purl, branch);
    const doubt = narrowing ?? architectureDoubt(purl, branch) ?? versions;
    return { kind: 'purl', value: silences || versions === undefined ? text : withoutVersion(purl), doubt };
  });
}

function other(value: string): VexIdentifier {
  return { kind: 'other', value };
}

function distinct(identifiers: readonly VexIdentifier[]): VexIdentifier[] {
  return [...new Map(identifiers.map((identifier) => [`${identifier.kind} ${identifier.value}`, identifier])).values()];
}

function unitsOf(helper: unknown): string[] {
  return Object.entries(UNITS).flatMap(([key, word]) => stringsOf(get(helper, key)).map((value) => `${word} ${value}`));
}

/** What an address is. A BOM-Link without a fragment names a whole document, which is no component. */
export function addressKind(address: string): VexIdentifier['kind'] {
  if (/^urn:cdx:[^#]+#./.test(address)) return 'bom-link';
  return parsePurl(address) ? 'purl' : 'other';
}

function withoutVersion(purl: PurlParts): string {
  return formatPurl({ ...purl, version: '' });
}

/** The nearest branch of such a category. */
function find(branch: Branch | undefined, fits: (category: string) => boolean): Branch | undefined {
  for (let at = branch; at; at = at.parent) if (fits(at.category)) return at;
  return undefined;
}

function textOf({ category, name }: Branch): string {
  return `${category} "${name}"`;
}

function narrowedBy(branch: Branch | undefined): string | undefined {
  const narrow = find(branch, (category) => NARROWING.has(category));
  return narrow && textOf(narrow);
}

/** Package URLs of packages that are built for each architecture say for which one. */
function architectureDoubt({ qualifiers = {} }: PurlParts, branch: Branch | undefined): string | undefined {
  const found = find(branch, (category) => category === 'architecture');
  return found && !Object.hasOwn(qualifiers, 'arch') ? textOf(found) : undefined;
}

/** Why the versions that a package URL names may be others than those of the product. */
function versionDoubt({ version }: PurlParts, branch: Branch | undefined): string | undefined {
  const stated = find(branch, (category) => category.startsWith('product_version'));
  if (stated?.category === 'product_version_range') return EVERY_VERSION.test(stated.name) ? undefined : textOf(stated);
  if (version !== undefined) return stated && !isSameVersion(stated.name, version) ? textOf(stated) : undefined;
  if (stated) return textOf(stated);
  return branch?.category === 'product_name' ? undefined : 'of which no version is told';
}

/**
 * Names of versions come with epochs, prefixes and the name of the product, package URLs with more or less of that. A
 * digest is a version of its own kind.
 */
function isSameVersion(name: string, version: string): boolean {
  if (/^sha\d+:/.test(version)) return true;
  const [a, b] = [name, version].map((text) => text.toLowerCase().replace(/^v(?=\d)/, ''));
  return a !== undefined && b !== undefined && (a.includes(b) || b.includes(a));
}

/** Algorithms as OpenVEX writes them. Source: CSAF 2.0, section 3.1.3.3.2, after the names of OpenSSL. */
function algorithmOf(name: string): string {
  return name.toLowerCase().replace(/^(sha|blake2b|blake2s)(224|256|384|512)$/, '$1-$2');
}

function hashesOf(helper: unknown): VexHash[] {
  return listOf(helper, 'hashes').flatMap((file) =>
    listOf(file, 'file_hashes').flatMap((hash) => {
      const [algorithm, value] = [asString(get(hash, 'algorithm')), asString(get(hash, 'value'))];
      return algorithm === undefined || value === undefined ? [] : [{ algorithm: algorithmOf(algorithm), value }];
    }),
  );
}
