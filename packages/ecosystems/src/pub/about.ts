import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about pub. */
export const about: EcosystemAbout = {
  id: 'pub',
  title: 'Dart and Flutter',
  purlType: 'pub',
  osv: ['Pub'],
  formats: [
    { id: 'pubspec-lock', title: 'pub lockfile', role: 'lockfile', files: ['pubspec.lock'] },
    {
      id: 'pubspec-yaml',
      title: 'pubspec.yaml',
      role: 'manifest',
      files: ['pubspec.yaml'],
      lockedBy: ['pubspec-lock'],
    },
  ],
};
