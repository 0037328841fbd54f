import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about Haskell. */
export const about: EcosystemAbout = {
  id: 'hackage',
  title: 'Haskell',
  purlType: 'hackage',
  osv: ['Hackage'],
  formats: [
    { id: 'stack-lock', title: 'Stack lockfile', role: 'lockfile', files: ['stack.yaml.lock'] },
    { id: 'cabal-freeze', title: 'cabal.project.freeze', role: 'lockfile', files: ['cabal.project.freeze'] },
    { id: 'stack-yaml', title: 'stack.yaml', role: 'manifest', files: ['stack.yaml'], lockedBy: ['stack-lock'] },
    { id: 'cabal-package', title: "Cabal's description of a package", role: 'manifest', files: ['*.cabal'] },
  ],
};
