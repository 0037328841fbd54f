import type { About } from '@morel/model';

/** What the list of version orders says about this one. */
export const about: About = { id: 'hackage', title: "Versions and ranges of Haskell's Cabal" };
