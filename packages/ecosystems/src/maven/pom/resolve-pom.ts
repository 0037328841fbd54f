import { createInterpolation, type Interpolate, type Interpolated } from './interpolate.ts';
import { lineageOf, lookupIn, sectionsOf, type Lineage } from './lineage.ts';
import type { PomPool } from './pom-pool.ts';
import type { Pom, PomArtifact, PomDependency, PomPlugin, PomSection, Written } from './pom.ts';

/** An artifact that a project asks for, with all that its pom, its parents and BOMs say about it. */
export interface ResolvedArtifact {
  /** `group:artifact`; undefined where one of the two is not known. */
  readonly name: string | undefined;
  readonly version: Interpolated | undefined;
  readonly written: PomArtifact;
}

export interface ResolvedDependency extends ResolvedArtifact {
  readonly written: PomDependency;
  readonly scope: string;
}

/** A project with one profile on, or as it is. */
export interface ResolvedPom {
  readonly dependencies: readonly ResolvedDependency[];
  /** Dependencies that take the place of one before them in the same pom. */
  readonly repeated: readonly PomDependency[];
  readonly plugins: readonly ResolvedArtifact[];
  /** BOMs that are not in the tree. */
  readonly missingBoms: ReadonlySet<ResolvedArtifact>;
  /** A BOM that imports itself on a way round. */
  readonly circularBoms: ReadonlySet<ResolvedArtifact>;
}

interface Managed extends ResolvedArtifact {
  readonly written: PomDependency;
}

interface Management {
  readonly byKey: ReadonlyMap<string, Managed>;
  readonly missing: ReadonlySet<ResolvedArtifact>;
  readonly circular: ReadonlySet<ResolvedArtifact>;
}

interface Context {
  readonly lineage: Lineage;
  readonly sections: readonly PomSection[];
  readonly interpolate: Interpolate;
}

/** Resolves poms in the way of Maven's model builder, with the files of the tree alone. */
export interface PomResolver {
  resolve(pom: Pom, profile: string | undefined): ResolvedPom;
  lineage(pom: Pom): Lineage;
  /** The name and the version of a project itself. */
  project(pom: Pom): ResolvedArtifact;
  /** The project of the tree that an artifact is, if it is one. */
  findProject(artifact: ResolvedArtifact): Pom | undefined;
}

export function createPomResolver(pool: PomPool): PomResolver {
  const contexts = new Map<Pom, Context>();
  const managements = new Map<Pom, Management | undefined>();

  const contextOf = (pom: Pom): Context => {
    const context = contexts.get(pom) ?? createContext(lineageOf(pom, pool), undefined, pool);
    contexts.set(pom, context);
    return context;
  };
  const project = (pom: Pom): ResolvedArtifact => {
    const context = contextOf(pom);
    const version = pom.version ?? pom.parent?.version;
    const name = nameOf({ ...pom, groupId: pom.groupId ?? pom.parent?.groupId }, context);
    return { name, version: version && context.interpolate(version), written: { ...pom, version } };
  };
  const findProject = ({ name, version }: ResolvedArtifact): Pom | undefined => {
    if (name === undefined || version?.missing !== undefined) return undefined;
    return pool.find(name, (pom) => project(pom).version?.text === version?.text);
  };
  /** What a BOM manages; undefined while that is being found out, so that it imports itself. */
  const bomOf = (pom: Pom): Management | undefined => {
    if (managements.has(pom)) return managements.get(pom);
    managements.set(pom, undefined);
    const management = managementOf(contextOf(pom), findProject, bomOf);
    managements.set(pom, management);
    return management;
  };
  return {
    resolve(pom, profile) {
      const context = profile === undefined ? contextOf(pom) : createContext(contextOf(pom).lineage, profile, pool);
      const management = managementOf(context, findProject, (bom) => (bom === pom ? undefined : bomOf(bom)));
      return {
        ...dependenciesOf(context, management),
        plugins: pluginsOf(context),
        missingBoms: management.missing,
        circularBoms: management.circular,
      };
    },
    lineage: (pom) => contextOf(pom).lineage,
    project,
    findProject,
  };
}

function createContext(lineage: Lineage, profile: string | undefined, pool: PomPool): Context {
  const sections = sectionsOf(lineage.poms, profile);
  const [pom] = lineage.poms;
  const user = (name: string): Written | undefined => pom && pool.userProperty(pom, name);
  return { lineage, sections, interpolate: createInterpolation(lookupIn(lineage.poms, sections, user)) };
}

