import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOrderConformance, versSuite } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const lines = readFileSync(join(import.meta.dirname, 'versions.txt'), 'utf8').split('\n');

versionOrderConformance(order, {
  ascending: lines,
  invalid: [
    '',
    'latest',
    '1.0.x',
    '1.*',
    '1.0-NA',
    '0.1-bulbasaur',
    '2019-09-12',
    '1.0.dev-120828c',
    '0.3.2d',
    'v_05',
    '1.0+',
    '1.0+a..b',
    '1.0+a+b',
    '1..0',
    '.1',
    '1!',
    '!1',
    '1.0a1b1',
    '1.0rc1.rc2',
    'toString',
    '1.0+\u212A',
  ],
});

versSuite(order, { scheme: 'pypi', cases: 32 });

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

describe('specifiers', () => {
  it.each([
    ['1.4.5', '~=1.4.2', true],
    ['1.5.0', '~=1.4.2', false],
    ['1.9', '~=1.4', true],
    ['2.2.post3', '~=2.2.post3', true],
    ['2.2.post2', '~=2.2.post3', false],
    ['1!1.5', '~=1.4', false],
    ['1.1.post1', '==1.1', false],
    ['1.1.post1', '==1.1.*', true],
    ['1.1a1', '==1.1.*', true],
    ['1.10', '==1.1.*', false],
    ['1.1', '==1.1.0.*', true],
    ['1.1.0', '==1.1', true],
    ['1.1+cpu', '==1.1', true],
    ['1.1+cpu', '==1.1+cpu', true],
    ['1.1+gpu', '==1.1+cpu', false],
    ['1.1', '==1.1+cpu', false],
    ['1.1.post1', '!=1.1', true],
    ['1.1.post1', '!=1.1.*', false],
    ['1.7.1', '>1.7', true],
    ['1.7.0.post1', '>1.7', false],
    ['1.7.post2', '>1.7.post1', true],
    ['1.7+local', '>1.7', false],
    ['1.7+local', '>=1.7', true],
    ['1.7+local', '<=1.7', true],
    ['3.1.dev0', '<3.1', false],
    ['3.1rc1', '<3.1.0', false],
    ['3.0rc1', '<3.1', true],
    ['3.1.dev0', '<3.1rc1', true],
    ['1.0rc1', '<1.0.post1', true],
    ['1.0.post1.dev0', '<1.0.post1', false],
    ['1.0', '===1.0', true],
    ['1.0.0', '===1.0', false],
    ['1.5', '>=1.0, <2.0, !=1.5', false],
    ['1.6', ' >= 1.0 ,<2.0,', true],
    ['1.6', '', true],
    ['2.1rc1', '>=2.0', true],
    ['9007199254740993', '>9007199254740992', true],
    ['1.00000000000000000002', '==1.2.*', true],
  ])('%s in %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each([
    '1.0',
    '^1.0',
    '~1.0',
    '=1.0',
    '>=',
    '>=1.0.*',
    '~=1',
    '~=1.0.*',
    '>=1.0+local',
    '==1.0a1.*',
    '==1.0+l.*',
    '>=1.0 <2.0',
    '>=1.0; python_version > "3"',
    '(>=1.0)',
    '*',
    'latest',
    '=>1.0',
    '==1.0.**',
  ])('does not take %j for a specifier', (range) => expect(satisfies('1.0', range)).toBeUndefined());

  it.each([
    ['==1.0', 'exact'],
    ['===1.0', 'exact'],
    ['>=1.0,==1.2', 'exact'],
    ['==1.*', 'bounded'],
    ['~=1.2', 'bounded'],
    ['>=1,<2', 'bounded'],
    ['>=1', 'open'],
    ['!=1.5', 'open'],
    ['', 'open'],
    ['1.0', undefined],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});

it('tells pre-releases from releases', () => {
  const texts = ['1.0', '1.0.post1', '1.0+rc1', '1.0a1', '1.0rc1.post1', '1.0.dev1', '1.0.post1.dev1'];
  expect(texts.filter((text) => order.isPrerelease(order.parse(text)!))).toEqual(texts.slice(3));
});
