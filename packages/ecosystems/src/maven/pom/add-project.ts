import { quote, type EdgeKind, type InventoryBuilder, type ProblemLog, type Source } from '@morel/model';
import { maven } from '@morel/versions';
import { about } from '../about.ts';
import { artifactComponent, isId } from '../names.ts';
import { profilesOf } from './lineage.ts';
import { folderFrom } from './pom-pool.ts';
import type { Pom } from './pom.ts';
import type { PomResolver, ResolvedArtifact, ResolvedDependency, ResolvedPom } from './resolve-pom.ts';
import { exactVersion } from './exact-version.ts';

/** What the projects of one input share. */
export interface PomInput {
  readonly builder: InventoryBuilder;
  readonly resolver: PomResolver;
  readonly log: ProblemLog;
  readonly main: string;
  readonly keys: (text: string) => string;
  /** Entries by what they are: projects that inherit a dependency from one parent share it. */
  readonly entries: Map<string, number>;
  /** Complaints that were made: several projects would make them of the same parent. */
  readonly said: Set<string>;
  /** Plugins of which no version is known here. */
  readonly unpinned: Set<string>;
  /** Artifacts of which nobody here knows what they bring with them. */
  readonly leaves: Set<string>;
}

/** An artifact that is asked for, in the profiles that do; none stands for the project as it is. */
interface Asked {
  readonly artifact: ResolvedArtifact;
  readonly kinds: readonly EdgeKind[];
  readonly profiles: (string | undefined)[];
}

const MOST_PROFILES = 50;

/** Adds a project with all that its pom asks for: as it is, and with each of its profiles on. */
export function addProject(pom: Pom, input: PomInput): void {
  const { builder, resolver, main, keys } = input;
  const { name, version } = resolver.project(pom);
  const path = folderFrom(main, pom.file);
  const component = isName(name)
    ? artifactComponent(name, exactVersion(version))
    : { ecosystem: about.id, name: pom.file };
  const root = builder.add({
    component,
    key: keys(`project ${pom.file}`),
    source: { kind: 'project', path },
    ...placeOf(pom, main),
  });
  builder.addRoot(root, pom.file === main ? 'project' : 'workspace');
  const asked = new Map<string, Asked>();
  for (const profile of [undefined, ...profilesWithin(pom, input)]) {
    const resolved = resolver.resolve(pom, profile);
    reportFaults(resolved, input);
    for (const one of resolved.dependencies) note(asked, one, kindsOf(one), profile);
    for (const one of resolved.plugins) note(asked, one, ['build'], profile);
  }
  for (const one of asked.values()) addArtifact(root, one, input);
}

function profilesWithin(pom: Pom, { resolver, log }: PomInput): string[] {
  const ids = profilesOf(resolver.lineage(pom).poms);
  if (ids.length > MOST_PROFILES)
    log.add('unknown-entry', `of ${ids.length} profiles ${MOST_PROFILES} were read`, pom.span, pom.file);
  return ids.slice(0, MOST_PROFILES);
}

function note(
  asked: Map<string, Asked>,
  artifact: ResolvedArtifact,
  kinds: readonly EdgeKind[],
  profile: string | undefined,
): void {
  const { name = '', version, written } = artifact;
  const key = JSON.stringify([name, version?.text, kinds, written.file, written.span.start]);
  const known = asked.get(key);
  if (known) known.profiles.push(profile);
  else asked.set(key, { artifact, kinds, profiles: [profile] });
}

/** Optional dependencies are on the class path of the project itself: only those who depend on it go without. */
function kindsOf({ scope, written }: ResolvedDependency): readonly EdgeKind[] {
  if (scope === 'test') return ['dev'];
  return written.isOptional ? ['prod', 'optional'] : ['prod'];
}

function addArtifact(root: number, asked: Asked, input: PomInput): void {
  const { artifact, kinds } = asked;
  const { name, version, written } = artifact;
  if (!isName(name)) {
    const shown = quote(name ?? `${written.groupId ?? ''}:${written.artifactId ?? ''}`);
    complain(input, 'unknown-entry', `${shown} is no name of an artifact and was left out`, written);
    return;
  }
  const isBuild = kinds.includes('build');
  const exact = exactVersion(version);
  const own = input.resolver.findProject(artifact);
  addRequirement(artifact, kinds, own ? 'link' : 'registry', input);
  if (isBuild && version === undefined) {
    input.unpinned.add(name);
    return;
  }
  const source: Source = own ? { kind: 'link', path: folderFrom(input.main, own.file) } : { kind: 'registry' };
  if (exact === undefined) reportVersion(artifact, input);
  else if (!own && exact.endsWith('-SNAPSHOT'))
    complain(
      input,
      'not-judged',
      `${quote(`${name}:${exact}`)} is a snapshot: what it holds may change every day`,
      written,
    );
  if (!own) input.leaves.add(name);
  const entry = addEntry(asked, exact, source, input);
  input.builder.addEdge(root, entry, kinds, version?.text);
}

