import { pathText } from '@morel/parse';
import { loadCsafCheck } from '../check.ts';
import { sampleCsaf, type Changes } from './sample-document.ts';

const checkCsaf = await loadCsafCheck();

/** What is wrong with the sample after changes: `6.1.7 vulnerabilities.0: …`, notes in parentheses. */
export function faultsOf(changes: Changes): string[] {
  return checkCsaf(sampleCsaf(changes)).map(({ test, severity, path, message }) => {
    const text = `${test} ${pathText(path)} ${message}`;
    return severity === 'error' ? text : `(${text})`;
  });
}

/** A row of a table of changes: what is changed, and all faults that it brings, or the beginning of each. */
export type FaultRow = readonly [title: string, changes: Changes, faults: readonly string[]];

/** The faults of a row, each cut to the length of what is expected of it. */
export function cutFaults([, changes, expected]: FaultRow): string[] {
  return faultsOf(changes).map((fault, at) => fault.slice(0, expected[at]?.length ?? undefined));
}
