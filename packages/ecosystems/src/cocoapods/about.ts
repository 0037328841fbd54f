import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about CocoaPods. OSV has no ecosystem for its pods. */
export const about: EcosystemAbout = {
  id: 'cocoapods',
  title: 'CocoaPods',
  purlType: 'cocoapods',
  osv: [],
  formats: [
    { id: 'podfile-lock', title: "CocoaPods' lockfile", role: 'lockfile', files: ['Podfile.lock'] },
    { id: 'podfile', title: 'Podfile', role: 'manifest', files: ['Podfile'], lockedBy: ['podfile-lock'] },
  ],
};
