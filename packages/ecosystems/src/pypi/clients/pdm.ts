import type { Client } from '@morel/model';
import { isEncrypted, isGiven, isNotOff } from './values.ts';

/** PDM, by pdm.toml and the table `tool.pdm` of pyproject.toml. It checks the hashes of its lockfile always. */
export const pdm: Client = {
  id: 'pdm',
  title: 'PDM',
  shownBy: ['pdm-lock', 'pdm-toml'],
  controls: [
    {
      id: 'exclude-newer',
      title: 'new releases wait before they are locked',
      purpose: 'age',
      keys: ['resolution.exclude-newer', 'strategy.exclude-newer'],
      protects: isGiven,
      byDefault: false,
      why: 'Most malicious releases are found within days: a waiting time lets others find them.',
      advice: 'write exclude-newer = "7d" below [tool.pdm.resolution] in pyproject.toml',
      enisa: ['E-INT-6'],
      since: '2.26.9',
      reference: 'https://pdm-project.org/latest/reference/pep621/',
    },
    {
      id: 'verify-ssl',
      title: 'certificates of indexes are verified',
      purpose: 'trust',
      keys: ['source.verify_ssl', 'pypi.verify_ssl'],
      protects: isNotOff,
      byDefault: true,
      why: 'Without verification anyone on the way can answer for the index.',
      advice: 'write verify_ssl = true below [[tool.pdm.source]]',
      enisa: ['E-INT-4'],
      reference: 'https://pdm-project.org/latest/usage/config/#configure-the-package-indexes',
    },
    {
      id: 'source-url',
      title: 'the indexes are reached over an encrypted connection',
      purpose: 'registry',
      keys: ['source.url', 'pypi.url'],
      protects: isEncrypted,
      byDefault: true,
      why: 'Over plain HTTP anyone on the way can replace packages.',
      advice: 'write the address below [[tool.pdm.source]] with https://',
      enisa: ['E-INT-4'],
      reference: 'https://pdm-project.org/latest/usage/config/#configure-the-package-indexes',
    },
  ],
  commands: [
    {
      words: ['pdm', 'install'],
      unless: ['--frozen-lockfile', '--no-lock', '--check', '--help'],
      why: 'Where the lockfile does not fit the manifest, PDM writes a new one and installs that.',
      instead: 'pdm install --frozen-lockfile, or pdm sync',
    },
    {
      words: ['pdm', 'update|add|lock'],
      unless: ['--frozen-lockfile', '--check', '--dry-run', '--help'],
      why: 'It writes a new lockfile, with versions that nobody has reviewed.',
      instead: 'pdm sync, with the lockfile in version control; pdm lock --check tells whether it fits',
    },
  ],
  fixes: {
    upgrade: 'pdm add "{name}>={version}"',
    refresh: 'pdm update {name}',
    override: 'add {name} = ">={version}" to [tool.pdm.resolution.overrides] in pyproject.toml',
  },
};
