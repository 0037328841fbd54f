/** A pattern of paths that are left out, and who asked for it. */
export interface Exclude {
  readonly pattern: string;
  readonly from: 'default' | 'policy' | 'command line';
}

const DEFAULTS: readonly string[] = [
  // Version control and tool state.
  '.git',
  '.hg',
  '.svn',
  // Installed or vendored packages: their own manifests and lockfiles are not what the project installs from.
  'node_modules',
  'bower_components',
  'jspm_packages',
  'vendor',
  'third_party',
  '.venv',
  'venv',
  'site-packages',
  '__pypackages__',
  '.tox',
  '.nox',
  // Inputs of tests, often broken or vulnerable on purpose.
  'testdata',
  'fixtures',
  '__fixtures__',
];

/** What is left out unless the folder itself is named. Listed in every report. */
export const DEFAULT_EXCLUDES: readonly Exclude[] = DEFAULTS.map((pattern) => ({ pattern, from: 'default' }));
