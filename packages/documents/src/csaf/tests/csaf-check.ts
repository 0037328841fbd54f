import type { SchemaFault, ScoreCvss } from '@morel/parse';
import type { CsafTest } from '../fault.ts';
import type { CsafDocument } from './csaf-document.ts';

/** One thing that a test finds; `message` continues "the value at …". */
export interface Finding extends SchemaFault {
  /** Set where the test could not tell: no fault, but no pass either. */
  readonly unchecked?: true;
}

/** A test of section 6. */
export interface CsafCheck {
  readonly test: CsafTest;
  /** What is wrong, in document order. Whoever asks may stop after some. */
  readonly find: (csaf: CsafDocument, scoresOf: ScoreCvss) => Iterable<Finding>;
}
