import { quote, type ProblemLog } from '@morel/model';
import { fullName, parseChecksum } from './lines.ts';
import type { Section } from './sections.ts';
import type { Spec } from './specs.ts';

const ALGORITHMS: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);
const HEX = /^[0-9a-f]+$/i;
const BASE64_SHA256 = /^[A-Za-z0-9_+/-]{43}=$/;

/** The digests of each gem by its full name, in the form of subresource integrity. */
export type Checksums = ReadonlyMap<string, readonly string[]>;

/** Reads the sections `CHECKSUMS` (source: bundler/checksum.rb). */
export function checksumsOf(sections: readonly Section[], specs: readonly Spec[], log: ProblemLog): Checksums {
  const checksums = new Map<string, readonly string[]>();
  const known = new Set(specs.map(fullName));
  for (const { text, span, indent } of sections.flatMap(({ lines }) => lines)) {
    const entry = indent === 2 ? parseChecksum(text) : undefined;
    const digests = entry?.checksums.map(toIntegrity) ?? [];
    if (!entry || digests.includes(undefined)) {
      log.add('unknown-entry', `${quote(text)} is no checksum of a gem`, span);
      if (!entry) continue;
    }
    const { gem } = entry;
    checksums.set(
      fullName(gem),
      digests.filter((digest) => digest !== undefined),
    );
    if (gem.name !== 'bundler' && !known.has(fullName(gem)))
      log.add('unknown-entry', `there is a checksum of ${quote(fullName(gem))}, but no entry`, span);
  }
  return checksums;
}

/**
 * Bundler writes a line for every gem of the lockfile. In a file that ends with them, one that is missing shows that part
 * of the file is gone; elsewhere its entry has no digest, which is for a rule to judge.
 */
export function reportBare(
  checksums: Checksums,
  sections: readonly Section[],
  specs: readonly Spec[],
  log: ProblemLog,
): void {
  const [first, ...others] = specs.filter((spec) => !checksums.has(fullName(spec)));
  if (!first) return;
  const more = others.length > 0 ? ` and ${others.length} more gems` : '';
  const message = `CHECKSUMS has no line for ${quote(fullName(first))}${more}: the file may be cut off`;
  log.add('unknown-entry', message, sections[0]?.title.span);
}

function toIntegrity(text: string): string | undefined {
  const [, algorithm = '', digest = ''] = /^([a-z0-9]+)=(.*)$/.exec(text) ?? [];
  const length = ALGORITHMS.get(algorithm);
  if (length === undefined) return undefined;
  if (HEX.test(digest) && digest.length === length) {
    return `${algorithm}-${Buffer.from(digest, 'hex').toString('base64')}`;
  }
  if (algorithm !== 'sha256' || !BASE64_SHA256.test(digest)) return undefined;
  return `sha256-${Buffer.from(digest, 'base64').toString('base64')}`;
}
