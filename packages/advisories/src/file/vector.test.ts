import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { expandVector, packVector } from './vector.ts';

it.each([
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '1NLNNUHHH'],
  ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '0NLNNUHHH'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:L/SC:H/SI:H/SA:H/E:P', '3NLNNNNLLHHHP'],
  ['AV:N/AC:L/Au:N/C:P/I:P/A:P', '4NLNPPP'],
  ['HIGH', 'HIGH'],
  ['7.5', '=7.5'],
  ['=', '=='],
  ['CVSS:3.1/AV:n/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CVSS:3.1/AV:n/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
])('packs %s', (vector, packed) => {
  expect(packVector(vector)).toBe(packed);
  expect(expandVector(packed)).toBe(vector);
});

const texts = fc.oneof(fc.string(), fc.stringMatching(/^[CVS:3.1/ANHLP=0 ]*$/));

it('gives back any text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(expandVector(packVector(text))).toBe(text);
    }),
  );
});

it('refuses a form it does not know', () => {
  expect(() => expandVector('9NL')).toThrow(/damaged/);
  expect(() => expandVector('1NL')).toThrow(/damaged/);
});
