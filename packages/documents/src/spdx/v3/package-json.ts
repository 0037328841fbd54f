import { parsePurl, type BomComponent, type BomLink } from '@morel/model';
import { externalRef, identifier, type Graph, type Members } from './graph.ts';
import { SPDX_ALGORITHMS, SPDX_IDENTIFIERS, SPDX_LINKS, SPDX_PURPOSES } from './words.ts';

/** The members of a package. Source: SPDX 3.0.1, Software/Package. */
export function packageMembers(component: BomComponent, graph: Graph): Members {
  const { version, purl, supplier, originator, description, copyright, links, kind } = component;
  const { download, website, others } = placed(links);
  return {
    name: fullName(component),
    ...(description !== undefined && { description }),
    ...hashMembers(component),
    ...identifierMembers(component),
    ...(others.length > 0 && {
      externalRef: others.map((link) => externalRef(SPDX_LINKS.get(link.kind) ?? 'other', [link.url], link.comment)),
    }),
    ...propertyMembers(component),
    ...(supplier && { suppliedBy: graph.party(supplier) }),
    ...(originator && { originatedBy: [graph.party(originator)] }),
    software_primaryPurpose: SPDX_PURPOSES.get(kind) ?? 'other',
    ...(version !== undefined && { software_packageVersion: version }),
    ...(purl !== undefined && { software_packageUrl: purl }),
    ...(download && { software_downloadLocation: download.url }),
    ...(website && { software_homePage: website.url }),
    ...(copyright !== undefined && { software_copyrightText: copyright }),
  };
}

export function fullName({ group, name }: BomComponent): string {
  return group === undefined ? name : `${group}/${name}`;
}

/** The first archive and the first website have members of their own, which hold an address and nothing else. */
function placed(links: readonly BomLink[]) {
  const first = (kind: string): BomLink | undefined =>
    links.find((link) => link.kind === kind && link.comment === undefined && link.url !== '');
  const [download, website] = [first('distribution'), first('website')];
  return { download, website, others: links.filter((link) => link !== download && link !== website) };
}

function hashMembers({ hashes }: BomComponent): Members {
  const verifiedUsing = hashes.flatMap(({ algorithm, value }) => {
    const name = SPDX_ALGORITHMS.get(algorithm);
    return name === undefined ? [] : [{ type: 'Hash', algorithm: name, hashValue: value }];
  });
  return verifiedUsing.length > 0 ? { verifiedUsing } : {};
}

function identifierMembers({ identifiers }: BomComponent): Members {
  const externalIdentifier = identifiers.map(({ kind, value }) =>
    identifier(kind === 'cpe' && value.startsWith('cpe:/') ? 'cpe22' : (SPDX_IDENTIFIERS.get(kind) ?? 'other'), value),
  );
  return externalIdentifier.length > 0 ? { externalIdentifier } : {};
}

function propertyMembers({ properties }: BomComponent): Members {
  if (properties.length === 0) return {};
  const extension_cdxProperty = properties.map(({ name, value }) => ({
    type: 'extension_CdxPropertyEntry',
    extension_cdxPropName: name,
    extension_cdxPropValue: value,
  }));
  return { extension: [{ type: 'extension_CdxPropertiesExtension', extension_cdxProperty }] };
}

/** What the format has no place for, each kind named once. */
export function packageLosses(component: BomComponent, lost: Set<string>): void {
  const { kind, scope, group, purl, hashes, licences, links } = component;
  if (kind === 'cryptographic-asset') lost.add('that a component is a cryptographic asset');
  if (scope !== undefined && scope !== 'required')
    lost.add('the scope of a component (the kind of its dependencies stays)');
  if (group !== undefined && parsePurl(purl ?? '')?.namespace !== group)
    lost.add('that the first part of a name is a group');
  if (hashes.some(({ algorithm }) => !SPDX_ALGORITHMS.has(algorithm)))
    lost.add('hashes of an algorithm that SPDX 3 has no name for');
  if (licences.some(({ url }) => url !== undefined)) lost.add('addresses of licences');
  if (links.some((link) => !SPDX_LINKS.has(link.kind))) lost.add('the kind of a link that SPDX 3 has no word for');
  if (links.some((link) => link.hashes.length > 0)) lost.add('hashes of links');
}
