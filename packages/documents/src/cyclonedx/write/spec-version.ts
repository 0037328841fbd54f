/** Versions that are written. */
export type SpecVersion = '1.6' | '1.7';
