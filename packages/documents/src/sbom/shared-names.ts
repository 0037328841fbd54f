/** Names of bills of materials in JSON that say nothing of the format: at the root of packages, and where packages keep them. */
export const SHARED_NAMES: readonly string[] = [
  'sbom.json',
  '*.sbom.json',
  'sbom-*.json',
  '*-sbom.json',
  // PEP 770.
  '*.dist-info/sboms/*.json',
  'META-INF/sbom/*.json',
];
