import type { RegistryRules } from '@morel/model';

/**
 * Maven Central, by both of its names (source: central.sonatype.org, "Consuming"), Google's repository and Gradle's for
 * plugins. Whether a verification-metadata.xml should hold all digests its reader says; nothing else has a place for them.
 */
export const registry: RegistryRules = {
  publicHosts: [
    'repo.maven.apache.org',
    'repo1.maven.org',
    'maven.google.com',
    'dl.google.com',
    'plugins.gradle.org',
    'plugins-artifacts.gradle.org',
  ],
  expectsDigest: () => false,
};
