import { OWN_PROPERTY, type BomKind } from '@morel/model';

/** The comment on a package that is the subject's own code. */
export const OWN_COMMENT: string = `${OWN_PROPERTY.name}=${OWN_PROPERTY.value}`;

/** Names of hash algorithms: SPDX's by CycloneDX's. Source: SPDX 2.3, section 7.10. */
const ALGORITHMS: readonly (readonly [cyclonedx: string, spdx: string])[] = [
  ['MD5', 'MD5'],
  ['SHA-1', 'SHA1'],
  ['SHA-256', 'SHA256'],
  ['SHA-384', 'SHA384'],
  ['SHA-512', 'SHA512'],
  ['SHA3-256', 'SHA3-256'],
  ['SHA3-384', 'SHA3-384'],
  ['SHA3-512', 'SHA3-512'],
  ['BLAKE2b-256', 'BLAKE2b-256'],
  ['BLAKE2b-384', 'BLAKE2b-384'],
  ['BLAKE2b-512', 'BLAKE2b-512'],
  ['BLAKE3', 'BLAKE3'],
];
const FROM_SPDX = new Map(ALGORITHMS.map(([own, spdx]) => [spdx, own]));
const TO_SPDX = new Map(ALGORITHMS);

/** An algorithm that CycloneDX has no name for keeps SPDX's. */
export function algorithmOf(spdx: string): string {
  return FROM_SPDX.get(spdx) ?? spdx;
}

export function spdxAlgorithm(own: string): string | undefined {
  return TO_SPDX.get(own);
}

/** Purposes of a package. Source: SPDX 2.3, section 7.24. */
const PURPOSES: readonly (readonly [kind: BomKind, purpose: string])[] = [
  ['application', 'APPLICATION'],
  ['framework', 'FRAMEWORK'],
  ['library', 'LIBRARY'],
  ['container', 'CONTAINER'],
  ['operating-system', 'OPERATING-SYSTEM'],
  ['device', 'DEVICE'],
  ['firmware', 'FIRMWARE'],
  ['file', 'FILE'],
];
const KINDS = new Map(PURPOSES.map(([kind, purpose]) => [purpose, kind]));
const PURPOSE_OF = new Map(PURPOSES);

/** A package without a purpose is one that others use. */
export function kindOf(purpose: string | undefined): BomKind {
  if (purpose === undefined) return 'library';
  return KINDS.get(purpose.replaceAll('_', '-')) ?? 'other';
}

/** As the JSON form spells it. */
export function purposeOf(kind: BomKind): string {
  return (PURPOSE_OF.get(kind) ?? 'OTHER').replaceAll('-', '_');
}
