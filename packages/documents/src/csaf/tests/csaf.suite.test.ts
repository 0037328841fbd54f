/** The validator's test files of the OASIS standard: each gets the verdict that `testcases.json` states. */
import { readJson } from '@morel/parse';
import { sharedData, untarTexts } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { loadCsafCheck, type CsafTest } from '../check.ts';
import { CSAF_CHECKS, NOT_MADE } from './csaf-checks.ts';

const checkCsaf = await loadCsafCheck();
const archive = sharedData('suites/csaf/validator-tests-and-examples.tar.gz');
const files: ReadonlyMap<string, string> = archive ? untarTexts(archive) : new Map();

interface Case {
  readonly name: string;
  /** Whether the document is valid as a whole: a fault of an optional test leaves it so. */
  readonly valid: boolean;
}
interface Group {
  readonly id: CsafTest;
  readonly failures?: readonly Case[];
  readonly valid?: readonly Case[];
}

const FOLDER = 'test/validator/data';
const index = JSON.parse(files.get(`${FOLDER}/testcases.json`) ?? '{"tests":[]}') as { tests: readonly Group[] };

/** Cases that are wrong themselves: the file name, and the faults that it has beside the one it is about. */
const WRONG: ReadonlyMap<string, readonly string[]> = new Map([
  // They repeat a hash algorithm, which the mandatory test 6.1.25 forbids, and are called valid.
  ['oasis_csaf_tc-csaf_2_0-2021-6-2-08-02.json', ['6.1.25']],
  ['oasis_csaf_tc-csaf_2_0-2021-6-2-09-02.json', ['6.1.25']],
]);

function verdict(name: string): { readonly errors: readonly string[]; readonly notes: readonly string[] } {
  const text = files.get(`${FOLDER}/${name}`) ?? '';
  const faults = checkCsaf(readJson(text, name).value);
  const of = (severity: string): string[] => [
    ...new Set(faults.filter((fault) => fault.severity === severity).map(({ test }) => test)),
  ];
  return { errors: of('error'), notes: of('note') };
}

describe.skipIf(!archive)('the suite of CSAF 2.0', () => {
  it('asks for nothing but tests that are made or named as not made', () => {
    const known = new Set<CsafTest>([...CSAF_CHECKS.map(({ test }) => test), ...NOT_MADE.keys()]);
    expect(index.tests.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
    expect(known.size).toBe(index.tests.length);
  });

  const cases = index.tests.flatMap(({ id, failures = [], valid = [] }) => [
    ...failures.map((one) => ({ ...one, id, isFault: true })),
    ...valid.map((one) => ({ ...one, id, isFault: false })),
  ]);

  it('names every file that it has', () =>
    expect(cases.length).toBe([...files.keys()].filter((name) => /^test\/.*-\d\d\.json$/.test(name)).length));

  it.each(cases)('$name: test $id finds a fault: $isFault, valid: $valid', ({ name, id, valid, isFault }) => {
    const { errors, notes } = verdict(name);
    const beside = WRONG.get(name.slice(name.lastIndexOf('/') + 1)) ?? [];
    expect(errors.filter((test) => !beside.includes(test)).length === 0).toBe(valid);
    for (const test of beside) expect(errors).toContain(test);
    const found = NOT_MADE.has(id) ? isFault : [...errors, ...notes].includes(id);
    expect(found).toBe(isFault);
  });

  it.each([...files.keys()].filter((name) => /^examples\/.*\.json$/.test(name)))('the example %s', (name) => {
    expect(
      checkCsaf(readJson(files.get(name) ?? '', name).value).filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });
});
