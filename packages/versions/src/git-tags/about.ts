import type { About } from '@morel/model';

/** What the list of version orders says about this one. */
export const about: About = { id: 'git-tags', title: 'Tags and commits of git repositories' };
