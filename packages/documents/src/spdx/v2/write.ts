import {
  isOwnPart,
  OWN_PROPERTY,
  type Bom,
  type BomComponent,
  type BomIdentifier,
  type BomWriter,
  type Licence,
} from '@morel/model';
import { partyText, toolText } from './parties.ts';
import { RELATIONSHIPS } from './relationships.ts';
import { OWN_COMMENT, purposeOf, spdxAlgorithm } from './words.ts';

const DOCUMENT = 'SPDXRef-DOCUMENT';
const NOTHING_SAID = 'NOASSERTION';

/** Writes SPDX 2.3 in JSON. Source: SPDX 2.3 (https://spdx.github.io/spdx-spec/v2.3/). */
export const spdx2Writer: BomWriter = {
  format: 'spdx-2.3-json',
  write(bom) {
    const ids = idsOf(bom);
    const lost = new Set<string>();
    const value = {
      spdxVersion: 'SPDX-2.3',
      dataLicense: 'CC0-1.0',
      SPDXID: DOCUMENT,
      name: nameOf(bom),
      documentNamespace: namespaceOf(bom),
      creationInfo: creationInfo(bom),
      packages: bom.components.map((component) => ({
        ...packageJson(component, ids, lost),
        ...annotationsJson(component, bom),
      })),
      relationships: relationshipsJson(bom, ids),
    };
    documentLosses(bom, lost);
    return { text: [`${JSON.stringify(value, undefined, 2)}\n`], lost: [...lost] };
  },
};

/** Identifiers hold letters, digits, dots and dashes only. */
function idsOf({ components }: Bom): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set([DOCUMENT]);
  for (const { key } of components) {
    const plain = `SPDXRef-${key.replace(/^SPDXRef-/, '').replaceAll(/[^A-Za-z0-9.-]+/g, '-')}`;
    let id = plain;
    for (let number = 2; taken.has(id); number += 1) id = `${plain}-${number}`;
    taken.add(id);
    ids.set(key, id);
  }
  return ids;
}

function nameOf({ components, subject }: Bom): string {
  const root = components.find(({ key }) => key === subject);
  return root === undefined ? 'components' : fullName(root);
}

function fullName({ group, name }: BomComponent): string {
  return group === undefined ? name : `${group}/${name}`;
}

/** An address that no other document has. */
function namespaceOf({ document: { id, version } }: Bom): string {
  if (id !== undefined && !id.startsWith('urn:uuid:')) return id;
  return `https://spdx.org/spdxdocs/${(id ?? 'unnamed').replace('urn:uuid:', '')}${version === undefined || version === 1 ? '' : `-${version}`}`;
}

function creationInfo({ document: { created, authors, tools } }: Bom): {
  readonly created: string;
  readonly creators: readonly string[];
} {
  const creators = [...tools.map(toolText), ...authors.map(partyText)];
  return { created: created ?? '1970-01-01T00:00:00Z', creators: creators.length > 0 ? creators : ['Tool: morel'] };
}

function packageJson(component: BomComponent, ids: ReadonlyMap<string, string>, lost: Set<string>): object {
  const { key, version, supplier, originator, description, copyright } = component;
  const website = component.links.find(({ kind }) => kind === 'website')?.url;
  packageLosses(component, lost);
  return {
    SPDXID: ids.get(key),
    name: fullName(component),
    ...(version !== undefined && { versionInfo: version }),
    ...(supplier && { supplier: partyText(supplier) }),
    ...(originator && { originator: partyText(originator) }),
    downloadLocation: downloadOf(component) ?? NOTHING_SAID,
    filesAnalyzed: false,
    primaryPackagePurpose: purposeOf(component.kind),
    ...(website !== undefined && { homepage: website }),
    ...checksumsJson(component),
    ...licencesJson(component.licences),
    copyrightText: copyright ?? NOTHING_SAID,
    ...(description !== undefined && { description }),
    ...referencesJson(component),
  };
}

function downloadOf({ links }: BomComponent): string | undefined {
  const link = links.find(({ kind }) => kind === 'distribution') ?? links.find(({ kind }) => kind === 'vcs');
  return link?.url;
}

function checksumsJson({ hashes }: BomComponent): object {
  const checksums = hashes.flatMap(({ algorithm, value }) => {
    const name = spdxAlgorithm(algorithm);
    return name === undefined ? [] : [{ algorithm: name, checksumValue: value }];
  });
  return checksums.length > 0 ? { checksums } : {};
}

