import type { About } from '@morel/model';

/** What the list of version orders says about this one. */
export const about: About = { id: 'elixir', title: "Semantic Versioning with Elixir's requirements" };
