import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about Julia. */
export const about: EcosystemAbout = {
  id: 'julia',
  title: 'Julia',
  purlType: 'julia',
  osv: ['Julia'],
  formats: [
    {
      id: 'julia-manifest',
      title: 'Julia manifest',
      role: 'lockfile',
      files: ['Manifest.toml', 'JuliaManifest.toml', 'Manifest-v*.toml', 'JuliaManifest-v*.toml'],
    },
    {
      id: 'julia-project',
      title: 'Julia project',
      role: 'manifest',
      files: ['Project.toml', 'JuliaProject.toml'],
      lockedBy: ['julia-manifest'],
    },
  ],
};