function addEntry({ artifact, profiles }: Asked, exact: string | undefined, source: Source, input: PomInput): number {
  const { name = '', version, written } = artifact;
  const marker = profiles.includes(undefined) ? undefined : `profile ${profiles.join(', ')}`;
  const place = exact === undefined || !version ? written : version.at;
  const identity = JSON.stringify([name, exact, source, marker, place.file, place.span.start]);
  const known = input.entries.get(identity);
  if (known !== undefined) return known;
  const position = input.builder.add({
    component: artifactComponent(name, exact),
    key: input.keys(exact === undefined ? (written.artifactId ?? name) : `${name}:${exact}`),
    source,
    ...placeOf(place, input.main),
    ...(marker !== undefined && { marker }),
  });
  input.entries.set(identity, position);
  return position;
}

function addRequirement(
  artifact: ResolvedArtifact,
  kinds: readonly EdgeKind[],
  source: Source['kind'],
  input: PomInput,
): void {
  const { name = '', version } = artifact;
  const place = version?.missing === undefined && version ? placeOf(version.at, input.main) : {};
  const specifier = version?.text ?? '';
  const isSetElsewhere = !version || version.missing !== undefined;
  const identity = JSON.stringify(['requirement', name, specifier, kinds, place]);
  if (input.said.has(identity)) return;
  input.said.add(identity);
  input.builder.addRequirement({
    ecosystem: about.id,
    name,
    specifier,
    ...(isSetElsewhere && { isSetElsewhere }),
    kinds,
    source,
    ...place,
  });
}

function reportVersion({ name = '', version, written }: ResolvedArtifact, input: PomInput): void {
  const shown = quote(name);
  if (!version)
    complain(input, 'unresolved-version', `nothing in the tree says which version of ${shown} is taken`, written);
  else if (version.missing !== undefined) {
    const text = `${shown} has the version ${quote(version.text)}, and nothing in the tree says what ${quote(version.missing)} is`;
    complain(input, 'unresolved-version', text, written);
  } else {
    const text = `${shown} may be any version that is ${quote(version.text)}`;
    complain(input, maven.pinning(version.text) === undefined ? 'unknown-entry' : 'unresolved-version', text, written);
  }
}

function reportFaults(resolved: ResolvedPom, input: PomInput): void {
  for (const written of resolved.repeated) {
    const shown = quote(`${written.groupId ?? ''}:${written.artifactId ?? ''}`);
    complain(input, 'duplicate-key', `${shown} stands twice in one pom: Maven takes the last`, written);
  }
  for (const { name, version, written } of resolved.missingBoms) {
    const shown = quote(`${name ?? written.artifactId ?? ''}:${version?.text ?? ''}`);
    complain(
      input,
      'missing-file',
      `the BOM ${shown} is not in the tree: versions that it manages are not known`,
      written,
    );
  }
  for (const { name, written } of resolved.circularBoms)
    complain(input, 'cycle', `the BOM ${quote(name ?? '')} imports itself`, written);
}

/** Says something once of a place, however many projects lead there. */
export function complain(
  { log, said, main }: PomInput,
  code: Parameters<ProblemLog['add']>[0],
  message: string,
  { file, span }: Pick<Pom, 'file' | 'span'>,
): void {
  const identity = `${code} ${file} ${span.start} ${message}`;
  if (said.has(identity)) return;
  said.add(identity);
  log.add(code, message, span, file === main ? undefined : file);
}

function placeOf({ file, span }: Pick<Pom, 'file' | 'span'>, main: string): { span: Pom['span']; file?: string } {
  return { span, ...(file !== main && { file }) };
}

function isName(name: string | undefined): name is string {
  const [group = '', artifact = '', ...rest] = name?.split(':') ?? [];
  return isId(group) && isId(artifact) && rest.length === 0;
}
