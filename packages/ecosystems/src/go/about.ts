import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about Go. */
export const about: EcosystemAbout = {
  id: 'go',
  title: 'Go modules',
  purlType: 'golang',
  osv: ['Go'],
  formats: [
    { id: 'go-mod', title: 'go.mod and go.work', role: 'lockfile', files: ['go.mod', 'go.work'] },
    { id: 'go-sum', title: 'go.sum without a go.mod', role: 'lockfile', files: ['go.sum'], yieldsTo: ['go-mod'] },
    { id: 'go-vendor', title: 'vendored modules', role: 'installed', files: ['vendor/modules.txt'] },
    { id: 'go-env', title: 'Go settings', role: 'settings', files: ['go.env'] },
  ],
};
