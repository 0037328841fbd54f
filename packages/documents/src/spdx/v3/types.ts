/** Types of elements that are components. Source: SPDX 3.0.1, model. */
export const PACKAGES: ReadonlySet<string> = new Set(['software_Package', 'ai_AIPackage', 'dataset_DatasetPackage']);

export const FILES: ReadonlySet<string> = new Set(['software_File', 'software_Snippet']);

/** Types that list elements. */
export const COLLECTIONS: ReadonlySet<string> = new Set(['SpdxDocument', 'software_Sbom', 'Bom', 'Bundle']);

/** Types that say something of other elements, of which the parts that matter here are read. */
const READ: ReadonlySet<string> = new Set([
  'CreationInfo',
  'Relationship',
  'LifecycleScopedRelationship',
  'Agent',
  'Person',
  'Organization',
  'SoftwareAgent',
  'Tool',
  'Hash',
  'PackageVerificationCode',
  'ExternalIdentifier',
  'ExternalRef',
  'ExternalMap',
  'NamespaceMap',
  'DictionaryEntry',
  'PositiveIntegerRange',
  'IndividualElement',
  'simplelicensing_LicenseExpression',
  'simplelicensing_SimpleLicensingText',
  'extension_CdxPropertiesExtension',
  'extension_CdxPropertyEntry',
]);

/** What begins so is known, and passed over but for the names of licences. */
const PASSED_OVER = /^(?:Annotation$|(?:security|build|ai|dataset|expandedlicensing|software|extension)_[A-Za-z0-9]+$)/;

export type Treatment = 'package' | 'file' | 'collection' | 'read' | 'passed-over' | 'unknown';

/** What is done with elements of a type. */
export function treatmentOf(type: string): Treatment {
  if (PACKAGES.has(type)) return 'package';
  if (FILES.has(type)) return 'file';
  if (COLLECTIONS.has(type)) return 'collection';
  if (READ.has(type)) return 'read';
  return PASSED_OVER.test(type) ? 'passed-over' : 'unknown';
}
