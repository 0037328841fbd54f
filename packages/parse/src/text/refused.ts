import type { Problem } from '@morel/model';
import type { Parsed } from '../document.ts';

/** A text that gave no value, and why. */
export function refused(problem: Problem): Parsed {
  return { value: undefined, problems: [problem], span: () => undefined };
}
