import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCvss } from './load-cvss.ts';

const score = await loadCvss();

describe('a vector', () => {
  it.each([
    // CVSS 2.0 guide, section 3.3: CVE-2002-0392, CVE-2003-0818, CVE-2003-0062.
    ['AV:N/AC:L/Au:N/C:N/I:N/A:C', '2.0', 7.8, 'high'],
    ['AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C', '2.0', 6.4, 'medium'],
    ['(AV:N/AC:L/Au:N/C:C/I:C/A:C)', '2.0', 10, 'high'],
    ['AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C', '2.0', 8.3, 'high'],
    ['AV:L/AC:H/Au:N/C:C/I:C/A:C', '2.0', 6.2, 'medium'],
    ['AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C', '2.0', 4.9, 'medium'],
    ['AV:L/AC:H/Au:M/C:N/I:N/A:N', '2.0', 0, 'none'],
    // CVSS 3.1 examples: CVE-2013-1937, CVE-2013-0375, CVE-2014-0160, CVE-2014-6271, CVE-2008-1447, CVE-2009-0658.
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', '3.1', 6.1, 'medium'],
    ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N', '3.1', 6.4, 'medium'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', '3.1', 7.5, 'high'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.1', 9.8, 'critical'],
    ['CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:N/I:H/A:N', '3.1', 6.8, 'medium'],
    ['CVSS:3.0/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H', '3.0', 7.8, 'high'],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', '3.0', 10, 'critical'],
    ['CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N', '3.1', 1.6, 'low'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', '3.1', 0, 'none'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O', '3.1', 8.8, 'high'],
    // CVSS 4.0 examples: CVE-2022-41741, CVE-2020-3549, CVE-2023-3089, CVE-2021-44714, CVE-2022-21830, CVE-2014-0160.
    ['CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', '4.0', 7.3, 'high'],
    ['CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', '4.0', 7.7, 'high'],
    ['CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U', '4.0', 5.2, 'medium'],
    ['CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N', '4.0', 8.3, 'high'],
    ['CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N', '4.0', 4.6, 'medium'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N', '4.0', 5.1, 'medium'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N/E:A', '4.0', 8.7, 'high'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H', '4.0', 10, 'critical'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N', '4.0', 0, 'none'],
  ])('%s scores as in its specification', (vector, version, expected, band) => {
    expect(score(vector)).toEqual({ version, score: expected, band });
  });

  it.each([
    // Exactly 5.65, 8.55, 8.75 and 7.75; computed in binary fractions the first two fall just short.
    ['CVSS:4.0/AV:N/AC:L/AT:P/PR:H/UI:A/VC:H/VI:L/VA:N/SC:N/SI:L/SA:L', 5.7],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:L/VA:N/SC:H/SI:H/SA:H', 8.6],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:L/VA:N/SC:N/SI:N/SA:L', 8.8],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:H/SI:L/SA:N', 7.8],
  ])('%s ends in a tie, which is rounded up to %d', (vector, expected) => {
    expect(score(vector)?.score).toBe(expected);
  });

  it('of version 2.0 is scored without its environmental metrics', () => {
    expect(score('AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H')?.score).toBe(6.4);
  });

  it.each([
    [''],
    ['HIGH'],
    ['9.8'],
    ['CVSS:3.1'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:Q'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/ZZ:X'],
    ['CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/'],
    ['CVSS:3.2/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
    ['cvss:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
    ['AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
    ['CVSS:4.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N'],
    [`CVSS:3.1/${'AV:N/'.repeat(100_000)}`],
    ['CVSS:3.1/__proto__:N/constructor:X'],
  ])('is not seen in %.60j', (text) => {
    expect(score(text)).toBeUndefined();
  });
});

it('never throws, and gives scores from 0 to 10 with one decimal', () => {
  const metric = fc.constantFrom(
    'AV:N',
    'AV:P',
    'AC:L',
    'AC:H',
    'AT:N',
    'Au:N',
    'PR:N',
    'UI:N',
    'S:C',
    'C:H',
    'I:L',
    'A:C',
    'E:P',
    'VC:H',
    '',
  );
  const vector = fc.tuple(fc.constantFrom('CVSS:2.0', 'CVSS:3.0', 'CVSS:3.1', 'CVSS:4.0', ''), fc.array(metric));
  fc.assert(
    fc.property(vector, fc.string(), ([prefix, metrics], tail) => {
      const result = score([prefix, ...metrics].join('/') + tail);
      expect(Math.round((result?.score ?? 0) * 10) / 10).toBe(result?.score ?? 0);
    }),
  );
});
