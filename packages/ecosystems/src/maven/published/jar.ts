import { createProblemLog, quote, type Claim, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { baseName } from '../../reading/tree-path.ts';
import { noPackage, packageItself } from '../../reading/package-itself.ts';
import { artifactComponent, isId } from '../names.ts';
import { readProperties, type Property } from '../settings/read-properties.ts';

const META = '/META-INF/';
const PROPERTIES = '/pom.properties';

/**
 * What a jar says it is: the `pom.properties` that Maven leaves in it, of a shaded jar those of everything in it. A jar
 * without them is told by nothing that can be looked up, which is said. Source: Maven Archiver, "addMavenDescriptor".
 */
export const jarReader: Reader = { format: 'jar', claim, read };

/** The manifest of a jar counts where nothing better is in it. */
function claim(paths: readonly string[]): Claim[] {
  const told = new Set(paths.filter((path) => path.endsWith(PROPERTIES)).map(jarOf));
  return paths.filter((path) => path.endsWith(PROPERTIES) || !told.has(jarOf(path))).map((main) => ({ main }));
}

function jarOf(path: string): string {
  return path.slice(0, path.lastIndexOf(META));
}

function read(files: ReaderFiles): ReadResult {
  return files.main.path.endsWith(PROPERTIES) ? readPomProperties(files) : readManifest(files);
}

function readPomProperties({ main, found = [] }: ReaderFiles): ReadResult {
  const log = createProblemLog(main.path);
  const properties = readProperties(main.text);
  const valueOf = (wanted: string): Property | undefined => properties.find(({ key }) => key === wanted);
  const [group, artifact, version] = [valueOf('groupId'), valueOf('artifactId'), valueOf('version')];
  if (!group || !artifact || !isId(group.value) || !isId(artifact.value)) {
    log.add('unknown-entry', 'the file names no artifact, and nothing is looked up for it');
    return noPackage(log);
  }
  if (!version?.value) log.add('unresolved-version', 'the artifact states no version');
  if (!found.some((path) => path !== main.path && path.endsWith(PROPERTIES)))
    log.add('not-judged', 'what the artifact asks for is not read: scan the lockfile of what uses it');
  const component = artifactComponent(`${group.value}:${artifact.value}`, version?.value);
  return packageItself(
    main.path,
    { entry: { component, key: 'package', span: (version ?? artifact).span }, asks: [] },
    log,
  );
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
