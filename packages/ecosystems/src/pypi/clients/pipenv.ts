import type { Client } from '@morel/model';
import { isEncrypted, isNotOff, isOn } from './values.ts';

/** Pipenv, by its Pipfile. It checks the hashes of its lockfile always. */
export const pipenv: Client = {
  id: 'pipenv',
  title: 'Pipenv',
  shownBy: ['pipfile-lock', 'pipfile'],
  controls: [
    {
      id: 'cool-down-period',
      title: 'new releases wait before they are locked',
      purpose: 'age',
      keys: ['pipenv.cool-down-period'],
      // Any other form is passed over in silence.
      protects: (value) => /^\d+d$/.test(value) && !/^0+d$/.test(value),
      byDefault: false,
      why: 'Most malicious releases are found within days: a waiting time lets others find them.',
      advice: 'write cool-down-period = "7d" below [pipenv] in the Pipfile',
      enisa: ['E-INT-6'],
      since: '2026.6',
      reference: 'https://pipenv.pypa.io/en/latest/pipfile.html',
    },
    {
      id: 'search-all-sources',
      title: 'one index answers for each package',
      purpose: 'sources',
      keys: ['pipenv.install_search_all_sources'],
      protects: (value) => !isOn(value),
      byDefault: true,
      why: 'When all sources are searched, anyone can publish under an internal name.',
      advice:
        'remove install_search_all_sources from [pipenv], and name the index with each package that is not public',
      enisa: ['E-INT-4', 'E-SEL-1'],
      since: '2022.3.23',
      reference: 'https://pipenv.pypa.io/en/latest/indexes.html',
    },
    {
      id: 'verify-ssl',
      title: 'certificates of indexes are verified',
      purpose: 'trust',
      keys: ['source.verify_ssl'],
      protects: isNotOff,
      byDefault: true,
      why: 'Without verification anyone on the way can answer for the index.',
      advice: 'write verify_ssl = true below [[source]] in the Pipfile',
      enisa: ['E-INT-4'],
      reference: 'https://pipenv.pypa.io/en/latest/pipfile.html',
    },
    {
      id: 'source-url',
      title: 'the indexes are reached over an encrypted connection',
      purpose: 'registry',
      keys: ['source.url'],
      protects: isEncrypted,
      byDefault: true,
      why: 'Over plain HTTP anyone on the way can replace packages.',
      advice: 'write the address below [[source]] in the Pipfile with https://',
      enisa: ['E-INT-4'],
      reference: 'https://pipenv.pypa.io/en/latest/indexes.html',
    },
  ],
  commands: [
    {
      words: ['pipenv', 'install'],
      unless: ['--deploy', '--ignore-pipfile', '--help'],
      why: 'Where the lockfile does not fit the Pipfile, Pipenv writes a new one and installs that.',
      instead: 'pipenv install --deploy, or pipenv sync',
    },
    {
      words: ['pipenv', 'update|upgrade|lock'],
      unless: ['--dry-run', '--outdated', '--help'],
      why: 'It writes a new lockfile, with versions that nobody has reviewed.',
      instead: 'pipenv sync, with the lockfile in version control; pipenv verify tells whether it fits',
    },
  ],
  fixes: {
    upgrade: 'pipenv upgrade "{name}>={version}"',
    refresh: 'pipenv upgrade {name}=={version}',
    override: 'add {name} = ">={version}" to [packages] in the Pipfile',
  },
};
