import type { Bom, BomComponent, BomDependency, BomDocument, BomTool } from '@morel/model';
import { asArray, asString, entriesOf, get, type Step } from '@morel/parse';
import type { PlacedBom, PlacedName } from '../../sbom/placed.ts';
import { completenessOf } from './completeness.ts';
import { componentOf } from './component.ts';
import { linksOf, listOf, organisationOf, personsOf, textOf } from './parts.ts';

/** Members that have no place in a bill of materials and say nothing about what it lists. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'bomFormat',
  '$schema',
  'specVersion',
  'serialNumber',
  'version',
  'metadata',
  'components',
  'dependencies',
  'compositions',
  'externalReferences',
]);

/** The bill of materials in a checked document. */
export function bomOf(document: unknown): PlacedBom {
  const reading = new ComponentReading();
  const subject = get(get(document, 'metadata'), 'component');
  const root = subject === undefined ? undefined : reading.add(subject, ['metadata', 'component'], undefined);
  reading.addAll(get(document, 'components'), ['components'], undefined);
  const { dependencies, dangling } = dependenciesOf(document, reading.keys);
  const bom: Bom = {
    document: documentOf(document),
    ...(root !== undefined && { subject: root }),
    components: reading.components,
    dependencies,
    completeness: completenessOf(document, reading.keys),
  };
  const dropped = entriesOf(document)
    .filter(([key, value]) => !PASSED_OVER.has(key) && (asArray(value)?.length ?? 1) > 0)
    .map(([key]) => key);
  return { bom, dropped, places: reading.places, doubled: reading.doubled, dangling };
}

class ComponentReading {
  readonly components: BomComponent[] = [];
  readonly places = new Map<string, readonly Step[]>();
  readonly keys = new Set<string>();
  readonly doubled: PlacedName[] = [];

  addAll(list: unknown, path: readonly Step[], partOf: string | undefined): void {
    for (const [at, value] of (asArray(list) ?? []).entries()) this.add(value, [...path, at], partOf);
  }

  add(value: unknown, path: readonly Step[], partOf: string | undefined): string {
    const reference = textOf(value, 'bom-ref');
    if (reference !== undefined && this.keys.has(reference))
      this.doubled.push({ name: reference, path: [...path, 'bom-ref'] });
    // A key of our own starts with a mark that no reference of a checked document has to hold: positions are unique.
    const key = reference === undefined || this.keys.has(reference) ? `#${path.join('/')}` : reference;
    this.keys.add(key);
    this.places.set(key, path);
    this.components.push(componentOf(value, key, partOf));
    this.addAll(get(value, 'components'), [...path, 'components'], key);
    return key;
  }
}

function dependenciesOf(
  document: unknown,
  keys: ReadonlySet<string>,
): { dependencies: BomDependency[]; dangling: PlacedName[] } {
  const dangling = new Map<string, PlacedName>();
  const others = new Set(listOf(document, 'services').flatMap((service) => textOf(service, 'bom-ref') ?? []));
  const known = (name: string, path: readonly Step[]): boolean => {
    if (!keys.has(name) && !others.has(name) && !dangling.has(name)) dangling.set(name, { name, path });
    return keys.has(name);
  };
  const dependencies = listOf(document, 'dependencies').flatMap((entry, at) => {
    const from = textOf(entry, 'ref');
    const place = ['dependencies', at];
    if (from === undefined || !known(from, [...place, 'ref'])) return [];
    const to = (member: string, kind: BomDependency['kind']): BomDependency[] =>
      listOf(entry, member).flatMap((key, position) =>
        typeof key === 'string' && known(key, [...place, member, position]) ? [{ from, to: key, kind }] : [],
      );
    return [...to('dependsOn', 'depends'), ...to('provides', 'provides')];
  });
  return { dependencies, dangling: [...dangling.values()] };
}

function documentOf(document: unknown): BomDocument {
  const metadata = get(document, 'metadata');
  const id = textOf(document, 'serialNumber');
  const version = get(document, 'version');
  const created = textOf(metadata, 'timestamp');
  const maker = organisationOf(get(metadata, 'manufacturer')) ?? organisationOf(get(metadata, 'manufacture'));
  const supplier = organisationOf(get(metadata, 'supplier'));
  return {
    format: `CycloneDX ${textOf(document, 'specVersion') ?? ''}`,
    ...(id && { id }),
    ...(typeof version === 'number' && { version }),
    ...(created && { created }),
    authors: [...personsOf(metadata, 'authors'), ...(maker ? [maker] : [])],
    tools: toolsOf(get(metadata, 'tools')),
    ...(supplier && { supplier }),
    phases: listOf(metadata, 'lifecycles').flatMap((phase) => textOf(phase, 'phase') ?? textOf(phase, 'name') ?? []),
  };
}

/** A list of tools; since 1.5 also components and services. */
function toolsOf(tools: unknown): BomTool[] {
  const entries = asArray(tools) ?? [...listOf(tools, 'components'), ...listOf(tools, 'services')];
  return entries.flatMap((tool) => {
    const name = asString(get(tool, 'name'));
    const vendor = textOf(tool, 'vendor') ?? textOf(tool, 'group');
    const version = textOf(tool, 'version');
    return name === undefined ? [] : [{ name, ...(vendor && { vendor }), ...(version && { version }) }];
  });
}

/** Further documents that list what this one does not: other bills of materials of the same subject. */
export function furtherDocuments(document: unknown): string[] {
  return linksOf(document)
    .filter(({ kind }) => kind === 'bom')
    .map(({ url }) => url);
}
