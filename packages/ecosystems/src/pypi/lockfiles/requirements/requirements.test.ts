import { readTree, type Tree } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { requirements } from './index.ts';
import { readLines } from './lines.ts';
import { readOptions, splitOptions } from './options.ts';

async function read(tree: Tree, main = 'requirements.txt'): Promise<{ packages: string[]; problems: string[] }> {
  const { inventory, problems } = await readTree(requirements, tree, main);
  const packages = inventory.occurrences.slice(1).map(({ component }) => {
    const { name = '', version } = inventory.components[component] ?? {};
    return version === undefined ? name : `${name} ${version}`;
  });
  return { packages, problems: problems.map(({ code }) => code) };
}

it('says in which included file an option stands', async () => {
  const tree = {
    'requirements.txt': '-r more/other.txt\n--no-index\n',
    'more/other.txt': '\n--pre\none==1 --hash=sha256:00\n',
  };
  const { inventory } = await readTree(requirements, tree, 'requirements.txt');
  const shown = inventory.settings.map(({ key, span, file = 'requirements.txt' }) => {
    const text = tree[file === 'requirements.txt' ? file : 'more/other.txt'];
    return [key, file, text.slice(span?.start, span?.end)];
  });
  expect(shown).toEqual([
    ['no-index', 'requirements.txt', '--no-index'],
    ['pre', 'more/other.txt', '--pre'],
    ['require-hashes', 'more/other.txt', 'one==1 --hash=sha256:00'],
  ]);
});

describe('lines of requirements files', () => {
  it.each([
    ['one\n\n  two  \r\nthree', ['one', 'two', 'three']],
    ['one \\\n  two\\\nthree', ['one   twothree']],
    ['one \\\n# note\ntwo', ['one', 'two']],
    ['one # note', ['one']],
    ['https://example.org/#egg=one', ['https://example.org/#egg=one']],
    ['one \\', ['one']],
    ['\\\n\\\n', []],
  ])('%j', (text, lines) => {
    const found = readLines(text).map((line) => line.text);
    expect(found.filter((line) => line !== '')).toEqual(lines);
  });

  it.each(['\v', '\f', '\x1c', '\x1d', '\x1e', '\x85', '\u2028', '\u2029', '\r'])(
    'sees what stands behind %j in a comment, which Python takes for the end of the line',
    async (end) => {
      const { packages } = await read({ 'requirements.txt': `one==1 # note${end}hidden==6.6.6\n` });
      expect(packages).toEqual(['one 1', 'hidden 6.6.6']);
    },
  );

  it('says where each line stands, over all its parts', () => {
    const text = '\n  one \\\n  --hash=x  # note\r\ntwo';
    expect(readLines(text).map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'one \\\n  --hash=x  # note',
      'two',
    ]);
  });
});

describe('options of requirements files', () => {
  it.each([
    ['-r a.txt', [{ name: 'requirement', value: 'a.txt' }]],
    [
      '-ra.txt -c=b.txt',
      [
        { name: 'requirement', value: 'a.txt' },
        { name: 'constraint', value: 'b.txt' },
      ],
    ],
    ['--requirement="a b.txt"', [{ name: 'requirement', value: 'a b.txt' }]],
    [
      '--extra-index x --index y',
      [
        { name: 'extra-index-url', value: 'x' },
        { name: 'index-url', value: 'y' },
      ],
    ],
    ['--no-index --pre', [{ name: 'no-index' }, { name: 'pre' }]],
    [
      '--hash=a stray --hash b',
      [
        { name: 'hash', value: 'a' },
        { name: 'hash', value: 'b' },
      ],
    ],
    ['--hash', [{ name: 'hash', value: '' }]],
  ])('%j', (text, known) => expect(readOptions(text)).toEqual({ known }));

  it.each(['--require', '--nothing', '-x', '--'])('does not know %j', (text) => {
    expect(readOptions(text).unknown).toBe(text);
  });

  it.each([
    ['name==1 --hash=x', 'name==1', '--hash=x'],
    ['-e .', '', '-e .'],
    ['name-x==1', 'name-x==1', ''],
  ])('splits %j', (line, before, options) => expect(splitOptions(line)).toEqual({ before, options }));
});

