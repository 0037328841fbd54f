import type { RegistryRules } from '@morel/model';

/**
 * Maven Central, by both of its names (source: central.sonatype.org, "Consuming"), Google's repository and Gradle's for
 * plugins. A gradle.lockfile has no place for digests.
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
