import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadYaml } from './load-yaml.ts';

const FILE = 'a.yaml';
const read = await loadYaml();

function problemsOf(text: string): string[] {
  return read(text, FILE).flatMap(({ problems }) =>
    problems.map(({ code, message, where }) => `${code} ${where?.span?.line}:${where?.span?.column} ${message}`),
  );
}

/** Nine anchors, each of which repeats the one before it nine times. */
function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level += 1) {
    lines.push(`a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]`);
  }
  return lines.join('\n');
}

describe('values', () => {
  it.each([
    ['a: 1.10\nb: 0x1f\nc: 2024-01-02\nd: .inf', { a: '1.10', b: '0x1f', c: '2024-01-02', d: '.inf' }],
    ['a: true\nb: False\nc: "true"\nd: yes', { a: true, b: false, c: 'true', d: 'yes' }],
    ['a: null\nb: ~\nc:\nd: ""', { a: null, b: null, c: null, d: '' }],
    ['a: !!int 5\nb: !!binary aGk=\nc: !other {d: e}', { a: '5', b: 'aGk=', c: { d: 'e' } }],
    ['1.0: a\ntrue: b\n? c\n: d', { '1.0': 'a', true: 'b', c: 'd' }],
    ['a: &x {b: [c]}\nd: *x\ne: &x f\ng: *x', { a: { b: ['c'] }, d: { b: ['c'] }, e: 'f', g: 'f' }],
    ['a: &x\n  b: c\n<<: *x', { a: { b: 'c' }, '<<': { b: 'c' } }],
  ])('of %j', (text, value) => {
    expect(read(text, FILE)).toMatchObject([{ value, problems: [] }]);
  });

  it('of aliases are copies', () => {
    const [parsed] = read('a: &x [b]\nc: *x', FILE);
    const { a, c } = Object(parsed?.value);
    expect(a).toEqual(c);
    expect(a).not.toBe(c);
  });

  it('of several documents come one by one, with the places of each', () => {
    const text = 'a: b\n---\nc: d\n';
    const documents = read(text, FILE);
    expect(documents.map(({ value }) => value)).toEqual([{ a: 'b' }, { c: 'd' }]);
    expect(documents[1]?.span('c')).toEqual({ start: 9, end: 13 });
  });

  it('keep a good document beside a bad one', () => {
    const documents = read('a: b\n---\nc: [d\n', FILE);
    expect(documents.map(({ value }) => value)).toEqual([{ a: 'b' }, undefined]);
  });
});

describe('problems', () => {
  it.each([
    ['', 'syntax 1:1 the file is empty'],
    ['# only a comment\n', 'syntax 1:1 the file is empty'],
    ['a: b: c', 'syntax 1:4 Nested mappings are not allowed in compact mappings'],
    ['a:\n\tb: c', 'syntax 2:1 Tabs are not allowed as indentation'],
    ['a: "b', 'syntax 1:6 the text ends too early: Missing closing "quote'],
    ['a: *b', 'syntax 1:4 no anchor is called "b"'],
    ['a: &b [*b]', 'syntax 1:8 no anchor is called "b"'],
    ['? [a]\n: b', 'syntax 1:3 a key that is not plain text is not supported'],
    ['<<<<<<< HEAD\na: b', 'conflict-markers 1:1 a merge conflict was left in the file'],
    ['a: 1\nb: 2\na: 3', 'duplicate-key 3:1 the key "a" appears twice; the last one counts'],
    ['x: {"a": 1, a: 2}', 'duplicate-key 1:13 the key "a" appears twice; the last one counts'],
  ])('of %j: %s', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it.each([
    ['lists', '- '.repeat(100_000)],
    ['maps', 'a: '.repeat(100_000)],
    ['explicit keys', '? '.repeat(100_000)],
    ['brackets', '['.repeat(100_000)],
    ['brackets that close', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['braces', '{a: '.repeat(100_000)],
  ])('of 100,000 nested %s: too deep', (_name, text) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(/^too-deep 1:\d+ the nesting is deeper than 200 levels$/)]);
  });

  it('of aliases that multiply: expansion', () => {
    expect(problemsOf(bomb())).toEqual([
      expect.stringMatching(/^expansion \d+:\d+ aliases repeat over 100000 values$/),
    ]);
  });

  it('of aliases that nest what they copy: too deep', () => {
    const lines = ['a0: &a0 x'];
    for (let level = 1; level < 300; level += 1) lines.push(`a${level}: &a${level} {b: *a${level - 1}}`);
    expect(problemsOf(lines.join('\n'))).toEqual([expect.stringMatching(/^too-deep /)]);
  });

  it('of a text over the limit: too large', () => {
    expect(problemsOf(`# ${'x'.repeat(9 * 1024 * 1024)}`)).toEqual([expect.stringMatching(/^too-large 1:1 /)]);
  });

  it('of many equal keys are found in linear time', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `key${index}: x`);
    expect(problemsOf([...keys, 'key7: y'].join('\n'))).toEqual([expect.stringContaining('duplicate-key 20001:1')]);
  });
});

it('never throws, and its spans lie inside the text', () => {
  const piece = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '? ',
    '\n',
    '  ',
    '\t',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '&x ',
    '*x',
    '!t ',
    '!!set ',
    '| ',
    '>',
    '#',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '<<: ',
    '\0',
    '\ud800',
    '\uFEFF',
    '\r',
    '\\',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      for (const { span } of read(text, FILE)) {
        for (const found of [span('a'), span(0), span('a', 'a')]) {
          expect(found === undefined || (found.start <= found.end && found.end <= text.length)).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});
