import type { Client, CommandRule, Control } from '@morel/model';
import { isWrittenOut } from '../settings/secret.ts';

const CONFIG = 'nuget.config';
const DOCS = 'https://learn.microsoft.com/en-us/nuget';
const LOCKED = [
  '--locked-mode',
  '-p:RestoreLockedMode=true',
  '/p:RestoreLockedMode=true',
  '--property:RestoreLockedMode=true',
];

/**
 * The `dotnet` command and NuGet's own. A package of a project with PackageReference runs no code when it is installed, but
 * its build files (`build/*.targets`) run with every build, and there is no switch against them.
 */
export const dotnet: Client = {
  id: 'dotnet',
  title: 'NuGet and the dotnet command',
  shownBy: ['nuget-lock', 'packages-config', 'nuget-config', 'dotnet-tools'],
  controls: [...sourceControls(), ...restoreControls()],
  commands: commands(),
  fixes: {
    upgrade: 'dotnet add package {name} --version {version}',
    upgradeMember: 'dotnet add {member} package {name} --version {version}',
    override: 'Add a PackageReference for {name} in the project file',
  },
};

function sourceControls(): Control[] {
  return [
    {
      id: 'source-mapping',
      title: 'Each package comes from one source only',
      purpose: 'sources',
      keys: ['packageSourceMapping.packageSource.*'],
      protects: (value) => value.trim() !== '',
      byDefault: false,
      why: 'Without a mapping NuGet asks all sources for every package: whoever publishes the name of an internal one on a public source may be taken.',
      advice: `Write <packageSourceMapping> with the patterns of each source into ${CONFIG}.`,
      enisa: ['E-INT-4'],
      since: '6.0',
      reference: `${DOCS}/consume-packages/package-source-mapping`,
    },
    {
      id: 'sources-cleared',
      title: 'No sources but those of the project',
      purpose: 'registry',
      keys: ['packageSources.clear'],
      protects: (value) => value === 'true',
      byDefault: false,
      why: 'Sources of the machine and of the user are added to those of the project, so that two machines may take two different packages.',
      advice: `Write <clear /> as the first element of <packageSources> into ${CONFIG}.`,
      enisa: ['E-INT-4'],
      reference: `${DOCS}/reference/nuget-config-file#package-source-sections`,
    },
    {
      id: 'sources-protected',
      title: 'Sources are reached over https',
      purpose: 'registry',
      keys: ['packageSources.add.*'],
      protects: (value, key = '') => {
        if (/\.allowInsecureConnections$/i.test(key)) return value.toLowerCase() !== 'true';
        return !/^\s*http:/i.test(value);
      },
      byDefault: true,
      why: 'Over plain http anyone on the way can put another package in the place of the one that is asked for.',
      advice: `Write the source with https:// and without allowInsecureConnections into ${CONFIG}.`,
      enisa: ['E-INT-4'],
      reference: `${DOCS}/reference/nuget-config-file#packagesources`,
    },
    {
      id: 'credentials',
      title: 'No credentials in files of the project',
      purpose: 'trust',
      keys: ['packageSourceCredentials.*', 'apikeys.*'],
      protects: (value) => !isWrittenOut(value),
      byDefault: true,
      why: 'Who can read the repository can act on the source in your name.',
      advice: `Revoke it, and write %VARIABLE% into ${CONFIG} instead.`,
      enisa: ['E-INT-4'],
      reference: `${DOCS}/consume-packages/consuming-packages-authenticated-feeds`,
    },
  ];
}

function restoreControls(): Control[] {
  return [
    {
      id: 'signatures',
      title: 'Only packages with a trusted signature',
      purpose: 'trust',
      keys: ['config.add.signatureValidationMode'],
      protects: (value) => value.toLowerCase() === 'require',
      byDefault: false,
      why: 'Unless told to require them, NuGet takes packages without a signature, and with one of anybody.',
      advice: `Write signatureValidationMode = require into <config>, and whom you trust into <trustedSigners>, of ${CONFIG}.`,
      enisa: ['E-INT-3'],
      reference: `${DOCS}/consume-packages/installing-signed-packages`,
    },
    {
      id: 'locked-mode',
      title: 'The lockfile is obeyed',
      purpose: 'hashes',
      keys: ['RestoreLockedMode'],
      protects: (value) => value.trim().toLowerCase() === 'true',
      byDefault: false,
      why: 'Outside of locked mode restore writes packages.lock.json anew where it does not fit the project, instead of failing.',
      advice: 'Set RestoreLockedMode to true for builds in Directory.Build.props, or run dotnet restore --locked-mode.',
      enisa: ['E-INT-3'],
      since: '4.9',
      reference: `${DOCS}/consume-packages/package-references-in-project-files#locking-dependencies`,
    },
    {
      id: 'audit',
      title: 'Restore warns of known vulnerabilities',
      purpose: 'trust',
      keys: ['NuGetAudit'],
      protects: (value) => value.trim().toLowerCase() !== 'false',
      byDefault: true,
      why: 'Restore compares packages with known vulnerabilities and warns, unless that is turned off.',
      advice: 'Remove NuGetAudit = false from the project and from Directory.Build.props.',
      enisa: ['E-INT-2'],
      since: '6.8',
      reference: `${DOCS}/concepts/auditing-packages`,
    },
  ];
}

function commands(): CommandRule[] {
  const why =
    'Where packages.lock.json does not fit the project, or is missing, restore picks versions anew in silence.';
  return [
    { words: ['dotnet', 'restore'], unless: LOCKED, why, instead: 'dotnet restore --locked-mode' },
    {
      words: ['dotnet', 'build|run|test|publish|pack'],
      unless: [...LOCKED, '--no-restore', '--no-build'],
      why: `It restores first. ${why}`,
      instead: 'dotnet restore --locked-mode, then the same command with --no-restore',
    },
    {
      words: ['nuget', 'restore'],
      unless: ['-LockedMode', '-lockedmode'],
      why,
      instead: 'nuget restore -LockedMode',
    },
    {
      words: ['msbuild'],
      unless: LOCKED,
      when: ['-restore', '/restore', '-r', '/r', '-t:restore', '/t:restore', '-t:Restore', '/t:Restore'],
      why,
      instead: 'the same command with -p:RestoreLockedMode=true',
    },
    {
      words: ['dotnet', 'add'],
      unless: [],
      when: ['package'],
      why: 'It adds a package during the build that no lockfile holds.',
      instead: 'a PackageReference in the project, restored by dotnet restore --locked-mode',
    },
    {
      words: ['dotnet', 'tool', 'install|update'],
      unless: ['--version'],
      why: 'Without a version it takes the newest tool there is, and builds run it.',
      instead: 'the tool in .config/dotnet-tools.json, installed by dotnet tool restore',
    },
  ];
}
