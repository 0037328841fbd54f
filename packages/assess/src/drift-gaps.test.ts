import { known, type Drift, type Fact, type Input } from '@morel/model';
import { expect, it } from 'vitest';
import { driftGaps } from './drift-gaps.ts';

function manifest(path: string): Input {
  return { path, reader: 'toy', format: 'toy-manifest', role: 'manifest', files: [], problems: [] };
}

function missing(name: string): Drift {
  return { name, kind: 'missing-in-lock', manifest: '^1.0.0' };
}

it('names what a manifest asks for and its lockfile lacks, and no other disagreement', () => {
  const inputs = ['a', 'b', 'c', 'd'].map((folder) => manifest(`${folder}/toy.manifest`));
  const differs: Drift = { name: 'left', kind: 'specifier-differs', manifest: '^1.0.0', lock: '^2.0.0' };
  const facts = new Map<string, Fact<readonly Drift[]>>([
    ['0', known([differs, missing('left')], 'a/toy.lock')],
    ['1', known([missing('left'), missing('right'), missing('up')], 'toy.lock')],
    ['2', known([differs], 'c/toy.lock')],
    ['3', { status: 'not-applicable', reason: 'no lockfile answers it' }],
  ]);
  const advice = 'let the package manager bring the lockfile up to date';
  expect(driftGaps({ inputs }, new Map([['drift', facts]]))).toEqual([
    {
      kind: 'input',
      subject: 'a/toy.manifest',
      reason: `it asks for "left", which a/toy.lock does not hold: ${advice}`,
    },
    {
      kind: 'input',
      subject: 'b/toy.manifest',
      reason: `it asks for "left" and 2 more, which toy.lock does not hold: ${advice}`,
    },
  ]);
  expect(driftGaps({ inputs }, new Map())).toEqual([]);
});
