import type { Client, CommandRule } from '@morel/model';
import { isAll, isEncrypted, isGiven, isNotOff, never } from './values.ts';

const PYTHON = 'python|python3|py|python3.9|python3.10|python3.11|python3.12|python3.13|python3.14';
const COMMANDS: readonly (readonly string[])[] = [
  ['pip|pip3', 'install'],
  [PYTHON, '-m', 'pip', 'install'],
];
const FROM_FILE = ['-r', '--requirement', '--requirements'];
const OF_PROJECT = ['-e', '--editable', '.'];
const HASHED = ['--require-hashes', '--no-index'];

/** pip, by its options in requirements files and pip.conf. */
export const pip: Client = {
  id: 'pip',
  title: 'pip',
  shownBy: ['requirements', 'requirements-in', 'pip-conf'],
  controls: [
    {
      id: 'require-hashes',
      title: 'every archive is checked against a hash',
      purpose: 'hashes',
      keys: ['require-hashes', 'install.require-hashes', 'global.require-hashes'],
      protects: isNotOff,
      byDefault: false,
      why: 'Without hashes, whoever controls an index or the way to it decides what a pinned version holds.',
      advice:
        'compile the requirements with hashes (pip-compile --generate-hashes, or uv pip compile --generate-hashes)',
      enisa: ['E-INT-3', 'E-SEL-4'],
      since: '8.0',
      reference: 'https://pip.pypa.io/en/stable/topics/secure-installs/',
    },
    {
      id: 'only-binary',
      title: 'packages are not built from source',
      purpose: 'scripts',
      keys: ['only-binary', 'install.only-binary', 'global.only-binary'],
      protects: isAll,
      byDefault: false,
      why: 'Building a source distribution runs code of the package during the installation.',
      advice: 'write "only-binary = :all:" below [install] in pip.conf',
      enisa: ['E-INT-5'],
      since: '7.0',
      reference: 'https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-only-binary',
    },
    {
      id: 'uploaded-prior-to',
      title: 'new releases wait before they are installed',
      purpose: 'age',
      keys: ['uploaded-prior-to', 'install.uploaded-prior-to', 'global.uploaded-prior-to'],
      protects: isGiven,
      byDefault: false,
      why: 'Most malicious releases are found within days: a waiting time lets others find them.',
      advice: 'write "uploaded-prior-to = P7D" below [install] in pip.conf',
      enisa: ['E-INT-6'],
      since: '26.1',
      reference: 'https://pip.pypa.io/en/stable/user_guide/#filtering-by-upload-time',
    },
    {
      id: 'extra-index-url',
      title: 'one index answers for each package',
      purpose: 'sources',
      keys: ['extra-index-url', 'install.extra-index-url', 'global.extra-index-url'],
      protects: never,
      byDefault: true,
      why: 'pip takes the highest version from all indexes alike, so anyone can publish under an internal name.',
      advice: 'name a single "index-url", a mirror or proxy that serves both internal and public packages',
      enisa: ['E-INT-4', 'E-SEL-1'],
      reference: 'https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url',
    },
    {
      id: 'index-url',
      title: 'the index is reached over an encrypted connection',
      purpose: 'registry',
      keys: ['index-url', 'install.index-url', 'global.index-url'],
      protects: isEncrypted,
      byDefault: true,
      why: 'Over plain HTTP anyone on the way can replace packages.',
      advice: 'write the address in "index-url" with https://',
      enisa: ['E-INT-4'],
      reference: 'https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-i',
    },
    {
      id: 'trusted-host',
      title: 'certificates of indexes are verified',
      purpose: 'trust',
      keys: ['trusted-host', 'install.trusted-host', 'global.trusted-host'],
      protects: never,
      byDefault: true,
      why: 'For a trusted host pip accepts any certificate, and plain HTTP.',
      advice: 'remove "trusted-host", and name an own certificate authority with "cert" in pip.conf',
      enisa: ['E-INT-4'],
      reference: 'https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host',
    },
  ],
  commands: [
    ...COMMANDS.flatMap((words) => installRules(words)),
    {
      words: [PYTHON, 'setup.py', 'install|develop'],
      unless: ['--help'],
      why: 'setup.py fetches what it asks for by itself, without hashes or a lockfile.',
      instead: 'pip install --no-deps --no-build-isolation . after pip install --require-hashes -r requirements.txt',
    },
    {
      words: ['easy_install'],
      unless: ['--help'],
      why: 'easy_install knows neither hashes nor wheels, and is no longer maintained.',
      instead: 'pip install --require-hashes -r requirements.txt',
    },
  ],
  fixes: {
    upgrade: 'write {name}=={version} into the requirements file',
    refresh: 'pip-compile --upgrade-package {name}=={version}',
    override: 'write {name}>={version} into a constraints file, and name it with -c',
  },
};

/** The ways of pip and of programs with its command line to install without a lock. `prefix` are the words of the command. */
export function installRules(prefix: readonly string[]): CommandRule[] {
  return [
    {
      words: prefix,
      when: FROM_FILE,
      unless: HASHED,
      why: 'Requirements are installed without a hash unless every line of the file has one, and what they need in turn is chosen anew.',
      instead: 'pip install --require-hashes -r requirements.txt, with a file that is compiled with hashes',
    },
    {
      words: prefix,
      when: OF_PROJECT,
      unless: [...HASHED, '--no-deps', '-c', '--constraint', '--constraints'],
      why: 'What the project asks for is chosen anew, without a lockfile or hashes.',
      instead: 'pip install --no-deps . after pip install --require-hashes -r requirements.txt',
    },
    {
      words: prefix,
      unless: [...HASHED, ...FROM_FILE, ...OF_PROJECT, '--help', '-h', '--dry-run'],
      why: 'Packages that are named on the command line come without a hash, and what they need is chosen anew.',
      instead: 'list them in a requirements file with hashes, and run pip install --require-hashes -r FILE',
    },
  ];
}
