import type { About } from '@morel/model';

/** What the list of version orders says about this one. */
export const about: About = { id: 'github-actions', title: 'Tags of GitHub Actions' };
