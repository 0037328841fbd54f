import type { Report } from '@morel/model';
import { SAMPLE_REPORTS } from '@morel/testkit';
import { expect, it } from 'vitest';
import { decisionWords } from './plain-words.ts';

const found = SAMPLE_REPORTS.find(({ name }) => name === 'nothing-scanned');
if (!found) throw new Error('there is no sample of an empty scan');
const { report: empty } = found;

it.each<[string, Report['coverage']['gaps'], string]>([
  ['no file was found', [], 'no file that any ecosystem knows was found'],
  [
    'the only file was damaged',
    [{ kind: 'input', subject: 'a.whl', reason: 'the archive is cut off' }],
    'nothing of what was found could be read',
  ],
])('says why nothing was judged where %s', (_, gaps, why) => {
  const report = { ...empty, coverage: { ...empty.coverage, gaps } };
  expect(decisionWords(report)).toEqual({ verdict: 'nothing was judged', why });
});
