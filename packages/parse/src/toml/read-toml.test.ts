import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { stringify } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { sharedData } from '@morel/testkit';
import { loadToml } from './load-toml.ts';
import { readToml } from './read-toml.ts';

const FILE = 'a.toml';
const full = await loadToml();

describe('what the fast reader takes', () => {
  it.each([
    ['', {}],
    ['# only a comment', {}],
    ['a = 1\r\nb = -2 # two\r\nc = 1_000\nd = +3', { a: 1, b: -2, c: 1000, d: 3 }],
    ['a = 1.5\nb = -2e3\nc = 6.02e+23\nd = 1_0.0_1', { a: 1.5, b: -2000, c: 6.02e23, d: 10.01 }],
    ['a = true\nb = false', { a: true, b: false }],
    ['a = "q\\"\\\\ \\t \\u00e9 \\U0001F344"', { a: 'q"\\ \t é 🍄' }],
    ["a = 'C:\\dir'", { a: 'C:\\dir' }],
    ['a = """\none\r\ntwo "" three \\\n   four"""', { a: 'one\r\ntwo "" three four' }],
    ['a = """"quoted""""\nb = """"""', { a: '"quoted"', b: '' }],
    ["a = '''\nraw \\ '' '''", { a: "raw \\ '' " }],
    [
      'a = 2024-05-06\nb = 2024-05-06T07:08:09Z\nc = 2024-05-06T07:08:09.123456+02:00',
      { a: '2024-05-06', b: '2024-05-06T07:08:09.000Z', c: '2024-05-06T07:08:09.123+02:00' },
    ],
    ['a = [ 1, "b", # c\n [ ], { d = 1 }, ]', { a: [1, 'b', [], { d: 1 }] }],
    ['a = {b = 1, "c d" = {e.f = 2, e.g = 3}}', { a: { b: 1, 'c d': { e: { f: 2, g: 3 } } } }],
    ['a.b.c = 1\na.b."d.e" = 2\na . f = 3', { a: { b: { c: 1, 'd.e': 2 }, f: 3 } }],
    ['[a]\nx = 1\n[ b . "c" ] # why\ny = 2\n[b]\nz = 3', { a: { x: 1 }, b: { c: { y: 2 }, z: 3 } }],
    [
      '[[p]]\nn = 1\n[p.q]\nr = 1\n[[p]]\nn = 2\n[[p.s]]\n[[p.s]]',
      {
        p: [
          { n: 1, q: { r: 1 } },
          { n: 2, s: [{}, {}] },
        ],
      },
    ],
    [
      '[fruit]\napple.color = "red"\n[fruit.apple.taste]\nsweet = true',
      { fruit: { apple: { color: 'red', taste: { sweet: true } } } },
    ],
    ['\uFEFFa = 1', { a: 1 }],
    ['toString = 1\n[constructor]\nb = 1', { toString: 1, constructor: { b: 1 } }],
  ])('%j', (text, value) => {
    expect(readToml(text, FILE)?.value).toEqual(value);
    expect(full(text, FILE).value).toEqual(value);
  });

  it('keeps __proto__ as an own key', () => {
    const text = '[__proto__]\npolluted = true\n[a]\n__proto__.b = 1\nc = {__proto__ = 2}';
    for (const value of [readToml(text, FILE)?.value, full(text, FILE).value]) {
      expect(JSON.stringify(value)).toBe(
        '{"__proto__":{"polluted":true},"a":{"__proto__":{"b":1},"c":{"__proto__":2}}}',
      );
      expect(Object(value).polluted).toBeUndefined();
    }
  });
});

describe('what the fast reader leaves to the library', () => {
  it.each([
    ['a = 0xff', { a: 255 }],
    ['a = inf', { a: Infinity }],
    ['a = 07:32:00', { a: '07:32:00.000' }],
    ['a = 2024-05-06 07:08:09', { a: '2024-05-06T07:08:09.000' }],
  ])('as valid: %j', (text, value) => {
    expect(readToml(text, FILE)).toBeUndefined();
    expect(full(text, FILE)).toMatchObject({ value, problems: [] });
  });

  it.each([
    ['a = ', 'syntax 1:5'],
    ['a', 'syntax'],
    ['a = 1 b = 2', 'syntax 1:7'],
    ['a = 1\na = 2', 'syntax 2:1'],
    ['[a]\n[a]', 'syntax 2:'],
    ['[a]\nb = 1\n[a.b]', 'syntax 3:'],
    ['a = []\n[[a]]', 'syntax 2:'],
    ['[[a]]\n[a]', 'syntax 2:'],
    ['[fruit]\napple.color = 1\n[fruit.apple]', 'syntax 3:'],
    ['[a.b.c]\nz = 1\n[a]\nb.c.t = 1', 'syntax 4:'],
    ['a = {b = 1}\n[a.c]', 'syntax 2:'],
    ['a = {b = 1}\na.c = 1', 'syntax 2:'],
    ['a = "b', 'syntax 1:5'],
    ['a = """b\nc""', 'syntax 1:5'],
    ['a = [1, 2', 'syntax 1:10'],
    ['a = "\\ud800"', 'syntax'],
    ['a = "\0"', 'syntax 1:6'],
    ['a = 01', 'syntax 1:5'],
    ['a = 1__0', 'syntax'],
    ['a = 2024-13-01', 'syntax 1:5'],
    ['a = 9007199254740993', 'syntax 1:5'],
    ['= 1', 'syntax 1:'],
    ['a = 1\n<<<<<<< HEAD\nb = 1', 'conflict-markers 2:1'],
    [`a = ${'['.repeat(100_000)}`, 'too-deep 1:'],
    [`a = ${'[['.repeat(110)}${']]'.repeat(110)}`, 'too-deep 1:'],
    [`${'a.'.repeat(100_000)}b = 1`, 'too-deep 1:1'],
    [`[${'a.'.repeat(100_000)}b]`, 'too-deep 1:1'],
  ])('as faulty (case %#)', (text, expected) => {
    expect(readToml(text, FILE)).toBeUndefined();
    const { value, problems } = full(text, FILE);
    expect(value).toBeUndefined();
    expect(problems.map(({ code, where }) => `${code} ${where?.span?.line}:${where?.span?.column}`)).toEqual([
      expect.stringContaining(expected),
    ]);
  });

  it('with a message of one line that says when the text ends too early', () => {
    expect(full('a = "b', FILE).problems[0]?.message).toBe('the text ends too early: unfinished string');
  });
});

