import type { Bom, BomComponent, BomCompleteness, BomDocument } from '@morel/model';
import { componentJson, organisationJson, personJson } from './component.ts';
import type { SpecVersion } from './spec-version.ts';
import { withoutCircles } from './without-circles.ts';

/** A bill of materials as CycloneDX has it in JSON, in the order of the specification, and what has no place there. */
export function bomJson(
  given: Bom,
  version: SpecVersion,
): { readonly value: object; readonly lost: readonly string[] } {
  const bom = withoutCircles(given);
  const subject = bom.components.find(({ key }) => key === bom.subject);
  const inside = bom.components.filter(
    ({ key, partOf }) => key !== bom.subject && (partOf ?? bom.subject) === bom.subject,
  );
  const lost = new Set<string>();
  const writing = { bom, parts: partsOf(bom), version, lost };
  if (bom !== given) lost.add('what components are part of, where that is a circle or is not listed');
  if (bom.document.id !== undefined && !isSerial(bom.document.id))
    lost.add('the address of the document, which is no UUID');
  if (bom.components.some(hasFurtherIdentifiers))
    lost.add('identifiers of a kind that CycloneDX has no place for, or one place only');
  if (bom.document.licence !== undefined) lost.add('the licence of the document itself');
  if (bom.dependencies.some(({ kind }) => KINDS_LOST.has(kind)))
    lost.add('whether a dependency is for development, optional, of a peer or of the build');
  const value = {
    $schema: `http://cyclonedx.org/schema/bom-${version}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion: version,
    ...(isSerial(bom.document.id) && { serialNumber: bom.document.id }),
    version: bom.document.version ?? 1,
    metadata: {
      ...metadataJson(bom.document),
      ...(subject && { component: componentJson(subject, writing) }),
      ...metadataSupplier(bom.document),
    },
    components: inside.map((component) => componentJson(component, writing)),
    dependencies: dependenciesJson(bom),
    ...(bom.completeness.length > 0 && { compositions: compositionsJson(bom.completeness) }),
  };
  return { value, lost: [...lost] };
}

function partsOf({ components }: Bom): ReadonlyMap<string | undefined, readonly BomComponent[]> {
  const parts = new Map<string | undefined, BomComponent[]>();
  for (const component of components) {
    const list = parts.get(component.partOf);
    if (list) list.push(component);
    else parts.set(component.partOf, [component]);
  }
  return parts;
}

const KINDS_LOST: ReadonlySet<string> = new Set(['dev', 'optional', 'peer', 'build']);
const PHASES: ReadonlySet<string> = new Set([
  'design',
  'pre-build',
  'build',
  'post-build',
  'operations',
  'discovery',
  'decommission',
]);

/** The only form of a serial number that the specification has. */
export function isSerial(id: string | undefined): id is string {
  return id !== undefined && /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

function hasFurtherIdentifiers({ identifiers }: BomComponent): boolean {
  const counts = (wanted: string): number => identifiers.filter(({ kind }) => kind === wanted).length;
  return counts('other') > 0 || counts('cpe') > 1 || counts('swid') > 1;
}

function metadataJson({ created, phases, tools, authors }: BomDocument): object {
  const persons = authors.filter(({ kind }) => kind === 'person');
  return {
    ...(created !== undefined && { timestamp: created }),
    ...(phases.length > 0 && {
      lifecycles: phases.map((phase) => (PHASES.has(phase) ? { phase } : { name: phase })),
    }),
    ...(tools.length > 0 && {
      tools: {
        components: tools.map(({ vendor, name, version }) => ({
          type: 'application',
          ...(vendor !== undefined && { group: vendor }),
          name,
          ...(version !== undefined && { version }),
        })),
      },
    }),
    ...(persons.length > 0 && { authors: persons.map(personJson) }),
  };
}

function metadataSupplier({ supplier, authors }: BomDocument): object {
  const maker = authors.find(({ kind }) => kind === 'organisation');
  return {
    ...(maker && { manufacturer: organisationJson(maker) }),
    ...(supplier && { supplier: organisationJson(supplier) }),
  };
}

/** An entry for every component: one without dependencies says so. */
function dependenciesJson({ components, dependencies }: Bom): object[] {
  const targets = new Map(
    components.map(({ key }) => [key, { depends: new Set<string>(), provides: new Set<string>() }]),
  );
  for (const { from, to, kind } of dependencies) {
    const entry = targets.get(from);
    if (entry && targets.has(to)) (kind === 'provides' ? entry.provides : entry.depends).add(to);
  }
  return [...targets]
    .map(([ref, { depends, provides }]) => ({
      ref,
      ...(depends.size > 0 && { dependsOn: [...depends].toSorted() }),
      ...(provides.size > 0 && { provides: [...provides].toSorted() }),
    }))
    .toSorted((a, b) => (a.ref < b.ref ? -1 : 1));
}

/** What holds for the whole document, parts and dependencies, is one composition. */
function compositionsJson(completeness: readonly BomCompleteness[]): object[] {
  const written = new Map(completeness.map((one) => [JSON.stringify(compositionJson(one)), compositionJson(one)]));
  return [...written.values()];
}

function compositionJson({ of, keys, state }: BomCompleteness): object {
  const aggregate = state === 'unknown' ? 'unknown' : state;
  if (keys.length === 0) return { aggregate };
  return { aggregate, [of === 'parts' ? 'assemblies' : 'dependencies']: [...keys] };
}
