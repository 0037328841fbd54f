import type { Risk } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { joinRisks } from './join-risks.ts';

const A: Risk = {
  cve: 'CVE-1',
  exploited: [{ catalogue: 'CISA', added: '2026-01-01' }],
  epss: { probability: 0.1, percentile: 0.9, date: '2026-01-01', model: 'v5' },
  ssvc: { exploitation: 'poc', automatable: 'yes', technicalImpact: 'partial', date: '2026-01-01' },
};
const B: Risk = {
  cve: 'CVE-2',
  exploited: [],
  epss: { probability: 0.2, percentile: 0.8, date: '2026-01-01', model: 'v5' },
  ssvc: { exploitation: 'active', automatable: 'no', technicalImpact: 'total', date: '2026-02-01' },
};

describe('joinRisks', () => {
  it('takes the severest of each answer', () => {
    expect(joinRisks([A, B], '2026-03-01')).toEqual({
      exploited: A.exploited,
      exploitedAsOf: '2026-03-01',
      epss: B.epss,
      ssvc: { exploitation: 'active', automatable: 'yes', technicalImpact: 'total', date: '2026-02-01' },
    });
    expect(joinRisks([B, A], '2026-03-01')).toEqual(joinRisks([A, B], '2026-03-01'));
  });

  it('tells "not listed" from "no catalogue"', () => {
    expect(joinRisks([], '2026-03-01')).toEqual({ exploited: [], exploitedAsOf: '2026-03-01' });
    expect(joinRisks([{ cve: 'CVE-3', exploited: [] }], undefined)).toEqual({});
    expect(joinRisks([A], undefined).exploited).toEqual(A.exploited);
  });
});
