import impact4 from '../../../../data/priority/cvss4-technical-impact.json' with { type: 'json' };
import type { Severity } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { readAutomatable, readImpact } from './vector.ts';

function vector(value: string, score = 5): Severity {
  const type = value.startsWith('CVSS:4') ? 'CVSS_V4' : 'CVSS_V3';
  return { type, value, score, band: 'medium', source: 'GHSA-x' };
}

const V4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';

describe('readAutomatable', () => {
  it.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'yes', 'AV:N/AC:L/PR:N/UI:N'],
    ['CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'no', 'AV:L'],
    ['CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H', 'no', 'AC:H'],
    ['CVSS:3.1/AV:N/AC:L/PR:L/UI:R/S:U/C:H/I:H/A:H', 'no', 'PR:L/UI:R'],
    [V4, 'yes', 'AV:N/AC:L/PR:N/UI:N'],
    [V4.replace('AT:N', 'AT:P'), 'no', 'AT:P'],
    [`${V4}/AU:N`, 'no', 'AU:N'],
    [`${V4.replace('PR:N', 'PR:H')}/AU:Y`, 'yes', 'AU:Y'],
  ])('reads %s as %s', (text, value, metrics) => {
    expect(readAutomatable([vector(text)])).toEqual({ value, metrics, source: 'GHSA-x' });
  });
});

describe('readImpact', () => {
  it.each([
    ['S:U/C:H/I:H/A:N', 'total'],
    ['S:U/C:H/I:L/A:H', 'partial'],
    ['S:U/C:N/I:H/A:H', 'partial'],
    ['S:U/C:N/I:N/A:H', 'partial'],
    ['S:C/C:L/I:L/A:N', 'partial'],
    ['S:C/C:H/I:H/A:H', undefined],
  ])('reads %s of CVSS 3 as %s', (metrics, value) => {
    expect(readImpact([vector(`CVSS:3.1/AV:N/AC:L/PR:N/UI:N/${metrics}`)])?.value).toBe(value);
  });

  it.each(impact4.rows)('reads PR:%s VC:%s VI:%s of CVSS 4 as %s', (pr, vc, vi, value) => {
    const text = V4.replace('PR:N', `PR:${pr}`).replace('VC:H', `VC:${vc}`).replace('VI:H', `VI:${vi}`);
    expect(readImpact([vector(text)])?.value).toBe(value);
  });

  it('knows every combination of CVSS 4', () => {
    expect(new Set(impact4.rows.map((row) => row.slice(0, 3).join(''))).size).toBe(27);
  });
});

describe('several vectors', () => {
  const harmless = vector('CVSS:3.1/AV:L/AC:L/PR:H/UI:R/S:U/C:L/I:N/A:N');
  const severe = vector('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H');
  const unclear = vector('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H');

  it('takes the severest', () => {
    expect(readAutomatable([harmless, severe])?.value).toBe('yes');
    expect(readImpact([harmless, severe])?.value).toBe('total');
  });

  it('does not let a harmless one answer for an unclear one', () => {
    expect(readImpact([harmless, unclear])).toBeUndefined();
  });

  it('reads none that could not be scored, and no words', () => {
    const { score: _, ...invalid } = severe;
    expect(readImpact([invalid])).toBeUndefined();
    expect(readImpact([{ type: 'word', value: 'high', band: 'high', source: 'x' }])).toBeUndefined();
    expect(readAutomatable([])).toBeUndefined();
  });
});
