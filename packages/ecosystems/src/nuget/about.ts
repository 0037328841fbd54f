import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about NuGet. */
export const about: EcosystemAbout = {
  id: 'nuget',
  title: 'NuGet',
  purlType: 'nuget',
  osv: ['NuGet'],
  archives: ['*.nupkg'],
  formats: [
    {
      id: 'nuget-lock',
      title: 'NuGet lockfile',
      role: 'lockfile',
      files: ['packages.lock.json', 'packages.*.lock.json'],
    },
    {
      id: 'packages-config',
      title: 'packages.config',
      role: 'lockfile',
      files: ['packages.config', 'packages.*.config'],
    },
    { id: 'paket-lock', title: 'Paket lockfile', role: 'lockfile', files: ['paket.lock'] },
    { id: 'dotnet-tools', title: '.NET tool manifest', role: 'lockfile', files: ['dotnet-tools.json'] },
    {
      id: 'msbuild-project',
      title: 'Project file of MSBuild',
      role: 'manifest',
      files: ['*.csproj', '*.fsproj', '*.vbproj'],
      lockedBy: ['nuget-lock'],
    },
    { id: 'nuspec', title: 'published NuGet package', role: 'package', files: ['*.nupkg/*.nuspec'] },
    {
      id: 'nuget-config',
      title: 'NuGet settings',
      role: 'settings',
      files: ['nuget.config', 'NuGet.Config', 'NuGet.config', 'Nuget.Config'],
    },
    {
      id: 'project-assets',
      title: 'Assets of the last restore',
      role: 'installed',
      files: ['obj/project.assets.json'],
    },
    { id: 'deps-json', title: 'Libraries of a built .NET program', role: 'sbom', files: ['*.deps.json'] },
  ],
};
