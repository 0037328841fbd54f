import type { Ecosystem } from '@morel/model';
import { maven } from '@morel/versions';
import { about } from './about.ts';
import { names } from './names.ts';
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
    {
      format: 'gradle-catalog',
      load: async () => (await import('./gradle/catalog/version-catalog.ts')).versionCatalogReader,
    },
    { format: 'pom', load: async () => (await import('./pom/pom-reader.ts')).loadPomReader() },
  ],
  registry,
  clients: [],
};
