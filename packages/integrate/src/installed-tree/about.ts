import type { CheckAbout } from '@morel/model';

export const about: CheckAbout<'installed'> = {
  id: 'installed-tree',
  title: 'what is installed is what is locked',
  produces: 'installed',
  cost: 'none',
};
