import { loadCvssScores, type ScoreCvss } from '@morel/parse';
import type { CsafFault, CsafTest } from './fault.ts';
import { readStructure } from './structure/structure.ts';
import type { CsafCheck } from './tests/csaf-check.ts';
import type { CsafDocument } from './tests/csaf-document.ts';
import { CSAF_CHECKS } from './tests/csaf-checks.ts';

export type { CsafFault, CsafTest } from './fault.ts';

/** Faults of one test that are named one by one. */
const MOST_FAULTS = 20;

/**
 * Checks a parsed document against CSAF 2.0: how it is built, and where that is right the tests of section 6, but for
 * the informative ones that `NOT_MADE` names.
 * @returns errors before notes, each kind in the order of the tests; without errors the document is valid.
 *   Never throws, and takes a time in proportion to the document.
 */
export type CheckCsaf = (value: unknown) => readonly CsafFault[];

/** Loads the check, with the calculator of scores that it needs. */
export async function loadCsafCheck(): Promise<CheckCsaf> {
  const scoresOf = await loadCvssScores();
  return (value) => checkCsaf(value, scoresOf);
}

function checkCsaf(value: unknown, scoresOf: ScoreCvss): readonly CsafFault[] {
  const { csaf, faults } = readStructure(value);
  if (!csaf) return faults.map((fault) => ({ ...fault, test: 'schema', severity: 'error' }));
  const found = CSAF_CHECKS.flatMap((check) => faultsOf(check, csaf, scoresOf));
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity === 'note'),
  ];
}

function faultsOf({ test, find }: CsafCheck, csaf: CsafDocument, scoresOf: ScoreCvss): CsafFault[] {
  const faults: CsafFault[] = [];
  for (const { path, message, unchecked } of find(csaf, scoresOf)) {
    const severity = unchecked ? 'note' : severityOf(test);
    if (faults.length === MOST_FAULTS) {
      faults.push({ test, severity, path: [], message: `has further faults of test ${test}` });
      break;
    }
    faults.push({ test, severity, path, message });
  }
  return faults;
}

/** Section 6: mandatory tests make a document invalid, optional and informative ones do not. */
function severityOf(test: CsafTest): CsafFault['severity'] {
  return test.startsWith('6.1.') ? 'error' : 'note';
}
