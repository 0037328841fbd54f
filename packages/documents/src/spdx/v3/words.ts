import type { BomIdentifier, BomKind } from '@morel/model';

type Pairs = readonly (readonly [own: string, spdx: string])[];

/** Names of hash algorithms. Source: SPDX 3.0.1, Core/HashAlgorithm. */
const ALGORITHMS: Pairs = [
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-224', 'sha224'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
  ['SHA3-224', 'sha3_224'],
  ['SHA3-256', 'sha3_256'],
  ['SHA3-384', 'sha3_384'],
  ['SHA3-512', 'sha3_512'],
  ['BLAKE2b-256', 'blake2b256'],
  ['BLAKE2b-384', 'blake2b384'],
  ['BLAKE2b-512', 'blake2b512'],
  ['BLAKE3', 'blake3'],
];

/** Purposes. Source: SPDX 3.0.1, Software/SoftwarePurpose. */
const PURPOSES: readonly (readonly [own: BomKind, spdx: string])[] = [
  ['application', 'application'],
  ['framework', 'framework'],
  ['library', 'library'],
  ['container', 'container'],
  ['platform', 'platform'],
  ['operating-system', 'operatingSystem'],
  ['device', 'device'],
  ['device-driver', 'deviceDriver'],
  ['firmware', 'firmware'],
  ['file', 'file'],
  ['machine-learning-model', 'model'],
  ['data', 'data'],
];
const FURTHER_PURPOSES: readonly (readonly [spdx: string, own: BomKind])[] = [
  ['executable', 'application'],
  ['module', 'library'],
];

/** Kinds of links. Source: SPDX 3.0.1, Core/ExternalRefType. */
const LINKS: Pairs = [
  ['distribution', 'altDownloadLocation'],
  ['website', 'altWebPage'],
  ['vcs', 'vcs'],
  ['issue-tracker', 'issueTracker'],
  ['mailing-list', 'mailingList'],
  ['support', 'support'],
  ['documentation', 'documentation'],
  ['chat', 'chat'],
  ['social', 'socialMedia'],
  ['license', 'license'],
  ['release-notes', 'releaseNotes'],
  ['advisories', 'securityAdvisory'],
  ['build-meta', 'buildMeta'],
  ['build-system', 'buildSystem'],
  ['source-distribution', 'sourceArtifact'],
  ['threat-model', 'securityThreatModel'],
  ['risk-assessment', 'riskAssessment'],
  ['certification-report', 'certificationReport'],
  ['vulnerability-assertion', 'vulnerabilityDisclosureReport'],
  ['exploitability-statement', 'vulnerabilityExploitabilityAssessment'],
  ['other', 'other'],
];

/** When in its life the subject was looked at. Source: SPDX 3.0.1, Software/SbomType; CycloneDX 1.7, lifecycle phases. */
const PHASES: Pairs = [
  ['design', 'design'],
  ['pre-build', 'source'],
  ['build', 'build'],
  ['post-build', 'analyzed'],
  ['operations', 'deployed'],
  ['discovery', 'runtime'],
];

const IDENTIFIERS: readonly (readonly [own: BomIdentifier['kind'], spdx: string])[] = [
  ['cpe', 'cpe23'],
  ['swid', 'swid'],
  ['swhid', 'swhid'],
  ['omnibor', 'gitoid'],
  ['other', 'other'],
];

export const SPDX_ALGORITHMS: ReadonlyMap<string, string> = new Map(ALGORITHMS);
export const OWN_ALGORITHMS: ReadonlyMap<string, string> = reversed(ALGORITHMS);
export const SPDX_PURPOSES: ReadonlyMap<string, string> = new Map(PURPOSES);
const OWN_PURPOSES: ReadonlyMap<string, BomKind> = new Map([...reversed(PURPOSES), ...FURTHER_PURPOSES]);
export const SPDX_LINKS: ReadonlyMap<string, string> = new Map(LINKS);
export const OWN_LINKS: ReadonlyMap<string, string> = reversed(LINKS);
export const SPDX_PHASES: ReadonlyMap<string, string> = new Map(PHASES);
export const OWN_PHASES: ReadonlyMap<string, string> = reversed(PHASES);
export const SPDX_IDENTIFIERS: ReadonlyMap<BomIdentifier['kind'], string> = new Map(IDENTIFIERS);
export const OWN_IDENTIFIERS: ReadonlyMap<string, BomIdentifier['kind']> = new Map([
  ...reversed(IDENTIFIERS),
  ['cpe22', 'cpe'] as const,
]);

/** What an element is: by its purpose, else by its type. */
export function kindOf(type: string, purpose: string | undefined): BomKind {
  if (purpose !== undefined) return OWN_PURPOSES.get(purpose) ?? 'other';
  return TYPE_KINDS.get(type) ?? 'library';
}

const TYPE_KINDS: ReadonlyMap<string, BomKind> = new Map([
  ['software_File', 'file'],
  ['ai_AIPackage', 'machine-learning-model'],
  ['dataset_DatasetPackage', 'data'],
]);

function reversed<Own, Spdx>(pairs: readonly (readonly [Own, Spdx])[]): Map<Spdx, Own> {
  return new Map(pairs.map(([own, spdx]) => [spdx, own]));
}
