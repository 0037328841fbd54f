import { quote, type ProblemLog, type Source } from '@morel/model';
import { asObject, asString, entriesOf, get, type Parsed } from '@morel/parse';
import { pub } from '@morel/versions';
import { plainPath } from '../../reading/tree-path.ts';
import { gitSource, hostedSource, PUB_DEV } from '../source.ts';

/** How the project asks for an entry, in the words of the lockfile. */
export type Dependency = 'direct main' | 'direct dev' | 'direct overridden' | 'transitive';

/** One package of a lockfile. */
export interface LockEntry {
  readonly name: string;
  readonly version: string;
  readonly dependency: Dependency;
  readonly source: Source;
  /** The SDK that it comes with. */
  readonly sdk: string | undefined;
  readonly digests: readonly string[];
}

const DEPENDENCIES: readonly Dependency[] = ['direct main', 'direct dev', 'direct overridden', 'transitive'];
const SHA256 = /^[0-9a-f]{64}$/i;

/** The packages of a lockfile; those that pub itself would refuse are reported and left out. */
export function entriesIn({ value, span }: Parsed, log: ProblemLog): LockEntry[] {
  return entriesOf(get(value, 'packages')).flatMap(([name, fields]) => {
    const entry = readEntry(name, fields, (fault) => {
      log.add('unknown-entry', `${quote(name)} ${fault}`, span('packages', name));
    });
    return entry ?? [];
  });
}

function readEntry(name: string, fields: unknown, report: (fault: string) => void): LockEntry | undefined {
  const version = asString(get(fields, 'version'));
  const kind = asString(get(fields, 'source'));
  const description = get(fields, 'description');
  if (!isName(name) || !version || kind === undefined || description === undefined || description === null) {
    report('is not a package with version, source and description, and was left out');
    return undefined;
  }
  if (!pub.parse(version)) report(`has the version ${quote(version)}, which is none`);
  const found = readSource(name, kind, description);
  if (!found) report(`comes from ${quote(kind)} in a way that is not known`);
  const sha256 = asString(get(description, 'sha256'));
  if (sha256 !== undefined && sha256 !== '' && !SHA256.test(sha256)) report('has a digest that is none');
  return {
    name,
    version,
    dependency: dependencyOf(get(fields, 'dependency'), report),
    source: found ?? { kind: 'unknown' },
    sdk: kind === 'sdk' ? asString(description) : undefined,
    digests: sha256 !== undefined && SHA256.test(sha256) ? [toIntegrity(sha256)] : [],
  };
}

/** A slash would make the key of an entry look like that of a project's pubspec. */
function isName(name: string): boolean {
  return name !== '' && !name.includes('/');
}

function dependencyOf(value: unknown, report: (fault: string) => void): Dependency {
  const known = DEPENDENCIES.find((dependency) => dependency === value);
  // Old lockfiles do not have the field, and pub itself passes over what it does not know.
  if (!known && value !== undefined) report('does not say in a known way who asks for it');
  return known ?? 'transitive';
}

/** Where a package comes from. Undefined for a source, or a description of it, that is not known. */
function readSource(name: string, kind: string, description: unknown): Source | undefined {
  if (kind === 'hosted') return readHosted(name, description);
  if (kind === 'sdk') return asString(description) === undefined ? undefined : { kind: 'bundled' };
  const fields = asObject(description);
  if (kind === 'git') {
    const url = asString(get(fields, 'url'));
    return url === undefined ? undefined : gitSource(url, asString(get(fields, 'resolved-ref')));
  }
  if (kind !== 'path') return undefined;
  const path = asString(description) ?? asString(get(fields, 'path'));
  return path === undefined ? undefined : { kind: 'link', path: plainPath(path) };
}

/** Old lockfiles have nothing but the name. pub refuses a package that another one's name stands for. */
function readHosted(name: string, description: unknown): Source | undefined {
  if (typeof description === 'string') return description === name ? { kind: 'registry', url: PUB_DEV } : undefined;
  if (get(description, 'name') !== name) return undefined;
  const url = get(description, 'url') ?? PUB_DEV;
  return typeof url === 'string' ? hostedSource(url) : undefined;
}

function toIntegrity(hex: string): string {
  return `sha256-${Buffer.from(hex, 'hex').toString('base64')}`;
}
