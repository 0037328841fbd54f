import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCvss } from './load-cvss.ts';
import { loadCvssScores, type ScoredVersion } from './load-cvss-scores.ts';

const [scoresOf, overall] = await Promise.all([loadCvssScores(), loadCvss()]);

function scores(version: ScoredVersion, vector: string): ReturnType<typeof scoresOf> {
  const metrics = vector.split('/').map((metric): [string, string] => {
    const [name = '', value = ''] = metric.split(':');
    return [name, value];
  });
  return scoresOf(version, new Map(metrics));
}

describe('the scores of a vector by kind', () => {
  it.each<[ScoredVersion, string, [number, number, number]]>([
    // CVSS 2.0 guide, section 3.3: CVE-2002-0392, CVE-2003-0818, CVE-2003-0062.
    ['2.0', 'AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:N/TD:N/CR:M/IR:M/AR:H', [7.8, 6.4, 0]],
    ['2.0', 'AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H', [7.8, 6.4, 9.2]],
    ['2.0', 'AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:L', [10, 8.3, 9]],
    ['2.0', 'AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:M', [6.2, 4.9, 7.5]],
    ['2.0', 'AV:L/AC:H/Au:N/C:N/I:N/A:N/TD:H/CDP:H', [0, 0, 5]],
    ['3.1', 'AV:L/AC:L/PR:H/UI:R/S:U/C:H/I:H/A:H/E:P/MC:N/MI:N/MA:N', [6.5, 6.2, 0]],
    ['3.0', 'AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/RL:O', [10, 9.5, 9.5]],
    ['3.1', 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', [9.8, 9.8, 9.8]],
  ])('%s %s', (version, vector, [base, temporal, environmental]) => {
    const found = scores(version, vector);
    expect(found?.base).toContain(base);
    expect(found?.temporal).toContain(temporal);
    expect(found?.environmental).toContain(environmental);
  });

  it('without environmental metrics are those that either way of reckoning gives', () => {
    expect(scores('3.1', 'AV:N/AC:L/PR:H/UI:R/S:C/C:H/I:H/A:H/RL:T')?.environmental).toEqual([8.1, 8.2]);
  });

  it.each<[ScoredVersion, string]>([
    ['2.0', 'AV:N/AC:L/Au:N/C:N/I:N'],
    ['2.0', 'AV:N/AC:L/Au:N/C:N/I:N/A:X'],
    ['2.0', 'AV:N/AC:L/Au:N/C:N/I:N/A:C/MAV:N'],
    ['2.0', 'AV:N/AC:L/Au:N/C:N/I:N/A:constructor'],
    ['3.1', 'AV:N/AC:L/PR:H/UI:R/S:C/C:H/I:H'],
    ['3.1', 'AV:N/AC:L/PR:H/UI:R/S:C/C:H/I:H/A:C'],
  ])('of %s are not told for %s', (version, vector) => expect(scores(version, vector)).toBeUndefined());

  it('agree with the overall score, which leaves the environmental metrics of 2.0 out', () => {
    const two = fc.tuple(
      fc.constantFrom('AV:L', 'AV:A', 'AV:N'),
      fc.constantFrom('AC:H', 'AC:M', 'AC:L'),
      fc.constantFrom('Au:M', 'Au:S', 'Au:N'),
      fc.constantFrom('C:N', 'C:P', 'C:C'),
      fc.constantFrom('I:N', 'I:P', 'I:C'),
      fc.constantFrom('A:N', 'A:P', 'A:C'),
      fc.constantFrom('E:U', 'E:POC', 'E:F', 'E:ND'),
      fc.constantFrom('RL:OF', 'RL:W', 'RL:ND'),
      fc.constantFrom('RC:UC', 'RC:UR', 'RC:ND'),
    );
    fc.assert(
      fc.property(two, (metrics) => {
        const vector = metrics.join('/');
        expect(scores('2.0', vector)?.temporal).toContain(overall(vector)?.score);
      }),
      { numRuns: 2000 },
    );
  });
});
