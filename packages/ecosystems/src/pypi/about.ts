import type { EcosystemAbout } from '@morel/model';

/** Lockfiles that hold what a project's manifest asks for, and all that comes with it. */
const LOCKFILES = ['uv-lock', 'poetry-lock', 'pdm-lock', 'pylock', 'pipfile-lock'];

/** What pip-compile and its kin write: whether it answers a manifest is told by what it holds. */
const COMPILED = ['requirements'];

/** In a source archive its metadata counts, which was made from the manifests. */
const PUBLISHED = ['python-package'];

/** What the list of ecosystems says about Python packages. */
export const about: EcosystemAbout = {
  id: 'pypi',
  title: 'PyPI',
  purlType: 'pypi',
  osv: ['PyPI'],
  archives: ['*.whl', '*.egg'],
  formats: [
    {
      id: 'requirements',
      title: 'pip requirements',
      role: 'lockfile',
      files: [
        'requirements.txt',
        '*requirements*.txt',
        'requirements/*.txt',
        'requirements.lock',
        'requirements-*.lock',
        'constraints.txt',
        'constraints-*.txt',
        'constraints_*.txt',
        '*-constraints.txt',
      ],
    },
    { id: 'poetry-lock', title: 'Poetry lockfile', role: 'lockfile', files: ['poetry.lock'] },
    { id: 'uv-lock', title: 'uv lockfile', role: 'lockfile', files: ['uv.lock', '*.py.lock'] },
    { id: 'pipfile-lock', title: 'Pipenv lockfile', role: 'lockfile', files: ['Pipfile.lock'] },
    { id: 'pdm-lock', title: 'PDM lockfile', role: 'lockfile', files: ['pdm.lock', 'pdm.*.lock'] },
    { id: 'pylock', title: 'Python lockfile (PEP 751)', role: 'lockfile', files: ['pylock.toml', 'pylock.*.toml'] },
    {
      id: 'requirements-in',
      title: 'pip requirements, not yet compiled',
      role: 'manifest',
      files: ['requirements.in', '*requirements*.in', 'requirements/*.in', 'constraints.in'],
    },
    {
      id: 'pyproject',
      title: 'pyproject.toml',
      role: 'manifest',
      files: ['pyproject.toml'],
      yieldsTo: PUBLISHED,
      lockedBy: LOCKFILES,
      heldBy: COMPILED,
    },
    { id: 'pipfile', title: 'Pipfile', role: 'manifest', files: ['Pipfile'], lockedBy: ['pipfile-lock'] },
    {
      id: 'setup-cfg',
      title: 'setup.cfg',
      role: 'manifest',
      files: ['setup.cfg'],
      yieldsTo: PUBLISHED,
      lockedBy: LOCKFILES,
      heldBy: COMPILED,
    },
    {
      id: 'setup-py',
      title: 'setup.py',
      role: 'manifest',
      files: ['setup.py'],
      yieldsTo: PUBLISHED,
      lockedBy: LOCKFILES,
      heldBy: COMPILED,
    },
    {
      id: 'python-package',
      title: 'published Python package',
      role: 'package',
      files: ['*.dist-info/METADATA', '*.tar.gz/*/PKG-INFO', '*.zip/*/PKG-INFO', '*.egg/EGG-INFO/PKG-INFO'],
    },
    {
      id: 'dist-info',
      title: 'installed packages',
      role: 'installed',
      files: ['.venv', 'venv', 'env'].flatMap((folder) => [
        ...installedFiles(`${folder}/lib/python*/site-packages`),
        ...installedFiles(`${folder}/Lib/site-packages`),
      ]),
    },
    { id: 'pip-conf', title: 'pip settings', role: 'settings', files: ['pip.conf', 'pip.ini'] },
    { id: 'uv-toml', title: 'uv settings', role: 'settings', files: ['uv.toml'] },
    { id: 'poetry-toml', title: 'Poetry settings', role: 'settings', files: ['poetry.toml'] },
    { id: 'pdm-toml', title: 'PDM settings', role: 'settings', files: ['pdm.toml', '.pdm.toml'] },
  ],
};

function installedFiles(folder: string): string[] {
  return [`${folder}/*.dist-info/METADATA`, `${folder}/*.dist-info/direct_url.json`, `${folder}/*.egg-info/PKG-INFO`];
}
