import type { BomDependency } from '@morel/model';

/** What a relationship means for a bill of materials. `reverse`: its second element is the one that asks. */
export interface Meaning {
  readonly is: BomDependency['kind'] | 'describes' | 'part';
  readonly reverse: boolean;
}

/** Source: SPDX 2.3, section 11.1. Relationships that are not listed say nothing about what asks for what. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ['DEPENDS_ON', { is: 'depends', reverse: false }],
  ['DEPENDENCY_OF', { is: 'depends', reverse: true }],
  ['RUNTIME_DEPENDENCY_OF', { is: 'depends', reverse: true }],
  ['HAS_PREREQUISITE', { is: 'depends', reverse: false }],
  ['PREREQUISITE_FOR', { is: 'depends', reverse: true }],
  ['DYNAMIC_LINK', { is: 'depends', reverse: false }],
  ['STATIC_LINK', { is: 'depends', reverse: false }],
  ['DEV_DEPENDENCY_OF', { is: 'dev', reverse: true }],
  ['DEV_TOOL_OF', { is: 'dev', reverse: true }],
  ['TEST_DEPENDENCY_OF', { is: 'dev', reverse: true }],
  ['TEST_TOOL_OF', { is: 'dev', reverse: true }],
  ['OPTIONAL_DEPENDENCY_OF', { is: 'optional', reverse: true }],
  ['OPTIONAL_COMPONENT_OF', { is: 'optional', reverse: true }],
  ['PROVIDED_DEPENDENCY_OF', { is: 'peer', reverse: true }],
  ['BUILD_DEPENDENCY_OF', { is: 'build', reverse: true }],
  ['BUILD_TOOL_OF', { is: 'build', reverse: true }],
  ['DESCRIBES', { is: 'describes', reverse: false }],
  ['DESCRIBED_BY', { is: 'describes', reverse: true }],
  ['CONTAINS', { is: 'part', reverse: false }],
  ['CONTAINED_BY', { is: 'part', reverse: true }],
  ['PACKAGE_OF', { is: 'part', reverse: true }],
]);

export function meaningOf(type: string): Meaning | undefined {
  return MEANINGS.get(type);
}

/** The relationship that says a kind of edge, and whether the one that asks stands second. */
export const RELATIONSHIPS: Readonly<
  Record<BomDependency['kind'], { readonly type: string; readonly reverse: boolean }>
> = {
  depends: { type: 'DEPENDS_ON', reverse: false },
  dev: { type: 'DEV_DEPENDENCY_OF', reverse: true },
  optional: { type: 'OPTIONAL_DEPENDENCY_OF', reverse: true },
  peer: { type: 'PROVIDED_DEPENDENCY_OF', reverse: true },
  build: { type: 'BUILD_DEPENDENCY_OF', reverse: true },
  provides: { type: 'SPECIFICATION_FOR', reverse: true },
};
