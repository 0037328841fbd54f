import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about Hex. */
export const about: EcosystemAbout = {
  id: 'hexpm',
  title: 'Hex',
  purlType: 'hex',
  osv: ['Hex'],
  formats: [
    { id: 'mix-lock', title: 'Mix lockfile', role: 'lockfile', files: ['mix.lock'] },
    { id: 'mix-exs', title: 'mix.exs', role: 'manifest', files: ['mix.exs'] },
    { id: 'rebar-lock', title: 'Rebar lockfile', role: 'lockfile', files: ['rebar.lock'] },
  ],
};
