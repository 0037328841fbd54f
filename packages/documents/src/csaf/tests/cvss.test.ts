import { expect, it } from 'vitest';
import { cutFaults, type FaultRow } from '../testing/faults-of.ts';

const V = 'vulnerabilities.0';
const S = `${V}.scores.0`;
const C = `${S}.cvss_v3`;
const TWO = { baseScore: 7.8, vectorString: 'AV:N/AC:L/Au:N/C:N/I:N/A:C', version: '2.0' };

const ROWS: readonly FaultRow[] = [
  [
    'two scores of one version',
    { [`${V}.scores.1`]: score('3.1') },
    [`6.1.7 ${V}.scores.1.products.0 gives "lodash-in-1" a second score of CVSS 3.1`],
  ],
  [
    'scores of two versions',
    { [`${V}.scores.1`]: score('3.0') },
    [`(6.3.2 ${V}.scores.1.cvss_v3.version is "3.0": 3.1 took its place)`],
  ],
  ['no severity', { [`${C}.baseSeverity`]: undefined }, [`6.1.8 ${C} has no "baseSeverity"`]],
  ['an unknown version', { [`${C}.version`]: '4.0' }, [`6.1.8 ${C} has the version "4.0", and must have 3.0 or 3.1`]],
  ['no version', { [`${C}.version`]: undefined }, [`6.1.8 ${C} has the version "none", and must have 3.0 or 3.1`]],
  [
    'CVSS 2.0 in the wrong place',
    { [`${S}.cvss_v2`]: { ...TWO, version: '3.1' } },
    [`6.1.8 ${S}.cvss_v2.version "3.1" is none of "2.0"`],
  ],
  [
    'a score that is not that of the vector',
    { [`${C}.baseScore`]: 10, [`${C}.baseSeverity`]: 'LOW' },
    [
      `6.1.9 ${C}.baseScore is 10, and the vector gives 9.8`,
      `6.1.9 ${C}.baseSeverity is LOW, and the vector gives CRITICAL`,
    ],
  ],
  [
    'further scores',
    { [`${C}.temporalScore`]: 9.8, [`${C}.environmentalScore`]: 1 },
    [`6.1.9 ${C}.environmentalScore is 1, and the vector gives 9.8`],
  ],
  [
    'a vector that is not whole',
    { [`${C}.vectorString`]: 'CVSS:3.1/AV:N' },
    [`6.1.9 ${C}.vectorString lacks a base metric: no score can be computed`],
  ],
  [
    'a vector that contradicts itself',
    { [`${C}.vectorString`]: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/AV:L' },
    [`6.1.9 ${C}.vectorString states AV twice: no score can be computed`],
  ],
  [
    'a metric beside the vector that says something else',
    { [`${C}.attackVector`]: 'LOCAL', [`${C}.scope`]: 'UNCHANGED' },
    [`6.1.10 ${C}.attackVector is LOCAL, and the vector has AV:N`],
  ],
  [
    'metrics beside the vector that count for further scores',
    { [`${C}.modifiedConfidentialityImpact`]: 'NONE', [`${C}.environmentalScore`]: 9.1 },
    [],
  ],
  [
    'metrics beside the vector where it has them itself',
    {
      [`${C}.vectorString`]: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/MC:H',
      [`${C}.modifiedConfidentialityImpact`]: 'NONE',
      [`${C}.environmentalScore`]: 9.1,
    },
    [
      `6.1.9 ${C}.environmentalScore is 9.1, and the vector gives 9.8`,
      `6.1.10 ${C}.modifiedConfidentialityImpact is NONE, and the vector has MC:H`,
    ],
  ],
  ['CVSS 2.0 alone', { [C]: undefined, [`${S}.cvss_v2`]: TWO }, [`(6.3.1 ${S} has no score but of CVSS 2.0)`]],
  [
    'a score of CVSS 2.0 that is wrong',
    { [`${S}.cvss_v2`]: { ...TWO, temporalScore: 1 } },
    [`6.1.9 ${S}.cvss_v2.temporalScore is 1, and the vector gives 7.8`],
  ],
  [
    'a fixed product that is still scored',
    fixed({}),
    [`(6.2.19 ${S} is of "lodash-in-1", which is fixed, and gives no environmental score of 0)`],
  ],
  [
    'a fixed product whose vector comes to nothing',
    fixed({ [`${C}.vectorString`]: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/MC:N/MI:N/MA:N' }),
    [],
  ],
  [
    'a fixed product with a score of 0',
    fixed({
      [`${C}.vectorString`]: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/MC:N/MI:N/MA:N',
      [`${C}.environmentalScore`]: 0,
    }),
    [],
  ],
  ['a member of CVSS that it does not know', { [`${C}.mood`]: 1 }, [`(6.2.20 ${C}.mood is not allowed here)`]],
];

function score(version: string): unknown {
  const cvss = {
    baseScore: 9.8,
    baseSeverity: 'CRITICAL',
    vectorString: `CVSS:${version}/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H`,
    version,
  };
  return { cvss_v3: cvss, products: ['lodash-in-1'] };
}

function fixed(more: Readonly<Record<string, unknown>>): FaultRow[1] {
  return { [`${V}.product_status`]: { fixed: ['lodash-in-1', 'shop-1'] }, ...more };
}

it.each(ROWS)('%s', (...row) => expect(cutFaults(row)).toEqual(row[2]));
