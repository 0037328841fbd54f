import {
  createProblemLog,
  quote,
  type Claim,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { loadXml } from '@morel/parse';
import { baseName } from '../../reading/tree-path.ts';
import { noPackage, packageItself } from '../../reading/package-itself.ts';
import { artifactComponent, isId } from '../names.ts';
import type { ParseXml } from '../pom/pom-pool.ts';
import { askedByPom } from './asked-by-pom.ts';
import { readProperties, type Property } from '../settings/read-properties.ts';

const META = '/META-INF/';
const PROPERTIES = '/pom.properties';

/**
 * What a jar says it is: the `pom.properties` that Maven leaves in it, of a shaded jar those of everything in it. A jar
 * without them is told by nothing that can be looked up, which is said. Source: Maven Archiver, "addMavenDescriptor".
 */
export async function loadJarReader(): Promise<Reader> {
  const parse = await loadXml();
  return { format: 'jar', claim, beside, read: (files) => read(files, parse) };
}

/** The pom that Maven leaves beside the properties. */
function beside(path: string): readonly string[] {
  return path.endsWith(PROPERTIES) ? [`${path.slice(0, -PROPERTIES.length)}/pom.xml`] : [];
}

/** The manifest of a jar counts where nothing better is in it. */
function claim(paths: readonly string[]): Claim[] {
  const told = new Set(paths.filter((path) => path.endsWith(PROPERTIES)).map(jarOf));
  return paths.filter((path) => path.endsWith(PROPERTIES) || !told.has(jarOf(path))).map((main) => ({ main }));
}

function jarOf(path: string): string {
  return path.slice(0, path.lastIndexOf(META));
}

function read(files: ReaderFiles, parse: ParseXml): ReadResult {
  const { path } = files.main;
  if (!path.endsWith(PROPERTIES)) return readManifest(files);
  return { ...readPomProperties(files, parse), wants: beside(path) };
}

function readPomProperties(files: ReaderFiles, parse: ParseXml): ReadResult {
  const { main, found = [] } = files;
  const log = createProblemLog(main.path);
  const properties = readProperties(main.text);
  const valueOf = (wanted: string): Property | undefined => properties.find(({ key }) => key === wanted);
  const [group, artifact, version] = [valueOf('groupId'), valueOf('artifactId'), valueOf('version')];
  if (!group || !artifact || !isId(group.value) || !isId(artifact.value)) {
    log.add('unknown-entry', 'the file names no artifact, and nothing is looked up for it');
    return noPackage(log);
  }
  if (!version?.value) log.add('unresolved-version', 'the artifact states no version');
  // A jar with several artifacts holds what the first of them asks for.
  const isAlone = !found.some((path) => path !== main.path && path.endsWith(PROPERTIES));
  const asks = isAlone ? askedBy(files, parse, log) : [];
  const component = artifactComponent(`${group.value}:${artifact.value}`, version?.value);
  const entry = { component, key: 'package', span: (version ?? artifact).span };
  return packageItself(main.path, { entry, asks }, log);
}

function askedBy(files: ReaderFiles, parse: ParseXml, log: ProblemLog): readonly string[] {
  const [path = ''] = beside(files.main.path);
  const pom = files.get(path);
  if (pom && !('code' in pom)) return askedByPom(pom, parse, log);
  log.add('missing-file', 'the jar holds no pom of the artifact: what it asks for is not known');
  return [];
}

/** Programs that are started, not published: their own code is nobody's artifact. */
const PROGRAM = /^(?:Start-Class|Spring-Boot-Version): /m;

function readManifest({ main }: ReaderFiles): ReadResult {
  const log = createProblemLog(main.path);
  const jar = jarOf(main.path);
  const isProgram = /\.(?:war|ear)$/i.test(jar) || PROGRAM.test(main.text);
  const message = `${quote(baseName(jar))} does not say which artifact it is: not looked up`;
  log.add(isProgram ? 'not-judged' : 'unidentified', message);
  return noPackage(log);
}
