import type { Reader } from '@morel/model';
import { noticedManifest } from '../../../reading/noticed-manifest.ts';
import { baseName, folderOf } from '../../../reading/tree-path.ts';

/** A configuration with an artifact, a platform, or what holds one (an entry of a catalog, a constant). */
const CONFIGURATION =
  '(?:\\w{1,60}(?:Implementation|Api|CompileOnly|RuntimeOnly|Classpath|Compile)|implementation|api|compileOnly|runtimeOnly|compile|runtime|classpath|annotationProcessor|kapt|ksp)';
const ARTIFACT = '(?:[\'"]|group\\b|(?!(?:project|projects|files|fileTree)\\b)[A-Za-z_]\\w{0,60}\\.\\w)';
const FORMS = [
  `\\b${CONFIGURATION}[ \\t(]{1,20}(?:(?:enforcedPlatform|platform|kotlin)[ \\t]{0,9}\\()?[ \\t]{0,9}${ARTIFACT}`,
  // Coordinates, wherever they stand: in a list that other scripts take from.
  `['"][\\w.-]{1,100}:[\\w.-]{1,100}:[\\w.+$\\{\\[(]`,
  // A plugin in a version.
  `\\b(?:id|kotlin)[ \\t(]{1,9}['"][^'"\\n]{1,200}['"]\\)?[ \\t]{1,9}version\\b`,
  // A script from elsewhere.
  `\\bfrom[ \\t:=]{1,9}['"]https?:`,
];
const ASKS = new RegExp(FORMS.join('|'));
const BUILD = /^build\.gradle(?:\.kts)?$/;
const SETTINGS = /^settings\.gradle(?:\.kts)?$/;

/** Scripts of Gradle are programs in Groovy or Kotlin. */
export const buildGradleReader: Reader = noticedManifest({
  format: 'gradle-build',
  why: 'is a program, which is not run',
  asks: ASKS,
  isLocked,
});

function isLocked(path: string, found: readonly string[]): boolean {
  const locks = locksOf(found);
  const folders = foldersUpTo(folderOf(path));
  const name = baseName(path);
  if (folders.some((folder) => locks.verified.has(folder))) return true;
  // The plugins of settings, and those that they give a version to, are in no lockfile of a project.
  if (SETTINGS.test(name)) return locks.plugins.has(folderOf(path));
  if (BUILD.test(name)) return locks.projects.has(folderOf(path));
  // Any project may apply another script: that of a folder above it, or some of those that there are.
  return folders.some((folder) => locks.projects.has(folder)) || locks.allBuilds;
}

/** Folders of builds by what says which artifacts come. */
interface Locks {
  readonly projects: ReadonlySet<string>;
  readonly plugins: ReadonlySet<string>;
  /** Verification metadata: the list of all artifacts that the builds in and below a folder may take. */
  readonly verified: ReadonlySet<string>;
  /** Every build script lies beside a lockfile. */
  readonly allBuilds: boolean;
}

const known = new WeakMap<readonly string[], Locks>();

function locksOf(found: readonly string[]): Locks {
  const locks = known.get(found) ?? findLocks(found);
  known.set(found, locks);
  return locks;
}

function findLocks(found: readonly string[]): Locks {
  const having = (file: RegExp): Set<string> =>
    new Set(found.flatMap((path) => (file.test(path) ? [path.replace(file, '') || '.'] : [])));
  const projects = having(/(?:^|\/)gradle(?:\.lockfile|\/dependency-locks\/[^/]*)$/);
  const builds = found.filter((path) => BUILD.test(baseName(path)));
  return {
    projects,
    plugins: having(/(?:^|\/)(?:settings|buildscript)-gradle\.lockfile$/),
    verified: having(/(?:^|\/)gradle\/verification-metadata\.xml$/),
    allBuilds: builds.length > 0 && builds.every((path) => projects.has(folderOf(path))),
  };
}

/** A folder and all above it. */
function foldersUpTo(folder: string): string[] {
  const folders = ['.'];
  for (let at = folder.indexOf('/'); at >= 0; at = folder.indexOf('/', at + 1)) folders.push(folder.slice(0, at));
  return [...folders, folder];
}
