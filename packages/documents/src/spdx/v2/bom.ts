import type { Bom, BomComponent, BomCompleteness, BomDependency, BomDocument } from '@morel/model';
import { asArray, asString, get, stringsOf, type Step } from '@morel/parse';
import type { PlacedBom, PlacedName } from '../../sbom/placed.ts';
import { componentOf, said } from './package.ts';
import { partyOf, toolOf } from './parties.ts';
import { meaningOf } from './relationships.ts';

/** With the number of files that the document lists. */
export interface Spdx2Bom extends PlacedBom {
  readonly files: number;
}

const DOCUMENT = 'SPDXRef-DOCUMENT';

/** The bill of materials in a checked document of SPDX 2. */
export function bomOf(document: unknown): Spdx2Bom {
  const places = new Map<string, readonly Step[]>();
  const doubled: PlacedName[] = [];
  const components = new Map<string, BomComponent>();
  for (const [at, value] of listOf(document, 'packages').entries()) {
    const name = asString(get(value, 'SPDXID')) ?? '';
    const path = ['packages', at];
    if (components.has(name)) doubled.push({ name, path: [...path, 'SPDXID'] });
    const key = components.has(name) ? `${name}#${at}` : name;
    components.set(key, componentOf(value, key));
    places.set(key, path);
  }
  const files = listOf(document, 'files');
  const others = new Set(files.map((file) => asString(get(file, 'SPDXID')) ?? ''));
  const stated = relationshipsOf(document, components, others);
  const described = [...new Set([...stated.described, ...stringsOf(get(document, 'documentDescribes'))])];
  const subject = described.length === 1 && components.has(described[0] ?? '') ? described[0] : undefined;
  const bom: Bom = {
    document: documentOf(document),
    ...(subject !== undefined && { subject }),
    components: [...components.values()].map((component) => {
      const partOf = stated.parts.get(component.key);
      return partOf === undefined || component.key === subject ? component : { ...component, partOf };
    }),
    dependencies: stated.dependencies,
    completeness: stated.completeness,
  };
  const dropped = ['files', 'snippets', 'annotations', 'hasExtractedLicensingInfos', 'revieweds'].filter(
    (key) => listOf(document, key).length > 0,
  );
  return { bom, dropped, places, doubled, dangling: stated.dangling, files: files.length };
}

interface Stated {
  readonly described: string[];
  readonly parts: Map<string, string>;
  readonly dependencies: BomDependency[];
  readonly completeness: BomCompleteness[];
  readonly dangling: PlacedName[];
}

function relationshipsOf(
  document: unknown,
  components: ReadonlyMap<string, BomComponent>,
  others: ReadonlySet<string>,
): Stated {
  const stated: Stated = { described: [], parts: new Map(), dependencies: [], completeness: [], dangling: [] };
  const isKnown = (name: string, path: readonly Step[]): boolean => {
    const elsewhere = name === DOCUMENT || name.startsWith('DocumentRef-') || others.has(name);
    if (!components.has(name) && !elsewhere) stated.dangling.push({ name, path });
    return components.has(name);
  };
  for (const [at, relationship] of listOf(document, 'relationships').entries()) {
    const meaning = meaningOf(asString(get(relationship, 'relationshipType')) ?? '');
    if (!meaning) continue;
    const ends = ['spdxElementId', 'relatedSpdxElement'] as const;
    const [fromEnd, toEnd] = meaning.reverse ? [ends[1], ends[0]] : ends;
    const [from, to] = [asString(get(relationship, fromEnd)) ?? '', asString(get(relationship, toEnd)) ?? ''];
    const path = ['relationships', at];
    if (to === 'NONE' || to === 'NOASSERTION') {
      if (meaning.is === 'depends' && components.has(from))
        stated.completeness.push({ of: 'dependencies', keys: [from], state: to === 'NONE' ? 'complete' : 'unknown' });
    } else if (meaning.is === 'describes') {
      if (from === DOCUMENT && isKnown(to, [...path, toEnd])) stated.described.push(to);
    } else if (isKnown(from, [...path, fromEnd]) && isKnown(to, [...path, toEnd])) {
      if (meaning.is === 'part') stated.parts.set(to, from);
      else stated.dependencies.push({ from, to, kind: meaning.is });
    }
  }
  return stated;
}

function documentOf(document: unknown): BomDocument {
  const info = get(document, 'creationInfo');
  const creators = stringsOf(get(info, 'creators'));
  const [id, created, licence] = [
    said(document, 'documentNamespace'),
    said(info, 'created'),
    said(document, 'dataLicense'),
  ];
  return {
    format: (asString(get(document, 'spdxVersion')) ?? '').replace('SPDX-', 'SPDX '),
    ...(id && { id }),
    ...(created && { created }),
    authors: creators.flatMap((creator) => partyOf(creator) ?? []),
    tools: creators.flatMap((creator) => toolOf(creator) ?? []),
    phases: [],
    ...(licence && { licence }),
  };
}

function listOf(owner: unknown, key: string): readonly unknown[] {
  return asArray(get(owner, key)) ?? [];
}
