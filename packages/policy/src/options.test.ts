import type { OptionSpec, OptionValue } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { loosens, stricterOption } from './options.ts';

const LOWER: OptionSpec = { type: 'number', title: 'x', default: 1, stricter: 'lower' };
const HIGHER: OptionSpec = { ...LOWER, stricter: 'higher' };
const FIXED: OptionSpec = { type: 'number', title: 'x', default: 1 };
const ON: OptionSpec = { type: 'boolean', title: 'x', default: false, stricter: 'true' };
const OFF: OptionSpec = { ...ON, stricter: 'false' };
const WORD: OptionSpec = { type: 'string', title: 'x', default: 'a', values: ['a', 'b', 'c'], stricter: 'later' };
const FEWER: OptionSpec = { type: 'strings', title: 'x', default: [], stricter: 'fewer' };
const MORE: OptionSpec = { ...FEWER, stricter: 'more' };

describe('stricterOption', () => {
  it.each<[string, OptionSpec, OptionValue, OptionValue, OptionValue]>([
    ['the lower number', LOWER, 3, 2, 2],
    ['the higher number', HIGHER, 3, 2, 3],
    ['the first number without a direction', FIXED, 3, 2, 3],
    ['true', ON, false, true, true],
    ['false', OFF, false, true, false],
    ['the later word', WORD, 'b', 'c', 'c'],
    ['the later word, from either side', WORD, 'c', 'b', 'c'],
    ['what both lists hold', FEWER, ['a', 'b'], ['b', 'c'], ['b']],
    ['what the narrower patterns take in', FEWER, ['*', 'x'], ['a-*', 'b'], ['a-*', 'b']],
    ['the narrower of two patterns', FEWER, ['a?'], ['a*'], ['a?']],
    ['neither of two patterns that only overlap', FEWER, ['a*'], ['*b'], []],
    ['what either list holds', MORE, ['a', 'b'], ['b', 'c'], ['a', 'b', 'c']],
    ['the first value when the kinds differ', LOWER, 3, 'x', 3],
  ])('takes %s', (...[, spec, a, b, expected]) => {
    expect(stricterOption(spec, a, b)).toEqual(expected);
  });
});

describe('loosens', () => {
  it.each<[OptionSpec, OptionValue, OptionValue, boolean]>([
    [LOWER, 3, 2, false],
    [LOWER, 3, 4, true],
    [LOWER, 3, 3, false],
    [FIXED, 3, 2, true],
    [ON, true, false, true],
    [WORD, 'b', 'a', true],
    [FEWER, ['a', 'b'], ['a'], false],
    [FEWER, ['a'], ['a', 'b'], true],
    [FEWER, ['a-*'], ['a-b', 'a-*-c'], false],
    [FEWER, ['a-*'], ['a*'], true],
    [FEWER, ['a?'], ['a*'], true],
    [MORE, ['a'], [], false],
    [MORE, ['a'], ['b'], false],
  ])('%j: from %j to %j is %s', (spec, own, wanted, expected) => {
    expect(loosens(spec, own, wanted)).toBe(expected);
  });
});
