import { formatPurl, parsePurl, type PurlParts, type VexIdentifier, type VexPart } from '@morel/model';
import { formatFault } from '@morel/parse';
import { isCompared } from '../vex/identifiers.ts';
import { CPE } from './structure/cpe.ts';
import { addressKind } from './product-names.ts';

const CPE_NAME = new RegExp(CPE);

/** Source: CSAF 2.0, section 3.1.3.3.2; shorter values are no hashes that it knows. */
const HASH = /^[0-9a-fA-F]{32,}$/;

const BOM_LINKS = 'https://cyclonedx.org/capabilities/bomlink/';
const PACKAGE_URLS = 'https://github.com/package-url/purl-spec';

/** A product as CSAF describes it. */
export interface WrittenPart {
  readonly name: string;
  readonly helper: object | undefined;
  /** The only package URL that it has: it tells in which branch the product belongs. */
  readonly purl: PurlParts | undefined;
  /** Names that CSAF has no place for, and hashes. */
  readonly unheld: readonly VexIdentifier[];
  readonly lostHashes: readonly string[];
}

/** What CSAF holds of the names of a product. One without a name that it holds is told by a text. */
export function writtenPart({ identifiers, hashes }: VexPart): WrittenPart {
  const [purl, ...morePurls] = identifiers.flatMap(({ kind, value }) => (kind === 'purl' ? purlOf(value) : []));
  const cpe = identifiers.find(({ kind, value }) => kind === 'cpe' && CPE_NAME.test(value));
  const links = identifiers.filter((known) => known.kind !== 'purl' && isHeldAddress(known));
  const [first] = identifiers;
  const name = first?.value ?? hashes[0]?.value ?? 'a product without a name';
  const files = filesOf(hashes, name);
  const isNamed = purl !== undefined || cpe !== undefined || links.length > 0 || files.held !== undefined;
  const unheld = identifiers.filter(
    (known) =>
      !(known.kind === 'purl' && parsePurl(known.value)) &&
      known !== cpe &&
      !links.includes(known) &&
      (isNamed || known !== first || isCompared(known)),
  );
  const uris = [
    ...morePurls.map(({ text }) => ({ namespace: PACKAGE_URLS, uri: text })),
    ...links.map((known) => ({ namespace: namespaceOf(known), uri: known.value })),
  ];
  const helper = {
    cpe: cpe?.value,
    hashes: files.held,
    purl: purl?.text,
    x_generic_uris: uris.length > 0 ? uris : undefined,
  };
  return {
    name,
    helper: isNamed ? helper : undefined,
    purl: morePurls.length > 0 ? undefined : purl?.parts,
    unheld,
    lostHashes: files.lost,
  };
}

/** The form that the schema has for package URLs. */
const PURL = /^pkg:[A-Za-z.+-][A-Za-z0-9.+-]*\/[^\s/]/;

/** As it is written where CSAF takes it so. */
function purlOf(value: string): { readonly text: string; readonly parts: PurlParts }[] {
  const parts = parsePurl(value);
  const isHeld = PURL.test(value) && formatFault('uri', value) === undefined;
  return parts ? [{ text: isHeld ? value : formatPurl(parts), parts }] : [];
}

/** Whether an address comes back as what it is. */
function isHeldAddress({ kind, value }: VexIdentifier): boolean {
  return kind !== 'cpe' && formatFault('uri', value) === undefined && addressKind(value) === kind;
}

/** The part of an address under which its owner gives names. */
function namespaceOf({ kind, value }: VexIdentifier): string {
  if (kind === 'bom-link') return BOM_LINKS;
  return /^[^:/?#]+:\/\/[^/?#]+/.exec(value)?.[0] ?? /^urn:[^:]+/i.exec(value)?.[0] ?? value;
}

function filesOf(hashes: VexPart['hashes'], filename: string): { held: object[] | undefined; lost: string[] } {
  const held = new Map<string, string>();
  const lost: string[] = [];
  for (const { algorithm, value } of hashes) {
    const name = algorithm.replace(/^(sha|blake2b|blake2s)-(\d+)$/, '$1$2');
    if (HASH.test(value) && !held.has(name)) held.set(name, value);
    else lost.push(`${algorithm} ${value}`);
  }
  const file_hashes = [...held].map(([algorithm, value]) => ({ algorithm, value }));
  return { held: held.size > 0 ? [{ file_hashes, filename }] : undefined, lost };
}
