import type { Client, CommandRule } from '@morel/model';

const LOCKED = [
  '--force-resolved-versions',
  '--disable-automatic-resolution',
  '--only-use-versions-from-resolved-file',
];
const XCODE_LOCKED = ['-disableAutomaticPackageResolution', '-onlyUsePackageVersionsFromResolvedFile'];
const XCODE_ACTIONS = [
  'build',
  'build-for-testing',
  'test',
  'archive',
  'analyze',
  'install',
  '-resolvePackageDependencies',
];

/**
 * SwiftPM, alone and inside Xcode. Manifests, plugins and macros of packages are code that a build runs, in a sandbox on
 * macOS. Its settings are files of the user and of `.swiftpm`, which are not read.
 */
export const client: Client = {
  id: 'swift',
  title: 'SwiftPM',
  shownBy: ['package-resolved'],
  controls: [],
  commands: commands(),
  fixes: {
    upgrade: 'require {name} from {version} in Package.swift or in Xcode, and update the packages',
    refresh: 'swift package update',
    override: 'require {name} with exact: "{version}" in Package.swift or in Xcode',
  },
};

/** Sources: `swift build --help`, `swift package update --help`, `man xcodebuild`. */
function commands(): readonly CommandRule[] {
  const why = 'Where Package.resolved is missing or out of step, SwiftPM picks other versions in silence.';
  return [
    {
      words: ['swift', 'build|run|test'],
      unless: LOCKED,
      why,
      instead: 'the same command with --force-resolved-versions',
    },
    {
      words: ['swift', 'package', 'resolve'],
      unless: LOCKED,
      why,
      instead: 'the same command with --force-resolved-versions',
    },
    {
      words: ['swift', 'package', 'update'],
      unless: ['--dry-run', '-n'],
      why: 'It takes the newest versions that the manifests allow, so nobody reviews what comes in.',
      instead:
        'swift package resolve --force-resolved-versions, with the change of Package.resolved in a commit of its own',
    },
    {
      words: ['xcodebuild'],
      when: XCODE_ACTIONS,
      unless: XCODE_LOCKED,
      why,
      instead: 'the same command with -onlyUsePackageVersionsFromResolvedFile',
    },
  ];
}
