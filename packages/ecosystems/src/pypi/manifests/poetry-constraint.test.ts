import { pep440 } from '@morel/versions';
import { describe, expect, it } from 'vitest';
import { specifierOfConstraint } from './poetry-constraint.ts';

describe("Poetry's constraints", () => {
  it.each([
    ['*', ''],
    ['', ''],
    ['^1.2.3', '>=1.2.3,<2'],
    ['^0.2.3', '>=0.2.3,<0.3'],
    ['^0.0.3', '>=0.0.3,<0.0.4'],
    ['^0.0', '>=0.0,<0.1'],
    ['^0', '>=0,<1'],
    ['^1!2.3', '>=1!2.3,<1!3'],
    ['^1.0a1', '>=1.0a1,<2'],
    ['~1.2.3', '>=1.2.3,<1.3'],
    ['~1.2', '>=1.2,<1.3'],
    ['~1', '>=1,<2'],
    ['~=1.4', '~=1.4'],
    ['1.2', '==1.2'],
    ['=1.2', '==1.2'],
    ['==1.2', '==1.2'],
    ['1.2.*', '==1.2.*'],
    ['>= 1.2 < 2', '>=1.2,<2'],
    ['>=1.2, !=1.3', '>=1.2,!=1.3'],
    ['^1.2,<1.9', '>=1.2,<1.9,<2'],
    ['^1 || ^2', '^1 || ^2'],
  ])('%j is %j', (constraint, specifier) => {
    expect(specifierOfConstraint(constraint)).toBe(specifier);
    expect(pep440.pinning(specifier) === undefined).toBe(constraint.includes('|'));
  });

  it.each(['^', '~', '^^1', '^x', '>=', '1 2 3', '\u{1F600}'])('takes %j without throwing', (constraint) => {
    expect(typeof specifierOfConstraint(constraint)).toBe('string');
  });
});
