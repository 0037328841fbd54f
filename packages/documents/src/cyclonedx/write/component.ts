import type { Bom, BomComponent, BomHash, BomLink, BomParty, Licence } from '@morel/model';
import type { SpecVersion } from './spec-version.ts';
import { licencesJson } from './licences.ts';
import { isAddress, isEmail, isHash } from './values.ts';

/** The bill that is written. */
export interface Writing {
  readonly bom: Bom;
  /** By the key of a component, what it is made of. */
  readonly parts: ReadonlyMap<string | undefined, readonly BomComponent[]>;
  readonly version: SpecVersion;
  /** Gets the kinds of things that were left out. */
  readonly lost: Set<string>;
}

/** A component with its parts, as far as the schema takes what it says. Source: CycloneDX 1.7, `#/definitions/component`. */
export function componentJson(component: BomComponent, writing: Writing): object {
  const { bom, version: specVersion, lost } = writing;
  const { kind, key, group, name, version, description, scope, copyright, purl } = component;
  const parts = key === bom.subject ? [] : (writing.parts.get(key) ?? []);
  const hashes = kept(component.hashes, isHash, lost, 'hashes that do not have the form of their algorithm');
  const links = kept(component.links, ({ url }) => isAddress(url), lost, 'links that are no addresses');
  return {
    type: kind === 'other' ? 'library' : kind,
    'bom-ref': key,
    ...(component.supplier && { supplier: organisationJson(component.supplier) }),
    ...originatorJson(component.originator),
    ...(group !== undefined && { group }),
    name,
    ...(version !== undefined && { version }),
    ...(description !== undefined && { description }),
    ...(scope && { scope }),
    ...(hashes.length > 0 && { hashes: hashes.map(hashJson) }),
    ...licencesOf(component.licences),
    ...(copyright !== undefined && { copyright }),
    ...identifiersJson(component),
    ...(purl !== undefined && { purl }),
    ...(links.length > 0 && { externalReferences: links.map((link) => linkJson(link, specVersion)) }),
    ...(parts.length > 0 && { components: parts.map((part) => componentJson(part, writing)) }),
    ...(component.properties.length > 0 && { properties: [...component.properties] }),
  };
}

function kept<T>(items: readonly T[], isWanted: (item: T) => boolean, lost: Set<string>, kind: string): readonly T[] {
  const wanted = items.filter(isWanted);
  if (wanted.length < items.length) lost.add(kind);
  return wanted;
}

function licencesOf(licences: readonly Licence[]): object {
  const list = licencesJson(licences);
  return list.length > 0 ? { licenses: list } : {};
}

function hashJson({ algorithm, value }: BomHash): object {
  return { alg: algorithm, content: value };
}

/** Kinds of links that version 1.6 has no word for. */
const NEWER_LINKS: ReadonlySet<string> = new Set(['patent', 'patent-family', 'patent-assertion', 'citation']);

function linkJson({ kind, url, comment, hashes }: BomLink, version: SpecVersion): object {
  const valid = hashes.filter(isHash);
  return {
    type: version === '1.6' && NEWER_LINKS.has(kind) ? 'other' : kind,
    url,
    ...(comment !== undefined && { comment }),
    ...(valid.length > 0 && { hashes: valid.map(hashJson) }),
  };
}

function originatorJson(party: BomParty | undefined): object {
  if (!party) return {};
  return party.kind === 'person' ? { authors: [personJson(party)] } : { manufacturer: organisationJson(party) };
}

function identifiersJson({ identifiers, name, version }: BomComponent): object {
  const of = (kind: string): string[] => identifiers.filter((id) => id.kind === kind).map(({ value }) => value);
  const [cpe] = of('cpe');
  const [tagId] = of('swid');
  const [swhid, omniborId] = [of('swhid'), of('omnibor')];
  return {
    ...(cpe !== undefined && { cpe }),
    ...(omniborId.length > 0 && { omniborId }),
    ...(swhid.length > 0 && { swhid }),
    ...(tagId !== undefined && { swid: { tagId, name, ...(version !== undefined && { version }) } }),
  };
}

export function organisationJson({ name, email, urls = [] }: BomParty): object {
  const addresses = urls.filter(isAddress);
  return {
    ...(name !== undefined && { name }),
    ...(addresses.length > 0 && { url: addresses }),
    ...(isEmail(email) && { contact: [{ email }] }),
  };
}

export function personJson({ name, email }: BomParty): object {
  return { ...(name !== undefined && { name }), ...(isEmail(email) && { email }) };
}
