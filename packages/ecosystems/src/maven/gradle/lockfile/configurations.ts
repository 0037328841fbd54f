import type { EdgeKind } from '@morel/model';

/**
 * Configurations of which Gradle's own plugins and those of Kotlin document that nothing in them is shipped: compiler
 * plugins, annotation processors, tools that check the code.
 */
const BUILD = new Set([
  'checkstyle',
  'codenarc',
  'pmd',
  'pmdAux',
  'jacocoAgent',
  'jacocoAnt',
  'antlr',
  'zinc',
  'scalaCompilerPlugins',
  'kotlinCompilerClasspath',
  'kotlinBuildToolsApiClasspath',
  'kotlinKlibCommonizerClasspath',
]);
const BUILD_PATTERN =
  /^(?:annotationProcessor|\w*AnnotationProcessor|kapt\w*|ksp\w*|kotlinCompilerPluginClasspath\w*)$/;

/** Source sets of tests: `test` itself, test fixtures, and those that are called something with Test, as Android's are. */
const TEST = /^(?:test(?![a-z])|\w*[a-z]Test(?![a-z]))/;
/** Spring Boot's: on the class path of a developer, not in what is built. */
const DEVELOPMENT = new Set(['developmentOnly', 'testAndDevelopmentOnly']);

/** Why a configuration asks for what is in it; what is not known to be something else is shipped. */
export function kindOfConfiguration(name: string): EdgeKind {
  if (TEST.test(name) || DEVELOPMENT.has(name)) return 'dev';
  return BUILD.has(name) || BUILD_PATTERN.test(name) ? 'build' : 'prod';
}
