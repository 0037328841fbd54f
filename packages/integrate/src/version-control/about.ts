import type { CheckAbout } from '@morel/model';

export const about: CheckAbout<'tracked'> = {
  id: 'version-control',
  title: 'manifests and lockfiles are under version control',
  produces: 'tracked',
  cost: 'files',
};
