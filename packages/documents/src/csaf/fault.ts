import type { SchemaFault } from '@morel/parse';

/** The structure of the document, or a test of CSAF 2.0, section 6, by its number: `6.1.7`. */
export type CsafTest = 'schema' | `6.${1 | 2 | 3}.${string}`;

/** What is wrong with a CSAF document, and where; `message` continues "the value at …". */
export interface CsafFault extends SchemaFault {
  readonly test: CsafTest;
  /** `error` for the structure and the mandatory tests; `note` for the others and for what could not be checked. */
  readonly severity: 'error' | 'note';
}
