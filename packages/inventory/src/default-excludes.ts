/** A pattern of paths that are left out, and who asked for it. */
export interface Exclude {
  readonly pattern: string;
  readonly from: 'default' | 'policy' | 'command line';
  /** It does not hold in archives: what is vendored in one is delivered with it. */
  readonly notInArchives?: true;
}

/** Version control, and inputs of tests, often broken or vulnerable on purpose. */
const ALWAYS: readonly string[] = ['.git', '.hg', '.svn', 'testdata', 'fixtures', '__fixtures__'];

/** Installed or vendored packages: their own manifests and lockfiles are not what the project installs from. */
const VENDORED: readonly string[] = [
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
];

/** What is left out unless the folder itself is named. Listed in every report. */
export const DEFAULT_EXCLUDES: readonly Exclude[] = [
  ...ALWAYS.map((pattern) => ({ pattern, from: 'default' }) as const),
  ...VENDORED.map((pattern) => ({ pattern, from: 'default', notInArchives: true }) as const),
];
