import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about Maven's repositories and the two builds that use them. */
export const about: EcosystemAbout = {
  id: 'maven',
  title: 'Maven and Gradle',
  purlType: 'maven',
  osv: ['Maven'],
  archives: ['*.jar', '*.war', '*.ear', '*.aar'],
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
    { id: 'pom', title: 'pom.xml', role: 'manifest', files: ['pom.xml'], yieldsTo: ['jar'] },
    {
      id: 'jar',
      title: 'artifact in a jar',
      role: 'package',
      files: ['*.jar', '*.war', '*.ear'].flatMap((jar) => [
        `${jar}/META-INF/maven/*/*/pom.properties`,
        `${jar}/META-INF/MANIFEST.MF`,
      ]),
    },
    { id: 'gradle-build', title: 'Gradle scripts', role: 'manifest', files: ['*.gradle', '*.gradle.kts'] },
    { id: 'gradle-catalog', title: 'Gradle version catalog', role: 'manifest', files: ['*.versions.toml'] },
    { id: 'maven-extensions', title: 'Maven core extensions', role: 'manifest', files: ['.mvn/extensions.xml'] },
    {
      id: 'maven-settings',
      title: 'Maven settings',
      role: 'settings',
      files: ['settings.xml', '.mvn/*settings.xml', 'maven-settings.xml'],
    },
    { id: 'maven-config', title: 'Maven options', role: 'settings', files: ['.mvn/maven.config'] },
    {
      id: 'maven-wrapper',
      title: 'Maven Wrapper',
      role: 'settings',
      files: ['.mvn/wrapper/maven-wrapper.properties'],
    },
    {
      id: 'gradle-wrapper',
      title: 'Gradle Wrapper',
      role: 'settings',
      files: ['gradle/wrapper/gradle-wrapper.properties'],
    },
    { id: 'gradle-properties', title: 'Gradle properties', role: 'settings', files: ['gradle.properties'] },
  ],
};
