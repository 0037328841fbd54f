import type { About } from '@morel/model';

/** What the list of version orders says about this one. */
export const about: About = { id: 'swift', title: "Semantic Versioning as Swift's package manager reads it" };
