import type { RegistryRules } from '@morel/model';

/**
 * The public registry under both its names. It serves its archives itself. Since Dart 2.19 pub notes the SHA-256 of every
 * archive; a lockfile without is of an older one, which compares nothing.
 */
export const registry: RegistryRules = {
  publicHosts: ['pub.dev', 'pub.dartlang.org'],
  expectsDigest: (format) => format === 'pubspec-lock',
};
