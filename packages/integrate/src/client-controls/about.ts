import type { CheckAbout } from '@morel/model';

export const about: CheckAbout<'controls'> = {
  id: 'client-controls',
  title: 'clients are set to keep strangers out',
  produces: 'controls',
  cost: 'none',
};
