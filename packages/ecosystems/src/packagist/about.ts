import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about Packagist and Composer. */
export const about: EcosystemAbout = {
  id: 'packagist',
  title: 'Packagist',
  purlType: 'composer',
  osv: ['Packagist'],
  formats: [
    { id: 'composer-lock', title: 'Composer lockfile', role: 'lockfile', files: ['composer.lock'] },
    {
      id: 'composer-json',
      title: 'composer.json',
      role: 'manifest',
      files: ['composer.json'],
      lockedBy: ['composer-lock'],
    },
    {
      id: 'composer-installed',
      title: 'What Composer installed',
      role: 'installed',
      files: ['composer/installed.json'],
    },
  ],
};
