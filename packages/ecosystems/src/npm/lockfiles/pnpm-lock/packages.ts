import {
  quote,
  type Component,
  type Entry,
  type ProblemLog,
  type Source,
  type Span,
  type SpanSource,
} from '@morel/model';
import { asObject, asString, entriesOf, get, type Parsed } from '@morel/parse';
import { gitSource, sourceOfAddress } from '../../address.ts';
import { npmComponent } from '../../component.ts';
import { digestsOf } from '../../integrity.ts';
import type { EntryDraft } from '../../lock-entries.ts';
import { platformOf } from '../../platform.ts';
import { wishesOf, type Fields, type Wish, type WrongType } from '../../wishes.ts';
import { readDepPath, withoutPeers, type DepPath } from './dep-path.ts';

/** One entry of a pnpm-lock.yaml: a package with one choice of peers. */
export interface PnpmPackage {
  readonly key: string;
  readonly entry: Entry;
  /** What it depends on; the specifier is pnpm's reference to another entry. */
  readonly references: readonly Wish[];
  /** Names that are peers, with the ranges that were asked for. */
  readonly peers: Fields;
  readonly optionalPeers: Fields;
}

const EMPTY: Fields = {};

/** The packages of a document: `packages` alone up to version 6, `snapshots` with what `packages` says of them from 9 on. */
export function packagesOf(parsed: Parsed, log: ProblemLog): PnpmPackage[] {
  const packages = mapIn(parsed, 'packages', log);
  const snapshots = mapIn(parsed, 'snapshots', log);
  const found: PnpmPackage[] = [];
  const used = new Set<string>();
  for (const [key, resolved] of entriesOf(snapshots)) {
    const base = withoutPeers(key);
    used.add(base);
    const span = (): Span | undefined => parsed.span('packages', base) ?? parsed.span('snapshots', key);
    found.push(packageOf(key, { described: get(packages, base), resolved, span }, log));
  }
  for (const [key, described] of entriesOf(packages)) {
    if (used.has(key)) continue;
    const span = (): Span | undefined => parsed.span('packages', key);
    found.push(packageOf(key, { described, resolved: described, span }, log));
  }
  if (hasSnapshots(parsed)) reportLost(entriesOf(packages), used, log);
  return found;
}

/** Whether the version of the lockfile keeps the graph in `snapshots`. */
function hasSnapshots(parsed: Parsed): boolean {
  return asString(get(parsed.value, 'lockfileVersion'))?.startsWith('9') ?? false;
}

/** A file that was cut off at the end of a line is still YAML: what it lost shows in packages without a snapshot. */
function reportLost(packages: readonly [string, unknown][], used: ReadonlySet<string>, log: ProblemLog): void {
  const lost = packages.filter(([key]) => !used.has(key)).map(([key]) => key);
  const [first] = lost;
  if (first === undefined) return;
  const more = lost.length > 1 ? ` and ${lost.length - 1} more` : '';
  log.add('unknown-entry', `${quote(first)}${more} has no snapshot: the file may be cut off`);
}

function mapIn(parsed: Parsed, member: string, log: ProblemLog): unknown {
  const list = get(parsed.value, member);
  if (list === undefined || asObject(list)) return list;
  const what = list === null ? 'is empty: the file may be cut off' : 'is not a map';
  log.add('unknown-entry', `${quote(member)} ${what}`, parsed.span(member));
  return undefined;
}

interface Values {
  readonly described: unknown;
  readonly resolved: unknown;
  readonly span: SpanSource;
}