describe('spans', () => {
  const text = [
    'version = 4 # four',
    '',
    '[[package]]',
    'name = "a"',
    'dependencies = [',
    ' "b 1.0", # one',
    ' { name = "c", extra.x = ["d"] },',
    ']',
    '[package.metadata]',
    'hash = """x',
    '[[package]]"""',
    '',
    '[[package]]',
    'name = "b"',
    'a.b.c = 1 # deep',
    '[last]',
  ].join('\r\n');

  it.each([
    [['version'], 'version = 4'],
    [['package', 0, 'name'], 'name = "a"'],
    [['package', 0, 'dependencies', 0], '"b 1.0"'],
    [['package', 0, 'dependencies', 1], '{ name = "c", extra.x = ["d"] }'],
    [['package', 0, 'dependencies', 1, 'extra', 'x', 0], '"d"'],
    [['package', 0, 'metadata'], '[package.metadata]\r\nhash = """x\r\n[[package]]"""'],
    [['package', 1], '[[package]]\r\nname = "b"\r\na.b.c = 1'],
    [['package', 1, 'a', 'b'], 'a.b.c = 1'],
    [['last'], '[last]'],
    [['package', 2], undefined],
    [['package', 1, 'missing'], undefined],
    [[], text],
  ])('of %j are the same in both readers: %j', (path, expected) => {
    for (const parsed of [readToml(text, FILE), full(text, FILE)]) {
      const span = parsed?.span(...path);
      expect(span && text.slice(span.start, span.end)).toBe(expected);
    }
  });

  it('of a table include the tables below it', () => {
    const span = readToml(text, FILE)?.span('package', 0);
    expect(span?.start).toBe(text.indexOf('[[package]]'));
    expect(text.slice(0, span?.end)).toMatch(/\r\n\[\[package\]\]"""$/);
  });
});

describe('against the library', () => {
  const name = fc.oneof(fc.constantFrom('a', 'b', 'a b', '"', '__proto__', ''), fc.string());
  const { document } = fc.letrec((tie) => ({
    leaf: fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom('a\nb', "'''", '"""', '\\'),
    ),
    value: fc.oneof(
      { depthSize: 'small' },
      tie('leaf'),
      fc.array(tie('leaf'), { maxLength: 3 }),
      tie('document'),
      fc.array(tie('document'), { maxLength: 2 }),
    ),
    document: fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  }));

  it('gives the same value for whatever the library writes', () => {
    fc.assert(
      fc.property(document, (value) => {
        const text = stringify(value);
        const fast = readToml(text, FILE);
        fc.pre(fast !== undefined);
        expect(fast?.value).toEqual(full(text, FILE).value);
      }),
    );
  });

  it('takes nothing that the library refuses, and gives the same value, spans inside the text', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '=',
      '.',
      '"',
      "'",
      '"""',
      '\\',
      '\n',
      '\r\n',
      '[',
      ']',
      '[[',
      ']]',
      '{',
      '}',
      ',',
      '#',
      ' ',
      '1',
      '-',
      '_',
      'true',
      '2024-01-02',
      '\0',
      'a = 1\n',
      '[a]\n',
      '[[b]]\n',
      'a.b = {c = "d"}\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        const fast = readToml(text, FILE);
        const slow = full(text, FILE);
        expect(fast === undefined || slow.problems.length === 0).toBe(true);
        expect(fast?.value ?? slow.value).toEqual(slow.value);
        for (const span of [slow.span('a'), slow.span('b', 0), slow.span('a', 'b', 'c')]) {
          expect(span?.end ?? 0).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 5000 },
    );
  });

  const folders = ['locks/scalibr/python', 'locks/scalibr/rust'].map(sharedData).filter((path) => path !== undefined);
  it.skipIf(folders.length === 0)('gives the same value for real lockfiles and manifests', () => {
    let taken = 0;
    for (const folder of folders) {
      for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(toml|lock)$/i.test(path)) continue;
        const text = readFileSync(join(folder, path), 'utf8');
        const fast = readToml(text, path);
        const slow = full(text, path);
        expect({ path, value: fast?.value }).toEqual({ path, value: slow.value });
        taken += fast ? 1 : 0;
      }
    }
    expect(taken).toBeGreaterThan(50);
  });
});

it('refuses a text that is longer than any lockfile', async () => {
  const text = `a = [${'[],'.repeat(6_000_000)}]`;
  expect(readToml(text, 'a.toml')).toBeUndefined();
  expect((await loadToml())(text, 'a.toml').problems.map(({ code }) => code)).toEqual(['too-large']);
});
