import { readingOf } from '@morel/model';
import { readTree } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { goModReader } from './go-mod.ts';

const HASH = 'h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
const HEAD = 'module example.com/shop\n\ngo 1.23.0\n\n';
const OLD = HEAD.replace('1.23.0', '1.16');
const DIRECT = 'require (\n\texample.com/a v1.2.30\n\texample.com/b v1.0.0\n)\n\n';
const INDIRECT = 'require (\n\texample.com/c v1.0.0 // indirect\n\texample.com/d v1.0.0 // indirect\n)\n';

/** A go.sum of modules in example.com: `c` with all, `c+` with its content only, `c-` with its go.mod only. */
function sumOf(...modules: readonly string[]): string {
  const lines = modules.flatMap((module) => {
    const [, name = '', only] = /^(\w)([+-]?)$/.exec(module) ?? [];
    const version = `example.com/${name} ${name === 'a' ? 'v1.2.30' : 'v1.0.0'}`;
    return [...(only === '-' ? [] : [version]), ...(only === '+' ? [] : [`${version}/go.mod`])];
  });
  return lines.map((line) => `${line} ${HASH}\n`).join('');
}

async function reading(mod: string, sum: string | undefined): Promise<{ telling: string[]; keys: string[] }> {
  const tree = { 'go.mod': mod, ...(sum !== undefined && { 'go.sum': sum }) };
  const { problems, inventory } = await readTree(goModReader, tree, 'go.mod');
  const telling = problems.filter((problem) => readingOf([problem]) !== 'whole');
  return {
    telling: telling.map(({ code, message, where }) => `${code} ${where?.path} ${message}`),
    keys: inventory.occurrences.slice(1).map(({ key }) => key.replace(/^example.com.(\w)@.*/, '$1')),
  };
}

const WANTS_TIDY = 'run "go mod tidy" and commit go.mod and go.sum';
const ALONE = `out-of-date go.mod there is no go.sum, and nothing is required indirectly: what the modules need themselves may not be listed; ${WANTS_TIDY}`;

function without(module: string): string {
  return `out-of-date go.mod go.sum has no line for ${module}, which go.mod requires: one of the two is cut off or out of date; ${WANTS_TIDY}`;
}

function empty(module: string): string {
  return `out-of-date go.mod go.sum has no sum of the content of ${module}, which go.mod requires directly: what the modules need themselves may not be listed; ${WANTS_TIDY}`;
}

function unlisted(modules: string): string {
  return `out-of-date go.mod go.sum has the content of ${modules} that go.mod does not list: go.mod is cut off, or wants "go mod tidy"`;
}

describe('go.mod and go.sum tell of each other', () => {
  it.each<[string, string, string | undefined, string[]]>([
    ['all is there, and one sum more', HEAD + DIRECT + INDIRECT, sumOf('a', 'b', 'c', 'd', 'e'), []],
    ['the direct dependencies have none of their own', HEAD + DIRECT, sumOf('a', 'b'), []],
    ['an old go.mod has its sums', OLD + DIRECT, sumOf('a', 'b', 'c', 'd', 'e'), []],
    ['tests of dependencies need content', HEAD + DIRECT, sumOf('a', 'b', 'c+', 'd+', 'e+', 'f+'), []],
    [
      'tests of dependencies need more content than the module itself',
      HEAD + DIRECT.replaceAll('example.com/', 'example.com/x/') + INDIRECT,
      sumOf('a', 'b', 'c', 'd').replaceAll(/example.com.([ab])/g, 'example.com/x/$1') +
        ['e', 'f', 'g', 'h', 'i'].map((name) => sumOf(name).replaceAll('example.com', 'example.co')).join(''),
      [],
    ],
    [
      'the block of what is needed indirectly is gone',
      HEAD + DIRECT,
      sumOf('a', 'b', 'c', 'd', 'e'),
      [unlisted('"example.com/c" and of 2 more modules')],
    ],
    [
      'the most of what is needed indirectly is gone',
      HEAD + DIRECT + INDIRECT,
      sumOf('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'),
      [unlisted('"example.com/e" and of 5 more modules')],
    ],
    ['all that is required is gone', HEAD, sumOf('a'), [unlisted('"example.com/a"')]],
    ['a version is cut short', `${HEAD}require example.com/a v1.2.3`, sumOf('a'), [without('"example.com/a@v1.2.3"')]],
    ['go.sum ends early', HEAD + DIRECT + INDIRECT, sumOf('a', 'b'), [without('"example.com/c@v1.0.0" and 1 more')]],
    ['go.sum ends early, before Go 1.17', OLD + DIRECT, sumOf('a'), [without('"example.com/b@v1.0.0"')]],
    ['go.sum is empty', HEAD + DIRECT, '', [without('"example.com/a@v1.2.30" and 1 more')]],
    [
      'a module was added to go.mod by hand',
      HEAD + DIRECT + INDIRECT,
      sumOf('b', 'c', 'd', 'e'),
      [without('"example.com/a@v1.2.30"')],
    ],
    [
      'a version was raised in go.mod by hand to one that the graph had',
      HEAD + DIRECT + INDIRECT,
      sumOf('a-', 'b', 'c', 'd'),
      [empty('"example.com/a@v1.2.30"')],
    ],
    [
      'only the go.mod of what is required indirectly was read',
      HEAD + DIRECT + INDIRECT,
      sumOf('a', 'b', 'c-', 'd-'),
      [],
    ],
    ['there is no go.sum, and nothing indirect', HEAD + DIRECT, undefined, [ALONE]],
    ['there is no go.sum, but go mod tidy was run', HEAD + DIRECT + INDIRECT, undefined, []],
    ['there is no go.sum, and nothing is required', HEAD, undefined, []],
    [
      'there is no go.sum, and all that is required lies beside or was never published',
      `${HEAD}${DIRECT.replace('v1.0.0', 'v0.0.0')}replace example.com/a => ../a\n`,
      undefined,
      [],
    ],
    ['a replaced module needs no sum', `${HEAD}${DIRECT}replace example.com/b => ../b\n`, sumOf('a'), []],
    [
      'what stands in for a replaced module needs one',
      `${HEAD}${DIRECT}replace example.com/b => example.com/c v1.0.0\n`,
      sumOf('a', 'b'),
      [without('"example.com/c@v1.0.0"')],
    ],
  ])('%s', async (_, mod, sum, expected) => {
    expect((await reading(mod, sum)).telling).toEqual(expected);
  });

  it('takes from go.sum what it needs the content of where nothing tells that go.mod was tidied', async () => {
    const sum = sumOf('a', 'b', 'c', 'd+', 'e-');
    expect(await reading(HEAD + DIRECT, sum)).toEqual({ telling: [], keys: ['a', 'b', 'c'] });
    expect(await reading(HEAD + DIRECT + INDIRECT, sum + sumOf('f'))).toMatchObject({ keys: ['a', 'b', 'c', 'd'] });
  });
});
