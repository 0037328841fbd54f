import type { CheckAbout } from '@morel/model';

export const about: CheckAbout<'lock'> = {
  id: 'lock-state',
  title: 'every manifest is answered by a lockfile',
  produces: 'lock',
  cost: 'none',
};