function licencesJson(licences: readonly Licence[]): object {
  const of = (kind: 'declared' | 'concluded'): string => {
    const expressions = licences
      .filter((licence) => (licence.kind ?? 'declared') === kind)
      .flatMap(({ expression }) => expression ?? []);
    const parts =
      expressions.length > 1 ? expressions.map((text) => (/ /.test(text) ? `(${text})` : text)) : expressions;
    return parts.length === 0 ? NOTHING_SAID : parts.join(' AND ');
  };
  return { licenseConcluded: of('concluded'), licenseDeclared: of('declared') };
}

/** SPDX 2 has no properties: what nobody else publishes is said in a comment on the package. */
function annotationsJson(component: BomComponent, bom: Bom): object {
  if (!isOwnPart(component)) return {};
  const { created, creators } = creationInfo(bom);
  const [annotator] = creators;
  return { annotations: [{ annotationDate: created, annotationType: 'OTHER', annotator, comment: OWN_COMMENT }] };
}

const REFERENCES: Readonly<Record<BomIdentifier['kind'], readonly [category: string, type: string] | undefined>> = {
  cpe: ['SECURITY', 'cpe23Type'],
  swid: ['SECURITY', 'swid'],
  swhid: ['PERSISTENT-ID', 'swh'],
  omnibor: ['PERSISTENT-ID', 'gitoid'],
  other: undefined,
};

function referencesJson({ purl, identifiers }: BomComponent): object {
  const externalRefs = [
    ...(purl === undefined ? [] : [reference('PACKAGE-MANAGER', 'purl', purl)]),
    ...identifiers.flatMap(({ kind, value }) => {
      const words = REFERENCES[kind];
      return words ? [reference(words[0], words[1], value)] : [];
    }),
  ];
  return externalRefs.length > 0 ? { externalRefs } : {};
}

function relationshipsJson(bom: Bom, ids: ReadonlyMap<string, string>): object[] {
  const subject = ids.get(bom.subject ?? '');
  const described = subject === undefined ? bom.components.map(({ key }) => ids.get(key) ?? '') : [subject];
  const whole = new Set(bom.components.map(({ key }) => key));
  return [
    ...described.map((id) => relation(DOCUMENT, 'DESCRIBES', id)),
    ...bom.components.flatMap(({ key, partOf }) =>
      partOf !== undefined && whole.has(partOf)
        ? [relation(ids.get(partOf) ?? '', 'CONTAINS', ids.get(key) ?? '')]
        : [],
    ),
    ...bom.dependencies.flatMap(({ from, to, kind }) => {
      const [start, end] = [ids.get(from), ids.get(to)];
      if (start === undefined || end === undefined) return [];
      const { type, reverse } = RELATIONSHIPS[kind];
      return [reverse ? relation(end, type, start) : relation(start, type, end)];
    }),
    ...bom.completeness.flatMap(({ of, keys, state }) => {
      if (of !== 'dependencies' || state === 'incomplete') return [];
      const asking = new Set(bom.dependencies.map(({ from }) => from));
      const to = state === 'complete' ? 'NONE' : NOTHING_SAID;
      return keys
        .filter((key) => !asking.has(key) && ids.has(key))
        .map((key) => relation(ids.get(key) ?? '', 'DEPENDS_ON', to));
    }),
  ];
}

function packageLosses(component: BomComponent, lost: Set<string>): void {
  if (component.properties.some(({ name }) => name !== OWN_PROPERTY.name)) lost.add('properties of components');
  if (component.scope !== undefined && component.scope !== 'required')
    lost.add('the scope of a component (the kind of its dependencies stays)');
  if (component.licences.some(({ expression }) => expression === undefined))
    lost.add('licences that are no expression');
  if (component.hashes.some(({ algorithm }) => spdxAlgorithm(algorithm) === undefined))
    lost.add('hashes of an algorithm that SPDX 2.3 has no name for');
  if (component.identifiers.some(({ kind }) => kind === 'other')) lost.add('identifiers that are of no kind of SPDX');
  const held = new Set(['distribution', 'vcs', 'website']);
  if (component.links.some(({ kind }) => !held.has(kind)))
    lost.add('links other than the download location and the website');
}

function documentLosses({ document, completeness }: Bom, lost: Set<string>): void {
  if (document.phases.length > 0) lost.add('the phase of its life in which the subject was looked at');
  if (document.supplier) lost.add('the supplier of the document');
  if (completeness.some(({ state }) => state === 'incomplete')) lost.add('that a list is incomplete');
  if (completeness.some(({ of }) => of === 'parts')) lost.add('how complete the list of components is');
}

function reference(category: string, type: string, locator: string): object {
  return { referenceCategory: category, referenceType: type, referenceLocator: locator };
}

function relation(from: string, relationshipType: string, to: string): object {
  return { spdxElementId: from, relationshipType, relatedSpdxElement: to };
}