describe('included files', () => {
  it('are read once, in whatever way they are reached', async () => {
    const { packages, problems } = await read({
      'requirements.txt': '-r a/one.txt\n-r a/two.txt\n',
      'a/one.txt': '-r ../b/shared.txt\none==1\n',
      'a/two.txt': '-r .././b//shared.txt\ntwo==2\n',
      'b/shared.txt': 'shared==3\n',
    });
    expect(packages.toSorted()).toEqual(['one 1', 'shared 3', 'two 2']);
    expect(problems).toEqual([]);
  });

  it('are found with Windows separators', async () => {
    const { packages } = await read({ 'requirements.txt': '-r a\\one.txt\n', 'a/one.txt': 'one==1\n' });
    expect(packages).toEqual(['one 1']);
  });

  it.each(['/etc/passwd', 'C:\\x.txt', '../../x.txt', '~/x.txt', '\\\\host\\x.txt'])(
    'are not opened at %s',
    async (path) => {
      const { problems } = await read({ 'a/requirements.txt': `-r "${path}"\none==1\n` }, 'a/requirements.txt');
      expect(problems).toEqual(['outside-tree']);
    },
  );

  it('end at a limit', async () => {
    const depth = 120;
    const tree = Object.fromEntries(
      Array.from({ length: depth }, (_, at) => [`r${at}.txt`, `p${at}==1\n-r r${at + 1}.txt\n`]),
    );
    const files = {
      main: { path: 'r0.txt', text: tree['r0.txt'] ?? '' },
      get: (path: string) => ({ path, text: tree[path] ?? '' }),
    };
    const result = requirements.read(files);
    if (typeof result === 'string') throw new Error('requirements hand over to nobody');
    expect(result.problems.map(({ code }) => code)).toEqual(['too-many-files']);
    expect(result.inventory.occurrences.length).toBeGreaterThan(100);
  });

  it('that are refused leave a gap, and not a refusal', async () => {
    const files = {
      main: { path: 'requirements.txt', text: '-r big.txt\none==1\n' },
      get: (path: string) => ({ code: 'too-large', message: `${path} is larger than the limit` }) as const,
    };
    const result = requirements.read(files);
    if (typeof result === 'string') throw new Error('requirements hand over to nobody');
    expect(result.problems.map(({ code }) => code)).toEqual(['missing-file']);
  });
});

describe('versions', () => {
  it('come from a pin elsewhere that fits the range', async () => {
    const { packages, problems } = await read({
      'requirements.txt': 'one>=1\nONE==1.5\ntwo<2\ntwo==3\n',
    });
    expect(packages).toEqual(['one 1.5', 'one 1.5', 'two', 'two 3']);
    expect(problems).toEqual(['unresolved-version']);
  });

  it('of several constraints are all taken', async () => {
    const { packages } = await read({
      'requirements.txt': '-c constraints.txt\none\n',
      'constraints.txt': 'one==1 ; python_version < "3"\none==2 ; python_version >= "3"\n',
    });
    expect(packages).toEqual(['one 1', 'one 2']);
  });
});

describe('files that are something else', () => {
  it.each(['one\0two', 'Read the manual first.\nThen install.\n', '{"name": "x"}\n', '<html>\n<body>\n'])(
    '%j',
    async (text) => {
      const { packages, problems } = await read({ 'requirements.txt': text });
      expect([packages, problems]).toEqual([[], ['wrong-format']]);
    },
  );

  it('are refused with a merge conflict in them', async () => {
    const text = 'one==1\n<<<<<<< ours\ntwo==1\n=======\ntwo==2\n>>>>>>> theirs\n';
    const { packages, problems } = await read({ 'requirements.txt': text });
    expect([packages, problems]).toEqual([[], ['conflict-markers']]);
  });

  it.each([
    ['a comment', '# nothing yet\n'],
    ['nothing', ''],
  ])('may hold %s', async (_, text) => {
    const { packages, problems } = await read({ 'requirements.txt': text });
    expect([packages, problems]).toEqual([[], []]);
  });

  it.each([
    ['blanks', ' '.repeat(200_000)],
    ['signs of comments', `x${'#'.repeat(200_000)}`],
    ['backslashes', `${'\\'.repeat(200_000)}x`],
    ['slashes', `./${'/'.repeat(200_000)}x`],
    ['brackets', `x${'['.repeat(200_000)}`],
    ['options', '-e '.repeat(5_000)],
    ['continued lines', 'x \\\n'.repeat(5_000)],
    ['one name', 'x\n'.repeat(5_000)],
    ['askers', `x==1 # via ${'y, '.repeat(200_000)}`],
  ])('may be a great many %s', async (_, text) => {
    const { problems } = await read({ 'requirements.txt': text });
    expect(problems.length).toBeLessThan(100);
  });
});
