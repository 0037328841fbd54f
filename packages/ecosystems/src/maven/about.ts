import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about Maven's repositories and the two builds that use them. */
export const about: EcosystemAbout = {
  id: 'maven',
  title: 'Maven and Gradle',
  purlType: 'maven',
  osv: ['Maven'],
  formats: [
    {
      id: 'gradle-lockfile',
      title: 'Gradle lockfile',
      role: 'lockfile',
      files: ['gradle.lockfile', '*-gradle.lockfile', 'gradle/dependency-locks/*.lockfile'],
    },
    {
      id: 'gradle-verification',
      title: 'Gradle verification metadata',
      role: 'lockfile',
      files: ['gradle/verification-metadata.xml'],
    },
    { id: 'pom', title: 'pom.xml', role: 'manifest', files: ['pom.xml'] },
    { id: 'gradle-catalog', title: 'Gradle version catalog', role: 'manifest', files: ['*.versions.toml'] },
  ],
};
