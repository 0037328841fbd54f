import type { Advisory, RiskInputs, Severity } from '@morel/model';
import { matchSubject } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { rate, type RatingOptions } from './rate.ts';

const OPTIONS: RatingOptions = { priority: 'bod-26-04', exposed: 'yes', mission: 'high', unknown: 'vector' };
const EXPLOITED = [
  { catalogue: 'CISA', added: '2026-05-01' },
  { catalogue: 'EU', added: '2026-05-02' },
];
const SSVC = { exploitation: 'none', automatable: 'yes', technicalImpact: 'total', date: '2026-04-01' } as const;
const RCE: Severity = {
  type: 'CVSS_V3',
  value: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  score: 9.8,
  band: 'critical',
  source: 'GHSA-x',
};

interface Given {
  readonly advisory?: Partial<Advisory>;
  readonly risk?: RiskInputs;
  readonly options?: Partial<RatingOptions>;
  readonly devOnly?: boolean;
}

function rated({ advisory, risk = {}, options, devOnly = false }: Given): ReturnType<typeof rate> {
  const { advisory: whole } = matchSubject({ advisory: { severities: [RCE], ...advisory } });
  return rate(whole, risk, { policy: { ...OPTIONS, ...options }, devOnly });
}

function summary(given: Given): string {
  const { rank, label, atBest } = rated(given).priority;
  return `${rank} ${label}${atBest ? `, at best ${atBest.rank} ${atBest.label}` : ''}`;
}

function input(given: Given, label: string): string | undefined {
  return rated(given).priority.inputs.find((item) => item.label === label)?.value;
}

describe('severity', () => {
  it('keeps the worst band and the highest score', () => {
    const low: Severity = { type: 'CVSS_V2', value: 'v', score: 3.1, band: 'low', source: 'a' };
    const word: Severity = { type: 'word', value: 'high', band: 'high', source: 'b' };
    const rating = rated({ advisory: { severities: [low, word] } });
    expect([rating.band, rating.top?.score]).toEqual(['high', 3.1]);
  });

  it('is unknown where nobody says anything', () => {
    const rating = rated({ advisory: { severities: [] } });
    expect([rating.band, rating.top]).toEqual(['unknown', undefined]);
  });
});

describe('malware and notices', () => {
  it('ranks malware first, whatever the inputs and the scope', () => {
    expect(summary({ advisory: { kind: 'malware', severities: [] }, devOnly: true })).toBe('0 malware');
    expect(rated({ advisory: { kind: 'malware' } }).priority.row).toBeUndefined();
  });

  it('ranks notices last', () => {
    expect(summary({ advisory: { kind: 'notice' } })).toBe('5 notice');
  });
});

