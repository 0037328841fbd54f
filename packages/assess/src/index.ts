export type { Compared } from './subjects.ts';
export type { ComparedReviews } from './review-subjects.ts';
export { assess, type Assessed } from './assess.ts';
export { takeOver, type Stored } from './stored.ts';
export type { AssessOptions } from './options.ts';
export type { ClientPlace } from './subjects.ts';
export { clearVersionOf } from './match-index.ts';
export { createReach, type Reach } from './reach.ts';
