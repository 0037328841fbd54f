import type { About } from '@morel/model';

/** What the list of version orders says about this one. */
export const about: About = { id: 'composer-semver', title: "Composer's versions" };
