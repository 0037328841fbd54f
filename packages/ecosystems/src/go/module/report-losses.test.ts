import { readTree } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { goModReader } from './go-mod.ts';

const HASH = 'h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
const SUM = ['a v1.2.30', 'b v1.0.0', 'c v1.0.0', 'd v1.0.0', 'e v1.0.0']
  .map((module) => `example.com/${module} ${HASH}\n`)
  .join('');
const HEAD = 'module example.com/shop\n\ngo 1.23.0\n\n';
const DIRECT = 'require (\n\texample.com/a v1.2.30\n\texample.com/b v1.0.0\n)\n\n';
const INDIRECT = 'require (\n\texample.com/c v1.0.0 // indirect\n\texample.com/d v1.0.0 // indirect\n)\n';

async function problemsOf(mod: string, sum: string): Promise<readonly string[]> {
  const { problems } = await readTree(goModReader, { 'go.mod': mod, 'go.sum': sum }, 'go.mod');
  return problems
    .filter(({ message }) => message.includes('cut off'))
    .map(({ code, message, where }) => `${code} ${where?.path} ${message}`);
}

describe('go.mod and go.sum tell of each other', () => {
  it.each([
    ['all is there, and one sum more', HEAD + DIRECT + INDIRECT, SUM, []],
    [
      'the block of what is needed indirectly is gone',
      HEAD + DIRECT,
      SUM,
      [
        'unknown-entry go.mod go.sum has the content of "example.com/c" and of 2 more modules that go.mod does not list: go.mod may be cut off',
      ],
    ],
    [
      'all that is required is gone',
      HEAD,
      SUM,
      [
        'unknown-entry go.mod go.sum has the content of "example.com/a" and of 4 more modules that go.mod does not list: go.mod may be cut off',
      ],
    ],
    [
      'a version is cut short',
      `${HEAD}require example.com/a v1.2.3`,
      SUM.slice(0, SUM.indexOf('\n') + 1),
      ['unknown-entry go.mod go.sum has "v1.2.30" of "example.com/a", not "v1.2.3": go.mod may be cut off'],
    ],
    [
      'go.sum ends early, and go.mod lists all that is built',
      HEAD + DIRECT + INDIRECT,
      SUM.slice(0, SUM.indexOf('example.com/c')),
      ['not-judged go.mod go.sum ends with "example.com/b" and has no line for "example.com/c": it may be cut off'],
    ],
    [
      'go.sum ends early, and what is built stands there',
      HEAD.replace('1.23.0', '1.16') + DIRECT + INDIRECT,
      SUM.slice(0, SUM.indexOf('example.com/c')),
      ['unknown-entry go.mod go.sum ends with "example.com/b" and has no line for "example.com/c": it may be cut off'],
    ],
    [
      'a replaced module needs no sum',
      `${HEAD}${DIRECT}replace example.com/b => ../b\n`,
      `example.com/a v1.2.30 ${HASH}\n`,
      [],
    ],
  ])('%s', async (_, mod, sum, expected) => {
    expect(await problemsOf(mod, sum)).toEqual(expected);
  });
});
