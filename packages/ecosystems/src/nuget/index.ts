import type { Ecosystem } from '@morel/model';
import { nuget } from '@morel/versions';
import { about } from './about.ts';
import { dotnet } from './clients/dotnet.ts';
import { paket } from './clients/paket.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** Packages for .NET: of nuget.org and of feeds like it. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: nuget,
  readers: [
    { format: 'nuget-lock', load: async () => (await import('./lock/packages-lock.ts')).packagesLockReader },
    {
      format: 'packages-config',
      load: async () => (await import('./packages-config/packages-config.ts')).packagesConfigReader,
    },
    { format: 'paket-lock', load: async () => (await import('./paket/paket-lock.ts')).paketLockReader },
    { format: 'dotnet-tools', load: async () => (await import('./tools/dotnet-tools.ts')).dotnetToolsReader },
    {
      format: 'msbuild-project',
      load: async () => (await import('./project/msbuild-project.ts')).msbuildProjectReader,
    },
    { format: 'nuspec', load: async () => (await import('./published/nuspec.ts')).nuspecReader },
    { format: 'nuget-config', load: async () => (await import('./settings/nuget-config.ts')).nugetConfigReader },
    { format: 'project-assets', load: async () => (await import('./resolved/project-assets.ts')).projectAssetsReader },
    { format: 'deps-json', load: async () => (await import('./resolved/deps-json.ts')).depsJsonReader },
  ],
  registry,
  pages,
  clients: [dotnet, paket],
};
