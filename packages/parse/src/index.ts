export type { Parsed, Step } from './document.ts';
