import { expect, it } from 'vitest';
import { missingRiskData } from './missing-data.ts';

it.each([
  ['bod-26-04', {}, ['exploited']],
  ['bod-26-04', { exploited: '2026-01-01' }, []],
  ['cisa-ssvc', { epss: '2026-01-01' }, ['exploited']],
  ['thresholds', {}, ['exploited', 'epss']],
  ['thresholds', { exploited: '2026-01-01', epss: '2026-01-01' }, []],
])('%s with the data %j lacks %j', (table, held, missing) => {
  expect(missingRiskData(table, held).map(({ check }) => check)).toEqual(missing);
});
