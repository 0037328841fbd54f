import { parsePurl, type Bom, type BomComponent } from '@morel/model';

/** All components of a bill that are one package, whatever their versions. */
export interface Package {
  /** As people call it. */
  readonly name: string;
  readonly components: readonly BomComponent[];
}

/** A bill by packages, and what package the component of a key is. */
export interface Packages {
  readonly byIdentity: ReadonlyMap<string, Package>;
  readonly identityOf: ReadonlyMap<string, string>;
}

/** Qualifiers that say where a package is from, not which one it is. */
const PLACES: ReadonlySet<string> = new Set(['checksum', 'download_url', 'repository_url', 'vcs_url']);
const SUBJECT = 'subject';

/** Both bills by packages. Their subjects are one package unless their package URLs say otherwise: folders have any name. */
export function packagesOf(base: Bom, head: Bom): readonly [Packages, Packages] {
  const [before, after] = [subjectOf(base), subjectOf(head)];
  const isSame =
    before !== undefined &&
    after !== undefined &&
    (before.purl === undefined || after.purl === undefined || identity(before) === identity(after));
  return [inBill(base, isSame), inBill(head, isSame)];
}

function inBill({ components, subject }: Bom, isSubjectShared: boolean): Packages {
  const byIdentity = new Map<string, { readonly name: string; readonly components: BomComponent[] }>();
  const identityOf = new Map<string, string>();
  for (const component of components) {
    const { key } = component;
    const own = isSubjectShared && key === subject ? SUBJECT : identity(component);
    const found = byIdentity.get(own) ?? { name: nameOf(component), components: [] };
    byIdentity.set(own, found);
    found.components.push(component);
    identityOf.set(key, own);
  }
  return { byIdentity, identityOf };
}

/** The package URL without its version; without one, the name. */
function identity(component: BomComponent): string {
  const parts = parsePurl(component.purl ?? '');
  if (!parts) return `name ${nameOf(component)}`;
  const { type, namespace = '', name, qualifiers = {}, subpath = '' } = parts;
  const telling = Object.entries(qualifiers)
    .filter(([key]) => !PLACES.has(key))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([type, namespace, name, telling, subpath]);
}

function nameOf({ group, name, purl }: BomComponent): string {
  const parts = parsePurl(purl ?? '');
  if (parts) return parts.namespace === undefined ? parts.name : `${parts.namespace}/${parts.name}`;
  return group === undefined ? name : `${group}/${name}`;
}

function subjectOf({ components, subject }: Bom): BomComponent | undefined {
  return components.find(({ key }) => key === subject);
}

/** What the package URL says, else what the component says; empty where neither does. */
export function versionOf({ purl, version }: BomComponent): string {
  return parsePurl(purl ?? '')?.version ?? version ?? '';
}
