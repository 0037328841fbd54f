import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about NuGet. */
export const about: EcosystemAbout = {
  id: 'nuget',
  title: 'NuGet',
  purlType: 'nuget',
  osv: ['NuGet'],
  formats: [
    {
      id: 'nuget-lock',
      title: 'NuGet lockfile',
      role: 'lockfile',
      files: ['packages.lock.json', 'packages.*.lock.json'],
    },
  ],
};