function dependenciesOf(context: Context, management: Management): Pick<ResolvedPom, 'dependencies' | 'repeated'> {
  const byKey = new Map<string, PomDependency>();
  const repeated: PomDependency[] = [];
  // Within one section the last of two counts; between sections the first.
  for (const { dependencies } of context.sections) {
    const own = new Map<string, PomDependency>();
    for (const dependency of dependencies) {
      const key = keyOf(dependency, context);
      if (own.has(key)) repeated.push(dependency);
      own.set(key, dependency);
    }
    for (const [key, dependency] of own) setFirst(byKey, key, dependency);
  }
  const dependencies = [...byKey].map(([key, written]): ResolvedDependency => {
    const managed = management.byKey.get(key);
    const version = written.version ? context.interpolate(written.version) : managed?.version;
    const scope = written.scope ?? managed?.written.scope ?? 'compile';
    return { name: nameOf(written, context), version, written, scope: textOf(scope, written, context) ?? scope };
  });
  return { dependencies, repeated };
}

/**
 * What the pom and its parents manage, then what the BOMs that they import manage, in the order of their imports (source:
 * Maven, "Introduction to the Dependency Mechanism").
 */
function managementOf(
  context: Context,
  findProject: PomResolver['findProject'],
  bomOf: (pom: Pom) => Management | undefined,
): Management {
  const byKey = new Map<string, Managed>();
  const imports: Managed[] = [];
  const missing = new Set<ResolvedArtifact>();
  const circular = new Set<ResolvedArtifact>();
  for (const section of context.sections) {
    const own = new Map<string, Managed>();
    for (const written of section.management) {
      const version = written.version && context.interpolate(written.version);
      const managed = { name: nameOf(written, context), version, written };
      if (written.scope === 'import' && written.type === 'pom') imports.push(managed);
      else own.set(keyOf(written, context), managed);
    }
    for (const [key, managed] of own) setFirst(byKey, key, managed);
  }
  for (const bom of imports) {
    const found = findProject(bom);
    const inner = found && bomOf(found);
    if (!inner) {
      (found ? circular : missing).add(bom);
      continue;
    }
    for (const [key, managed] of inner.byKey) setFirst(byKey, key, managed);
    for (const one of inner.missing) missing.add(one);
    for (const one of inner.circular) circular.add(one);
  }
  return { byKey, missing, circular };
}

function pluginsOf(context: Context): ResolvedArtifact[] {
  const managed = new Map<string, PomPlugin>();
  for (const { pluginManagement } of context.sections) {
    for (const plugin of pluginManagement) {
      const name = nameOf(plugin, context) ?? '';
      if (!managed.has(name) && plugin.version) managed.set(name, plugin);
    }
  }
  const used = context.sections.flatMap(({ plugins }) => plugins);
  const resolved = (written: PomArtifact): ResolvedArtifact => {
    const name = nameOf(written, context);
    const elsewhere = used.find((one) => one.version && nameOf(one, context) === name);
    const version = written.version ?? elsewhere?.version ?? managed.get(name ?? '')?.version;
    return { name, version: version && context.interpolate(version), written };
  };
  const own = (written: PomArtifact): ResolvedArtifact => {
    return {
      name: nameOf(written, context),
      version: written.version && context.interpolate(written.version),
      written,
    };
  };
  const names = new Set(used.map((plugin) => nameOf(plugin, context)));
  const bound = [...managed].filter(([name]) => BOUND.test(name) && !names.has(name)).map(([, plugin]) => plugin);
  const inManagement = [...managed].filter(([name]) => names.has(name)).map(([, plugin]) => plugin);
  return [
    ...[...used, ...bound].map(resolved),
    ...[...used, ...bound, ...inManagement].flatMap(({ dependencies }) => dependencies).map(own),
    ...context.sections.flatMap(({ extensions }) => extensions).map(own),
  ];
}

/** Plugins that Maven's own life cycle runs, whether or not a pom asks for them. */
const BOUND =
  /^org\.apache\.maven\.plugins:maven-(?:clean|resources|compiler|surefire|jar|install|deploy|site|war|ejb|ear|rar|plugin)-plugin$/;

/** What Maven merges dependencies by (source: `Dependency.getManagementKey`). */
function keyOf(dependency: PomDependency, context: Context): string {
  const { type, classifier } = dependency;
  const kind = textOf(type, dependency, context) ?? type;
  const suffix = classifier === undefined ? '' : `:${textOf(classifier, dependency, context) ?? classifier}`;
  const { groupId = '', artifactId = '' } = dependency;
  return `${nameOf(dependency, context) ?? `${groupId}:${artifactId}`}:${kind}${suffix}`;
}

function setFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}

function nameOf(
  artifact: Pick<PomArtifact, 'groupId' | 'artifactId' | 'file' | 'span'>,
  context: Context,
): string | undefined {
  const group = textOf(artifact.groupId, artifact, context);
  const id = textOf(artifact.artifactId, artifact, context);
  return group === undefined || id === undefined ? undefined : `${group}:${id}`;
}

function textOf(
  text: string | undefined,
  { file, span }: Pick<PomArtifact, 'file' | 'span'>,
  { interpolate }: Context,
): string | undefined {
  if (text === undefined || !text.includes('${')) return text;
  const { text: replaced, missing } = interpolate({ text, file, span });
  return missing === undefined ? replaced : undefined;
}
