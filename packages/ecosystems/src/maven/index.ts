import type { Ecosystem } from '@morel/model';
import { maven } from '@morel/versions';
import { about } from './about.ts';
import { gradleClient, gradleVerificationClient, gradleWrapperClient } from './clients/gradle.ts';
import { mavenClient, mavenWrapperClient } from './clients/maven.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** Artifacts of Maven's repositories, as Maven and Gradle manage them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: maven,
  readers: [
    {
      format: 'gradle-lockfile',
      load: async () => (await import('./gradle/lockfile/gradle-lockfile.ts')).gradleLockfileReader,
    },
    {
      format: 'gradle-verification',
      load: async () => (await import('./gradle/verification/verification-metadata.ts')).loadVerificationReader(),
    },
    { format: 'gradle-build', load: async () => (await import('./gradle/build/build-gradle.ts')).buildGradleReader },
    {
      format: 'gradle-catalog',
      load: async () => (await import('./gradle/catalog/version-catalog.ts')).versionCatalogReader,
    },
    { format: 'jar', load: async () => (await import('./published/jar.ts')).loadJarReader() },
    { format: 'pom', load: async () => (await import('./pom/pom-reader.ts')).loadPomReader() },
    {
      format: 'maven-extensions',
      load: async () => (await import('./settings/maven-extensions.ts')).loadMavenExtensionsReader(),
    },
    {
      format: 'maven-settings',
      load: async () => (await import('./settings/maven-settings.ts')).loadMavenSettingsReader(),
    },
    { format: 'maven-config', load: async () => (await import('./settings/maven-config.ts')).mavenConfigReader },
    { format: 'maven-wrapper', load: async () => (await import('./settings/property-settings.ts')).mavenWrapperReader },
    {
      format: 'gradle-wrapper',
      load: async () => (await import('./settings/property-settings.ts')).gradleWrapperReader,
    },
    {
      format: 'gradle-properties',
      load: async () => (await import('./settings/property-settings.ts')).gradlePropertiesReader,
    },
  ],
  registry,
  pages,
  clients: [mavenClient, mavenWrapperClient, gradleClient, gradleVerificationClient, gradleWrapperClient],
};
