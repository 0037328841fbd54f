import type { CheckAbout } from '@morel/model';

export const about: CheckAbout<'unlocked'> = {
  id: 'build-steps',
  title: 'builds install what is locked',
  produces: 'unlocked',
  cost: 'none',
};
