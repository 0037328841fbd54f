import type { Bom, BomComponent, BomHash, BomLink, BomParty, Licence } from '@morel/model';
import { licencesJson } from './licences.ts';

/** A component with its parts. Source: CycloneDX 1.7, `#/definitions/component`. */
export function componentJson(component: BomComponent, bom: Bom): object {
  const { kind, key, group, name, version, description, scope, copyright, purl } = component;
  const parts = key === bom.subject ? [] : bom.components.filter(({ partOf }) => partOf === key);
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
    ...(component.hashes.length > 0 && { hashes: component.hashes.map(hashJson) }),
    ...licencesOf(component.licences),
    ...(copyright !== undefined && { copyright }),
    ...identifiersJson(component),
    ...(purl !== undefined && { purl }),
    ...(component.links.length > 0 && { externalReferences: component.links.map(linkJson) }),
    ...(parts.length > 0 && { components: parts.map((part) => componentJson(part, bom)) }),
    ...(component.properties.length > 0 && { properties: [...component.properties] }),
  };
}

function licencesOf(licences: readonly Licence[]): object {
  const list = licencesJson(licences);
  return list.length > 0 ? { licenses: list } : {};
}

function hashJson({ algorithm, value }: BomHash): object {
  return { alg: algorithm, content: value };
}

function linkJson({ kind, url, comment, hashes }: BomLink): object {
  return {
    type: kind,
    url,
    ...(comment !== undefined && { comment }),
    ...(hashes.length > 0 && { hashes: hashes.map(hashJson) }),
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
  return {
    ...(name !== undefined && { name }),
    ...(urls.length > 0 && { url: [...urls] }),
    ...(email !== undefined && { contact: [{ email }] }),
  };
}

export function personJson({ name, email }: BomParty): object {
  return { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
}
