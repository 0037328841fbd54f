import type { Step } from '@morel/parse';
import type { CsafCheck, Finding } from './csaf-check.ts';
import { named } from './words.ts';

/** Section 6.2.13: the members of every object are in the order of their names. Names that are whole numbers always come first. */
export const sortedKeys: CsafCheck = { test: '6.2.13', find: (csaf) => unsorted(csaf, []) };

function* unsorted(value: unknown, path: readonly Step[]): Generator<Finding> {
  if (Array.isArray(value)) for (const [at, item] of value.entries()) yield* unsorted(item, [...path, at]);
  else if (typeof value === 'object' && value !== null) {
    let before = '';
    for (const [key, member] of Object.entries(value)) {
      if (key < before) yield { path: [...path, key], message: `stands behind ${named(before)}` };
      before = key;
      yield* unsorted(member, [...path, key]);
    }
  }
}
