import type { Client, Ecosystem, EcosystemAbout } from '@morel/model';
import { semver } from '@morel/versions';
import { installedReader, lockReader, manifestReader, settingsReader } from './toy-readers.ts';

const about: EcosystemAbout = {
  id: 'toy',
  title: 'Toy',
  purlType: 'toy',
  osv: ['Toy'],
  formats: [
    { id: 'toy-lock', title: 'toy.lock', role: 'lockfile', files: ['toy.lock'] },
    { id: 'toy-manifest', title: 'toy.manifest', role: 'manifest', files: ['toy.manifest'], lockedBy: ['toy-lock'] },
    { id: 'toy-installed', title: 'installed list', role: 'installed', files: ['toy_modules/list'] },
    { id: 'toy-conf', title: 'toy.conf', role: 'settings', files: ['toy.conf'] },
  ],
};

const client: Client = {
  id: 'toy',
  title: 'toy',
  shownBy: ['toy-lock'],
  controls: [
    {
      id: 'no-scripts',
      title: 'scripts off',
      purpose: 'scripts',
      keys: ['no-scripts'],
      protects: (value) => value === 'true',
      byDefault: false,
      why: 'scripts run at install',
      advice: 'write no-scripts=true into toy.conf',
      enisa: ['E-INT-5'],
      reference: 'the manual of toy',
    },
  ],
  commands: [
    { words: ['toy', 'install'], unless: ['--frozen'], why: 'it may change the lock', instead: 'toy install --frozen' },
  ],
  fixes: { upgrade: 'toy install {name}@{version}', refresh: 'toy update {name}' },
};

/**
 * A whole ecosystem of a few lines, for tests of what all ecosystems share. A test that passes with it alone shows that
 * shared code knows no real one.
 */
export const toyEcosystem: Ecosystem = {
  about,
  names: {
    normalise: (name) => name.toLowerCase(),
    purl: (name, version) => `pkg:toy/${name}${version === undefined ? '' : `@${version}`}`,
    fromPurl: ({ name }) => name.toLowerCase(),
  },
  versions: semver,
  readers: [lockReader, manifestReader, installedReader, settingsReader],
  registry: { publicHosts: ['toys.example'], expectsDigest: (format) => format === 'toy-lock' },
  clients: [client],
};