describe('by BOD 26-04', () => {
  it('fires one row when everything is known, and shows the inputs with dates', () => {
    const { priority } = rated({ risk: { exploited: EXPLOITED, ssvc: SSVC } });
    expect(priority).toMatchObject({ table: 'bod-26-04', rank: 1, label: '3 days + forensic', days: 3, row: 16 });
    expect(priority.atBest).toBeUndefined();
    expect(priority.inputs).toEqual([
      { label: 'Known exploited', value: 'yes', source: 'KEV: CISA, EU', asOf: '2026-05-01' },
      { label: 'Publicly exposed', value: 'yes', source: 'policy' },
      { label: 'Automatable', value: 'yes', source: 'CISA SSVC', asOf: '2026-04-01' },
      { label: 'Technical impact', value: 'total', source: 'CISA SSVC', asOf: '2026-04-01' },
    ]);
  });

  it('takes active exploitation for exploited before any catalogue lists it', () => {
    expect(summary({ risk: { exploited: [], ssvc: { ...SSVC, exploitation: 'active' } } })).toBe('1 3 days + forensic');
  });

  it('lets the vector answer for SSVC, and says so', () => {
    expect(summary({ risk: { exploited: [] } })).toBe('2 3 days');
    expect(input({ risk: { exploited: [] } }, 'Automatable')).toBe('yes, derived from AV:N/AC:L/PR:N/UI:N');
  });

  it('prefers the answer of SSVC to the vector', () => {
    const risk: RiskInputs = { exploited: [], ssvc: { ...SSVC, automatable: 'no', technicalImpact: 'partial' } };
    expect(summary({ risk })).toBe('4 60 days');
  });

  it('takes the worst for unknown inputs, and shows the range', () => {
    const given: Given = { advisory: { severities: [] }, risk: { exploited: [] }, options: { exposed: 'unknown' } };
    expect(summary(given)).toBe('2 3 days, at best 5 on system upgrade');
    expect(input(given, 'Publicly exposed')).toBe('unknown: the policy does not say; taken as "yes"');
    expect(input(given, 'Technical impact')).toBe('unknown; taken as "total"');
  });

  it('never takes a missing catalogue for "not exploited"', () => {
    expect(summary({})).toBe('1 3 days + forensic, at best 2 3 days');
    expect(input({}, 'Known exploited')).toContain('holds no catalogue');
  });

  it('lets SSVC answer for a missing catalogue', () => {
    expect(summary({ risk: { ssvc: SSVC } })).toBe('2 3 days');
    expect(summary({ risk: { ssvc: SSVC }, options: { unknown: 'worst' } })).toBe(
      '1 3 days + forensic, at best 2 3 days',
    );
  });

  it('derives nothing when the policy wants the worst', () => {
    const mild: Severity = { ...RCE, value: 'CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N', score: 1.8, band: 'low' };
    const given: Given = { advisory: { severities: [mild] }, risk: { exploited: [] } };
    expect(summary(given)).toBe('4 60 days');
    expect(summary({ ...given, options: { unknown: 'worst' } })).toBe('2 3 days, at best 4 60 days');
  });

  it('lowers a development dependency by one class', () => {
    const given: Given = { risk: { exploited: EXPLOITED, ssvc: SSVC }, devOnly: true };
    expect(summary(given)).toBe('2 3 days');
    expect(input(given, 'Scope')).toBe('development only, one class below "3 days + forensic"');
    const last: Given = { risk: { exploited: [], ssvc: { ...SSVC, automatable: 'no' } }, options: { exposed: 'no' } };
    expect(summary(last)).toBe('5 on system upgrade');
    expect(summary({ ...last, devOnly: true })).toBe('5 on system upgrade');
  });
});

describe('by CISA SSVC', () => {
  const options = { priority: 'cisa-ssvc' };

  it('asks the policy for the mission', () => {
    const risk: RiskInputs = { exploited: EXPLOITED, ssvc: SSVC };
    expect(summary({ options: { ...options, mission: 'low' }, risk })).toBe('3 attend');
    expect(summary({ options: { ...options, mission: 'unknown' }, risk })).toBe('1 act, at best 3 attend');
  });

  it('knows from a catalogue alone that exploitation is not active', () => {
    const given: Given = { options: { ...options, mission: 'medium' }, risk: { exploited: [] } };
    expect(summary(given)).toBe('4 track*, at best 5 track');
    expect(input(given, 'Exploitation')).toBe('not active; taken as "poc"');
  });

  it('knows nothing without a catalogue', () => {
    expect(summary({ options: { ...options, mission: 'high' } })).toBe('1 act, at best 3 attend');
  });
});

describe('by thresholds', () => {
  const options = { priority: 'thresholds' };
  const epss = { probability: 0.31, percentile: 0.97, date: '2026-01-30', model: 'v5' };
  const medium: Severity = { ...RCE, score: 5, band: 'medium' };

  it.each<[string, Given]>([
    ['1 exploited', { risk: { exploited: EXPLOITED } }],
    ['2 critical', { risk: { exploited: [], epss: { ...epss, probability: 0 } } }],
    ['3 high or likely exploited', { advisory: { severities: [medium] }, risk: { exploited: [], epss } }],
    ['4 medium', { advisory: { severities: [medium] }, risk: { exploited: [], epss: { ...epss, probability: 0.29 } } }],
    ['3 high or likely exploited, at best 4 medium', { advisory: { severities: [medium] }, risk: { exploited: [] } }],
    ['4 medium', { advisory: { severities: [medium], ids: ['GHSA-x'] }, risk: { exploited: [] } }],
  ])('says %s', (expected, given) => {
    expect(summary({ ...given, options })).toBe(expected);
  });

  it('takes a word for the band that it names', () => {
    const severities: Severity[] = [{ type: 'word', value: 'high', band: 'high', source: 'x' }];
    expect(summary({ options, advisory: { severities, ids: ['GHSA-x'] }, risk: { exploited: [] } })).toBe(
      '3 high or likely exploited',
    );
  });

  it('takes an unknown severity for the worst', () => {
    expect(summary({ options, advisory: { severities: [], ids: ['GHSA-x'] }, risk: { exploited: [] } })).toBe(
      '2 critical, at best 5 low',
    );
  });
});
