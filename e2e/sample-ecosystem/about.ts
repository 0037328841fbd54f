import type { EcosystemAbout } from '@morel/model';

export const about: EcosystemAbout = {
  id: 'leaf',
  title: 'Leaf',
  purlType: 'leaf',
  osv: ['Leaf'],
  formats: [{ id: 'leaf-lock', title: 'leaf.lock', role: 'lockfile', files: ['leaf.lock'] }],
};