function packageOf(key: string, { described, resolved, span }: Values, log: ProblemLog): PnpmPackage {
  const wrongType: WrongType = (member, expected) => {
    log.add('unknown-entry', `${quote(member.join('.'))} of ${quote(key)} is not ${expected}`, span);
  };
  const fields = asObject(described) ?? EMPTY;
  if (fields === EMPTY)
    log.add('unknown-entry', `${quote(key)} is listed without what it is: the file may be cut off`, span);
  reportEmpty(key, { described, resolved, span }, log);
  const { resolution, name, version, deprecated, requiresBuild, bundledDependencies } = fields;
  const path = readDepPath(key);
  const source = sourceOf(path, resolution, key);
  const known = asString(version) ?? path.version;
  if (known === undefined && source.kind === 'registry') {
    log.add('unknown-entry', `the key ${quote(key)} does not name a version`, span);
  }
  if (bundledDependencies !== undefined) {
    log.add('not-judged', `what ${quote(path.name)} carries inside its archive is not listed`, span);
  }
  const isRuntime = key.includes('@runtime:');
  if (isRuntime) log.add('not-judged', `${quote(key)} is a runtime and no package of a registry`, span);
  const component = npmComponent(asString(name) || path.name, known, source);
  const entry: EntryDraft = {
    component: isRuntime ? runtimeComponent(component) : component,
    key,
    source,
    digests: digestsOf(asString(get(resolution, 'integrity'))),
    span,
  };
  const marker = platformOf(fields);
  if (marker !== undefined) entry.marker = marker;
  if (typeof deprecated === 'string') entry.notice = { kind: 'deprecated', text: deprecated };
  if (requiresBuild === true) entry.installScript = true;
  // Peers are listed by what was asked for in `packages`, and by what answers them among the dependencies.
  const { dependencies, optionalDependencies } = asObject(resolved) ?? EMPTY;
  return {
    key,
    entry,
    references: wishesOf({ dependencies, optionalDependencies }, false, wrongType),
    peers: asObject(fields['peerDependencies']) ?? EMPTY,
    optionalPeers: asObject(fields['peerDependenciesMeta']) ?? EMPTY,
  };
}

/** pnpm writes no member without a value, and for each package where it comes from. */
function reportEmpty(key: string, { described, resolved, span }: Values, log: ProblemLog): void {
  if (!asObject(described)) return;
  const members = [...entriesOf(described), ...(resolved === described ? [] : entriesOf(resolved))];
  const empty = resolved === null ? 'snapshot' : members.find(([, value]) => value === null)?.[0];
  const missing = empty ?? missingMember(key, described, resolved === described);
  if (missing === undefined) return;
  log.add('unknown-entry', `${quote(missing)} of ${quote(key)} is empty: the file may be cut off`, span);
}

/** Up to version 6 an archive that is no registry's is named by a member of its own. */
function missingMember(key: string, described: unknown, isWhole: boolean): string | undefined {
  const resolution = get(described, 'resolution');
  if (resolution === undefined) return 'resolution';
  const isUnnamed = get(resolution, 'tarball') !== undefined && readDepPath(key).version === undefined;
  return isWhole && isUnnamed && !key.includes('@', 1) && get(described, 'name') === undefined ? 'name' : undefined;
}

/** `node@runtime:22.0.0` is Node itself and not the package of that name. */
function runtimeComponent({ ecosystem, name, version }: Component): Component {
  return { ecosystem, name: `runtime:${name}`, ...(version && { version }) };
}

function sourceOf(path: DepPath, resolution: unknown, key: string): Source {
  const type = asString(get(resolution, 'type'));
  const tarball = asString(get(resolution, 'tarball'));
  if (type === 'git') {
    return gitSource(`${asString(get(resolution, 'repo')) ?? ''}#${asString(get(resolution, 'commit')) ?? ''}`);
  }
  if (type === 'directory') return { kind: 'file', path: asString(get(resolution, 'directory')) ?? '' };
  if (type !== undefined) return { kind: 'unknown' };
  if (tarball === undefined) return path.source ?? { kind: 'registry' };
  const source = sourceOfAddress(tarball) ?? { kind: 'registry' };
  // The key holds an address where the project asked for one; else it is the registry's own.
  const isAsked = path.source?.kind === 'url' || path.source?.kind === 'git' || key.endsWith('.tgz');
  return source.kind === 'url' && !isAsked ? { kind: 'registry', url: source.url } : source;
}
