import type { About } from '@morel/model';

/** What the list of version orders says about this one. */
export const about: About = { id: 'cran', title: "R's package versions" };
