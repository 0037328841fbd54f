import type { CheckAbout } from '@morel/model';

export const about: CheckAbout<'drift'> = {
  id: 'lock-drift',
  title: 'lockfiles agree with their manifests',
  produces: 'drift',
  cost: 'none',
};
