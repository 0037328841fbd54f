import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about Swift packages. */
export const about: EcosystemAbout = {
  id: 'swift',
  title: 'Swift packages',
  purlType: 'swift',
  osv: ['SwiftURL'],
  formats: [
    { id: 'package-resolved', title: 'SwiftPM and Xcode lockfile', role: 'lockfile', files: ['Package.resolved'] },
    {
      id: 'package-swift',
      title: 'Package.swift',
      role: 'manifest',
      files: ['Package.swift'],
      lockedBy: ['package-resolved'],
    },
  ],
};
