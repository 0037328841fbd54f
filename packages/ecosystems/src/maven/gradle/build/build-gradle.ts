import type { Reader } from '@morel/model';
import { noticedManifest } from '../../../reading/noticed-manifest.ts';
import { folderOf } from '../../../reading/tree-path.ts';

/** A configuration with an artifact, an entry of a catalog or a platform; a plugin in a version. */
const CONFIGURATION =
  '(?:\\w{1,60}(?:Implementation|Api|CompileOnly|RuntimeOnly|Classpath|Compile)|implementation|api|compileOnly|runtimeOnly|compile|runtime|classpath|annotationProcessor|kapt|ksp)';
const ASKS = new RegExp(
  `\\b${CONFIGURATION}[ \\t(]{1,20}(?:(?:enforcedPlatform|platform|kotlin)[ \\t]{0,9}\\()?[ \\t]{0,9}(?:['"]|libs\\.|group\\b)|\\bid[ \\t(]{1,9}['"][^'"\\n]{1,200}['"]\\)?[ \\t]{1,9}version\\b`,
);
const VERIFICATION = /^(?:(.*)\/)?gradle\/verification-metadata\.xml$/;

/** Build scripts of Gradle are programs in Groovy or Kotlin. */
export const buildGradleReader: Reader = noticedManifest({
  format: 'gradle-build',
  why: 'is a program, which is not run',
  asks: ASKS,
  isLocked: (path, found) => found.some((other) => isLock(other, folderOf(path))),
});

/** The lockfile of this build, or the list of all artifacts that the builds of a project may take. */
function isLock(path: string, folder: string): boolean {
  const base = folder === '.' ? '' : `${folder}/`;
  if (path === `${base}gradle.lockfile` || path.startsWith(`${base}gradle/dependency-locks/`)) return true;
  const verification = VERIFICATION.exec(path);
  if (!verification) return false;
  const [, outer] = verification;
  return outer === undefined || folder === outer || folder.startsWith(`${outer}/`);
}
