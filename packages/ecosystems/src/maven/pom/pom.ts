import type { Span } from '@morel/model';
import { xmlChild, xmlChildren, xmlText, type XmlElement } from '@morel/parse';

/** A text with the place where it is written. */
export interface Written {
  readonly text: string;
  readonly file: string;
  readonly span: Span;
}

/** An artifact that a pom names, nothing in it resolved. */
export interface PomArtifact {
  readonly groupId: string | undefined;
  readonly artifactId: string | undefined;
  readonly version: Written | undefined;
  readonly file: string;
  readonly span: Span;
}

export interface PomDependency extends PomArtifact {
  readonly scope: string | undefined;
  readonly type: string;
  readonly classifier: string | undefined;
  readonly isOptional: boolean;
}

export interface PomPlugin extends PomArtifact {
  readonly dependencies: readonly PomDependency[];
}

/** What a pom and each of its profiles may say. */
export interface PomSection {
  readonly properties: ReadonlyMap<string, Written>;
  readonly dependencies: readonly PomDependency[];
  readonly management: readonly PomDependency[];
  readonly plugins: readonly PomPlugin[];
  readonly pluginManagement: readonly PomPlugin[];
  readonly extensions: readonly PomArtifact[];
}

export interface PomProfile extends PomSection {
  readonly id: string;
  readonly isActiveByDefault: boolean;
}

export interface PomParent extends PomArtifact {
  /** Empty where the parent is not to be looked for in the tree. */
  readonly relativePath: string;
}

/** One pom.xml as it is written (source: maven.apache.org, "POM Reference"). */
export interface Pom extends PomSection {
  readonly file: string;
  readonly groupId: string | undefined;
  readonly artifactId: string | undefined;
  readonly version: Written | undefined;
  readonly parent: PomParent | undefined;
  readonly profiles: readonly PomProfile[];
  /** Folders or poms of further projects, those of profiles included. */
  readonly modules: readonly Written[];
  readonly element: XmlElement;
  readonly span: Span;
}

/** The pom in the outermost element of a file. */
export function pomOf(file: string, project: XmlElement): Pom {
  const artifact = artifactOf(file, project);
  const parent = xmlChild(project, 'parent');
  const path = xmlChild(parent, 'relativePath');
  return {
    ...artifact,
    ...sectionOf(file, project),
    element: project,
    span: xmlChild(project, 'artifactId')?.span ?? project.span,
    parent: parent && { ...artifactOf(file, parent), relativePath: path ? path.text : '../pom.xml' },
    modules: [project, ...listed(project, 'profiles', 'profile')].flatMap((one) =>
      listed(one, 'modules', 'module').map(({ text, span }) => ({ text, file, span })),
    ),
    profiles: listed(project, 'profiles', 'profile').map((profile) => ({
      ...sectionOf(file, profile),
      id: xmlText(profile, 'id') ?? 'default',
      isActiveByDefault: xmlText(xmlChild(profile, 'activation'), 'activeByDefault') === 'true',
    })),
  };
}

function sectionOf(file: string, element: XmlElement): PomSection {
  const build = xmlChild(element, 'build');
  const reporting = xmlChild(element, 'reporting');
  const dependencyOf = (one: XmlElement): PomDependency => readDependency(file, one);
  const pluginOf = (one: XmlElement): PomPlugin => ({
    ...artifactOf(file, one, 'org.apache.maven.plugins'),
    dependencies: listed(one, 'dependencies', 'dependency').map(dependencyOf),
  });
  return {
    properties: propertiesOf(file, xmlChild(element, 'properties')),
    dependencies: listed(element, 'dependencies', 'dependency').map(dependencyOf),
    management: listed(xmlChild(element, 'dependencyManagement'), 'dependencies', 'dependency').map(dependencyOf),
    plugins: [...listed(build, 'plugins', 'plugin'), ...listed(reporting, 'plugins', 'plugin')].map(pluginOf),
    pluginManagement: listed(xmlChild(build, 'pluginManagement'), 'plugins', 'plugin').map(pluginOf),
    extensions: listed(build, 'extensions', 'extension').map((one) => artifactOf(file, one)),
  };
}

function listed(element: XmlElement | undefined, list: string, item: string): readonly XmlElement[] {
  return xmlChildren(xmlChild(element, list), item);
}

function propertiesOf(file: string, element: XmlElement | undefined): ReadonlyMap<string, Written> {
  // Of a property that stands twice the last counts.
  return new Map((element?.elements ?? []).map(({ name, text, span }) => [name, { text, file, span }]));
}

function readDependency(file: string, element: XmlElement): PomDependency {
  return {
    ...artifactOf(file, element),
    scope: xmlText(element, 'scope'),
    type: xmlText(element, 'type') ?? 'jar',
    classifier: xmlText(element, 'classifier'),
    isOptional: xmlText(element, 'optional') === 'true',
  };
}

function artifactOf(file: string, element: XmlElement, group?: string): PomArtifact {
  const version = xmlChild(element, 'version');
  return {
    groupId: xmlText(element, 'groupId') ?? group,
    artifactId: xmlText(element, 'artifactId'),
    version: version && version.text !== '' ? { text: version.text, file, span: version.span } : undefined,
    file,
    span: element.span,
  };
}
