import type { BomDependency } from '@morel/model';

/** What a relationship means for a bill of materials: an edge from its `from` to each of its `to`. */
export type Meaning = BomDependency['kind'] | 'describes' | 'part' | 'declared' | 'concluded';

/** Source: SPDX 3.0.1, Core/RelationshipType. Those that are not listed say nothing about what asks for what. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ['dependsOn', 'depends'],
  ['hasPrerequisite', 'depends'],
  ['hasDynamicLink', 'depends'],
  ['hasStaticLink', 'depends'],
  ['usesTool', 'depends'],
  ['hasOptionalDependency', 'optional'],
  ['hasOptionalComponent', 'optional'],
  ['hasProvidedDependency', 'peer'],
  ['hasSpecification', 'provides'],
  ['contains', 'part'],
  ['describes', 'describes'],
  ['hasDeclaredLicense', 'declared'],
  ['hasConcludedLicense', 'concluded'],
]);

/** Source: SPDX 3.0.1, Core/LifecycleScopeType. What is needed for the design or elsewhere may be needed to run. */
const SCOPES: ReadonlyMap<string, BomDependency['kind']> = new Map([
  ['build', 'build'],
  ['development', 'dev'],
  ['test', 'dev'],
]);

export function meaningOf(type: string, scope: string | undefined): Meaning | undefined {
  const meaning = MEANINGS.get(type);
  return meaning === 'depends' ? (SCOPES.get(scope ?? '') ?? meaning) : meaning;
}

/** The relationship that says a kind of edge, with its scope. */
export const RELATIONSHIPS: Readonly<
  Record<BomDependency['kind'], { readonly relationshipType: string; readonly scope?: string }>
> = {
  depends: { relationshipType: 'dependsOn' },
  dev: { relationshipType: 'dependsOn', scope: 'development' },
  build: { relationshipType: 'dependsOn', scope: 'build' },
  optional: { relationshipType: 'hasOptionalDependency' },
  peer: { relationshipType: 'hasProvidedDependency' },
  provides: { relationshipType: 'hasSpecification' },
};

/** Elements that stand for none and for nothing said, by their name in the graph or as an address. */
export function isNone(reference: string): boolean {
  return /(?:^|\/)(?:Core\/)?NoneElement$/.test(reference);
}

export function isNothingSaid(reference: string): boolean {
  return /(?:^|\/)(?:Core\/)?NoAssertionElement$/.test(reference);
}
