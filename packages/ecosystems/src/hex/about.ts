import type { EcosystemAbout } from '@morel/model';

/** Programs and settings that people write are far shorter. */
const LIMIT = 1_000_000;

/** What the list of ecosystems says about Hex. */
export const about: EcosystemAbout = {
  id: 'hex',
  title: 'Hex',
  purlType: 'hex',
  osv: ['Hex'],
  formats: [
    { id: 'mix-lock', title: 'Mix lockfile', role: 'lockfile', files: ['mix.lock'] },
    { id: 'mix-exs', title: 'mix.exs', role: 'manifest', files: ['mix.exs'], limit: LIMIT },
    { id: 'rebar-config', title: 'rebar.config', role: 'manifest', files: ['rebar.config'], limit: LIMIT },
    { id: 'rebar-lock', title: 'Rebar lockfile', role: 'lockfile', files: ['rebar.lock'] },
  ],
};
