import type { Client } from '@morel/model';

/**
 * renv. Its settings are R options that a profile, which is code, sets; so no control is read. What installs past the lock
 * (`install.packages()`) is an argument to R, not a command with words to compare.
 */
export const client: Client = {
  id: 'renv',
  title: 'renv',
  shownBy: ['renv-lock'],
  controls: [],
  commands: [],
  fixes: {
    upgrade: `Rscript -e 'renv::install("{name}@{version}"); renv::snapshot()'`,
    refresh: `Rscript -e 'renv::install("{name}@{version}"); renv::snapshot()'`,
    override: `Rscript -e 'renv::record("{name}@{version}")'`,
  },
};
