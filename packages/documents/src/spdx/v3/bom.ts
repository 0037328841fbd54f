import type { Bom, BomComponent, BomDocument } from '@morel/model';
import { asString, get, stringsOf, type Step } from '@morel/parse';
import type { PlacedBom, PlacedName } from '../../sbom/placed.ts';
import { referenceOf, referencesOf, typeOf, type Element } from './elements.ts';
import { licenceOf, type Lookup } from './licences.ts';
import { componentOf, purlOf } from './package.ts';
import { makersOf } from './parties.ts';
import { statedBy, type Stated } from './stated.ts';
import { treatmentOf } from './types.ts';
import { OWN_PHASES } from './words.ts';

/** With the number of files that the document lists and that are no components. */
export interface Spdx3Bom extends PlacedBom {
  readonly files: number;
}

/** The bill of materials in the elements of a checked document. Source: SPDX 3.0.1 (https://spdx.github.io/spdx-spec/v3.0.1/). */
export function bomOf(elements: readonly Element[], format: string): Spdx3Bom {
  const byId = new Map<string, unknown>();
  for (const { id, value } of elements) if (!byId.has(id)) byId.set(id, value);
  const find: Lookup = (reference) => byId.get(reference ?? '');
  const places = new Map<string, readonly Step[]>();
  const doubled: PlacedName[] = [];
  const listed = new Map<string, BomComponent>();
  let files = 0;
  for (const { id, type, value, path } of elements) {
    if (!isComponent(type, value)) {
      if (treatmentOf(type) === 'file') files += 1;
      continue;
    }
    if (listed.has(id)) doubled.push({ name: id, path: [...path, 'spdxId'] });
    const key = listed.has(id) ? `${id}#${path.join('/')}` : id;
    listed.set(key, componentOf(value, key, find));
    places.set(key, path);
  }
  const stated = statedBy(elements, new Set(listed.keys()));
  const subject = subjectOf(elements, stated.described, find);
  const known = subject !== undefined && listed.has(subject) ? subject : undefined;
  const bom: Bom = {
    document: documentOf(elements, find, format),
    ...(known !== undefined && { subject: known }),
    components: [...listed.values()].map((component) => whole(component, stated, known, find)),
    dependencies: stated.dependencies,
    completeness: stated.completeness,
  };
  return { bom, dropped: droppedFrom(elements), places, doubled, dangling: stated.dangling, files };
}

/** Packages; and files that can be looked up. */
function isComponent(type: string, value: unknown): boolean {
  const treatment = treatmentOf(type);
  return treatment === 'package' || (treatment === 'file' && purlOf(value) !== undefined);
}

/** A component with what relationships say of it. */
function whole(component: BomComponent, stated: Stated, subject: string | undefined, find: Lookup): BomComponent {
  const { key } = component;
  const partOf = stated.parts.get(key);
  const licences = (stated.licences.get(key) ?? []).flatMap(({ to, kind }) => {
    const licence = licenceOf(to, find);
    return licence ? [{ ...licence, kind }] : [];
  });
  return { ...component, licences, ...(partOf !== undefined && key !== subject && { partOf }) };
}

/** The only element that the document is about, through the collections that it is about. */
function subjectOf(
  elements: readonly Element[],
  described: ReadonlyMap<string, readonly string[]>,
  find: Lookup,
): string | undefined {
  const documents = elements.filter(({ type }) => type === 'SpdxDocument');
  const starts = documents.length > 0 ? documents : elements.filter(({ type }) => treatmentOf(type) === 'collection');
  const seen = new Set<string>();
  const found = new Set<string>();
  const waiting = starts.map(({ id }) => id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const value = find(id);
    if (treatmentOf(typeOf(value)) !== 'collection') found.add(id);
    else waiting.push(...referencesOf(get(value, 'rootElement')), ...(described.get(id) ?? []));
  }
  return found.size === 1 ? [...found][0] : undefined;
}

function documentOf(elements: readonly Element[], find: Lookup, format: string): BomDocument {
  const document = elements.find(({ type }) => type === 'SpdxDocument');
  const stated = find(referenceOf(get(document?.value, 'creationInfo')));
  const info = stated ?? elements.find(({ type }) => type === 'CreationInfo')?.value;
  const created = asString(get(info, 'created'));
  const data = referenceOf(get(document?.value, 'dataLicense'));
  const licence = data === undefined ? undefined : licenceOf(data, find)?.expression;
  const kinds = elements.flatMap(({ value }) => stringsOf(get(value, 'software_sbomType')));
  return {
    format,
    ...(document && { id: document.id }),
    ...(created && { created }),
    ...makersOf(info, find),
    phases: [...new Set(kinds.flatMap((kind) => OWN_PHASES.get(kind) ?? []))],
    ...(licence && { licence }),
  };
}

/** Types of elements that say what the bill has no place for. */
function droppedFrom(elements: readonly Element[]): string[] {
  const types = elements.flatMap(({ type, value }) => {
    const treatment = treatmentOf(type);
    const isLicence = type.startsWith('expandedlicensing_');
    if (treatment === 'file') return isComponent(type, value) ? [] : [type];
    return treatment === 'passed-over' && !isLicence ? [type] : [];
  });
  return [...new Set(types)].toSorted();
}
