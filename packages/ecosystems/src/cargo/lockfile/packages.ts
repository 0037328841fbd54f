import { quote, type ProblemLog, type Source, type Span } from '@morel/model';
import { asArray, asString, entriesOf, get, stringsOf, type Parsed, type Step } from '@morel/parse';
import { withoutUser } from '../../reading/without-user.ts';
import { sourceOf } from '../source.ts';

/** One package of a lockfile. */
export interface LockPackage {
  readonly name: string;
  readonly version: string;
  /** As written, but for commit and password; undefined for a package of the project's own. */
  readonly sourceText: string | undefined;
  readonly source: Source | undefined;
  readonly digests: readonly string[];
  readonly dependencies: readonly string[];
  /** The package that takes its place, as `[replace]` in a manifest has it. */
  readonly replace: string | undefined;
  readonly span: Span | undefined;
}

const SHA256 = /^[0-9a-f]{64}$/i;
const CHECKSUM = 'checksum ';

/** The packages of a Cargo.lock of any version; those without name or version are reported and left out. */
export function packagesOf(parsed: Parsed, log: ProblemLog): LockPackage[] {
  const checksums = metadataChecksums(parsed.value);
  const packages: LockPackage[] = [];
  const seen = new Set<string>();
  for (const path of paths(parsed.value)) {
    const entry = toPackage(parsed, path, checksums);
    if (!entry) {
      log.add('unknown-entry', 'a package without name or version was left out', parsed.span(...path));
      continue;
    }
    const key = keyOf(entry);
    if (seen.has(key)) log.add('duplicate-key', `${quote(key)} is listed twice`, entry.span);
    else packages.push(entry);
    seen.add(key);
  }
  return packages;
}

/** What Cargo calls a package: unique within a lockfile. */
export function keyOf({ name, version, sourceText }: Pick<LockPackage, 'name' | 'version' | 'sourceText'>): string {
  return sourceText === undefined ? `${name} ${version}` : `${name} ${version} (${sourceText})`;
}

/** Old lockfiles hold the project's own package in a table `root`. */
function paths(value: unknown): Step[][] {
  const listed = (asArray(get(value, 'package')) ?? []).map((_, position): Step[] => ['package', position]);
  return get(value, 'root') === undefined ? listed : [['root'], ...listed];
}

function toPackage(
  parsed: Parsed,
  path: readonly Step[],
  checksums: ReadonlyMap<string, string>,
): LockPackage | undefined {
  const [member = '', position] = path;
  const fields =
    position === undefined ? get(parsed.value, 'root') : asArray(get(parsed.value, String(member)))?.[Number(position)];
  const name = asString(get(fields, 'name'));
  const version = asString(get(fields, 'version'));
  if (!name || !version) return undefined;
  const source = asString(get(fields, 'source'));
  const checksum = asString(get(fields, 'checksum')) ?? checksums.get(`${name} ${version} (${source})`);
  return {
    name,
    version,
    sourceText: source && plainSource(source),
    source: source === undefined ? undefined : sourceOf(source),
    digests: checksum !== undefined && SHA256.test(checksum) ? [toIntegrity(checksum)] : [],
    dependencies: stringsOf(get(fields, 'dependencies')),
    replace: asString(get(fields, 'replace')),
    span: parsed.span(...path),
  };
}

/** Version 1 keeps the checksums of all packages in a table of their own. */
function metadataChecksums(value: unknown): ReadonlyMap<string, string> {
  const checksums = new Map<string, string>();
  for (const [key, checksum] of entriesOf(get(value, 'metadata'))) {
    if (key.startsWith(CHECKSUM) && typeof checksum === 'string') checksums.set(key.slice(CHECKSUM.length), checksum);
  }
  return checksums;
}

function toIntegrity(hex: string): string {
  return `sha256-${Buffer.from(hex, 'hex').toString('base64')}`;
}

/**
 * A source without commit, which references between packages name in version 1 and leave out since, and without name and
 * password.
 */
export function plainSource(source: string): string {
  const hash = source.indexOf('#');
  return withoutUser(hash < 0 ? source : source.slice(0, hash));
}
