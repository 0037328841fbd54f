import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { sharedData } from '@morel/testkit';
import { entriesOf } from '../values.ts';
import type { Parsed, Step } from '../document.ts';
import { loadYaml } from './load-yaml.ts';
import { readBlockYaml } from './read-block-yaml.ts';

const FILE = 'a.yaml';
const full = await loadYaml();

function valuesOf(documents: readonly Parsed[] | undefined): unknown[] | undefined {
  return documents?.map(({ value }) => value);
}

/** Every path in a value, parents first. */
function pathsOf(value: unknown, path: Step[] = []): Step[][] {
  const steps: [Step, unknown][] = Array.isArray(value) ? [...value.entries()] : entriesOf(value);
  return [path, ...steps.flatMap(([step, member]) => pathsOf(member, [...path, step]))];
}

/** The span of everything in a document. The library gives nothing a place of its own, so a document with null has none. */
function spansOf(document: Parsed): unknown[] {
  if (JSON.stringify(document.value).includes('null')) return [];
  return pathsOf(document.value).map((path) => ({ path, span: document.span(...path) }));
}

describe('what the fast reader takes', () => {
  it.each([
    ['a: b', [{ a: 'b' }]],
    [
      'a: 1.10\nb: true\nc: null\nd: ~\ne:\nf: False\ng: 0x1f',
      [{ a: '1.10', b: true, c: null, d: null, e: null, f: false, g: '0x1f' }],
    ],
    [
      "lockfileVersion: '9.0'\r\n\r\nsettings:\r\n  autoInstallPeers: true\r\n",
      [{ lockfileVersion: '9.0', settings: { autoInstallPeers: true } }],
    ],
    ['a:\n  b: {}\n  c: []\n', [{ a: { b: {}, c: [] } }]],
    [
      'a: {integrity: sha512-x==, tarball: https://r.example/a.tgz, "k": [x64, \'arm64\',], n: {o: true}}',
      [{ a: { integrity: 'sha512-x==', tarball: 'https://r.example/a.tgz', k: ['x64', 'arm64'], n: { o: true } } }],
    ],
    ['a:\n- b\n- c\nd: e', [{ a: ['b', 'c'], d: 'e' }]],
    [
      'a:\n  - b: 1\n    c: 2\n  -   d:\n      - e\n  -\n    f: g\n  -\n  - - h\n    - i',
      [{ a: [{ b: '1', c: '2' }, { d: ['e'] }, { f: 'g' }, null, ['h', 'i']] }],
    ],
    [
      '"a@npm:^1.0.0, a@npm:^1.1.0":\n  version: 1.1.0\n  resolution: "a@npm:1.1.0"',
      [{ 'a@npm:^1.0.0, a@npm:^1.1.0': { version: '1.1.0', resolution: 'a@npm:1.1.0' } }],
    ],
    ["'it''s': 'a ''b'''\n\"\\u00e9\\n\": \"\\\"q\\\"\"", [{ "it's": "a 'b'", 'é\n': '"q"' }]],
    [
      '? "long key"\n: version: 1\n  resolution: x\n? plain\n: y\n? none\n:\n  z: 1',
      [{ 'long key': { version: '1', resolution: 'x' }, plain: 'y', none: { z: '1' } }],
    ],
    [
      'a: one\n   two\n   - three\nb:\n  - four\n    five\n  - six',
      [{ a: 'one two - three', b: ['four five', 'six'] }],
    ],
    ['a: \'one\n  two\n\n  three \'\nb: "four\n\n  five"', [{ a: 'one two\nthree ', b: 'four\nfive' }]],
    [
      'a: |\n  one\n   two\n\n  three\n\nb: >-\n  four\n  five\n\n  six\nc: |-\n  x',
      [{ a: 'one\n two\n\nthree\n', b: 'four five\nsix', c: 'x' }],
    ],
    ['a: b # c\n# d\nc: # e\n  # f\n  - g # h\nd: i#j', [{ a: 'b', c: ['g'], d: 'i#j' }]],
    ['---\na: b\n---\nc: d\n', [{ a: 'b' }, { c: 'd' }]],
    [
      '/a@1.0.0(b@2.0.0):\n  c: link:../d\n  e: file:f.tgz(g@1)',
      [{ '/a@1.0.0(b@2.0.0)': { c: 'link:../d', e: 'file:f.tgz(g@1)' } }],
    ],
    ['PODS:\n  - A (1.0):\n    - B (= 1)\n  - "C/D (2)"\n', [{ PODS: [{ 'A (1.0)': ['B (= 1)'] }, 'C/D (2)'] }]],
    ['a :   b  \nc: -1\nd: :e\nf: ?g', [{ a: 'b', c: '-1', d: ':e', f: '?g' }]],
    ['null: a\ntrue: b\n"": c', [{ null: 'a', true: 'b', '': 'c' }]],
    ['constructor: a\ntoString: {b: c}', [{ constructor: 'a', toString: { b: 'c' } }]],
    ['- a\n- b', [['a', 'b']]],
  ])('%j', (text, values) => {
    expect(valuesOf(readBlockYaml(text, FILE))).toEqual(values);
    expect(valuesOf(full(text, FILE))).toEqual(values);
    expect(readBlockYaml(text, FILE)?.map(spansOf)).toEqual(full(text, FILE).map(spansOf));
  });

  it('keeps __proto__ as an own key', () => {
    for (const documents of [
      readBlockYaml('__proto__:\n  a: {__proto__: b}', FILE),
      full('__proto__:\n  a: {__proto__: b}', FILE),
    ]) {
      expect(JSON.stringify(documents?.[0]?.value)).toBe('{"__proto__":{"a":{"__proto__":"b"}}}');
    }
  });
});

describe('what the fast reader leaves to the library', () => {
  it.each([
    ['an anchor and an alias', 'a: &x b\nc: *x', { a: 'b', c: 'b' }],
    ['a tag', 'a: !!str true', { a: 'true' }],
    ['a tab', 'a: "b\tc"', { a: 'b\tc' }],
    ['a flow collection over lines', 'a: [b,\n  c]', { a: ['b', 'c'] }],
    ['an unusual escape', 'a: "\\x41\\e"', { a: 'A\u001b' }],
    ['an indentation indicator', 'a: |2\n    b\n', { a: '  b\n' }],
    ['a directive', '%YAML 1.2\n---\na: b', { a: 'b' }],
    ['a key for null', 'a: {b, c: }', { a: { b: null, c: null } }],
    ['a byte-order mark', '\uFEFFa: b', { a: 'b' }],
    ['a blank line in a plain scalar', 'a: b\n\n  c', { a: 'b\nc' }],
    ['a merge key', 'a: &x {b: c}\n<<: *x', { a: { b: 'c' }, '<<': { b: 'c' } }],
  ])('as valid: %s', (_name, text, value) => {
    expect(readBlockYaml(text, FILE)).toBeUndefined();
    expect(full(text, FILE)).toMatchObject([{ value, problems: [] }]);
  });
});

describe('against the library', () => {
  const text = fc.oneof(
    fc.constantFrom(
      'a',
      'b',
      'true',
      'null',
      '~',
      '1.10',
      '',
      ' ',
      '- x',
      'a: b',
      'a:',
      '#c',
      'a #c',
      '{',
      '[x]',
      '*a',
      '&a',
      '!t',
      '%d',
      '@s/p',
      "it's",
      '"q"',
      'a\nb',
      '\n',
      'a\n\n b',
      '\t',
      '\\',
      '---',
      '...',
      '? x',
      '| x',
      '>',
    ),
    fc.constantFrom(
      '/@a/b@1.0.0(c@2.0.0)',
      'a@npm:^1, a@npm:~2',
      'sha512-ab/cd+e==',
      'https://r.example/a.tgz#b',
      '>=1 <2 || 3',
    ),
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom('word', 'a-long-word', 'http://x', '#', ':'), { maxLength: 40 })
      .map((words) => words.join(' ')),
  );
  const { document } = fc.letrec((tie) => ({
    leaf: fc.oneof(text, fc.boolean(), fc.constant(null)),
    value: fc.oneof({ depthSize: 'small' }, tie('leaf'), fc.array(tie('value'), { maxLength: 4 }), tie('document')),
    document: fc.dictionary(text, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  }));
  const style = fc.record({
    indentSeq: fc.boolean(),
    indent: fc.constantFrom(2, 4),
    lineWidth: fc.constantFrom(0, 30, 80),
    singleQuote: fc.constantFrom(true, false, null),
    defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
    collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
  });

  it('gives the same values and spans for whatever the library writes', () => {
    let taken = 0;
    fc.assert(
      fc.property(document, style, fc.boolean(), (value, options, isWindows) => {
        const written = stringify(value, options);
        const yaml = isWindows ? written.replaceAll('\n', '\r\n') : written;
        const fast = readBlockYaml(yaml, FILE);
        const slow = full(yaml, FILE);
        taken += fast ? 1 : 0;
        expect(valuesOf(fast) ?? valuesOf(slow)).toEqual(valuesOf(slow));
        expect(fast?.map(spansOf) ?? []).toEqual(fast ? slow.map(spansOf) : []);
      }),
      { numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(50);
  });

  it('takes nothing that the library refuses, and gives the same values and spans', () => {
    const piece = fc.constantFrom(
      'a',
      'b: ',
      'c:',
      '- ',
      '-',
      '? ',
      ': ',
      ' ',
      '  ',
      '    ',
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      '\t',
      '#',
      ' # ',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ', ',
      ',',
      '|',
      '>-',
      '|-\n',
      '---\n',
      '---',
      '...',
      '%',
      '&x ',
      '*x',
      '!t ',
      '~',
      'true',
      '\\',
      '@',
      '\uFEFF',
      '<<<<<<< ',
      'x y',
      'a: b\n',
      '  c: d\n',
      '- e\n',
      '  - f\n',
      'g: {h: i}\n',
      "'j': k\n",
      '"l": [m]\n',
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const yaml = pieces.join('');
        const fast = readBlockYaml(yaml, FILE);
        const slow = full(yaml, FILE);
        taken += fast ? 1 : 0;
        expect(fast === undefined || slow.every(({ problems }) => problems.length === 0)).toBe(true);
        expect(valuesOf(fast) ?? valuesOf(slow)).toEqual(valuesOf(slow));
        expect(fast?.map(spansOf) ?? []).toEqual(fast ? slow.map(spansOf) : []);
      }),
      { numRuns: 4000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  const folder = sharedData('locks/scalibr');
  it.skipIf(!folder)('gives the same values and spans for real lockfiles', () => {
    let taken = 0;
    for (const path of readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' })) {
      if (!/(\.ya?ml|yarnlock\/.*\.lock|pubspec\/.*\.lock|podfilelock\/.*\.lock)$/i.test(path)) continue;
      const yaml = readFileSync(join(folder ?? '', path), 'utf8');
      const fast = /^# yarn lockfile v1/m.test(yaml) ? undefined : readBlockYaml(yaml, path);
      if (!fast) continue;
      taken += 1;
      const slow = full(yaml, path);
      expect({ path, values: valuesOf(fast), spans: fast.map(spansOf) }).toEqual({
        path,
        values: valuesOf(slow),
        spans: slow.map(spansOf),
      });
    }
    expect(taken).toBeGreaterThan(40);
  });
});

it('takes linear time on hostile text, or hands it over', () => {
  for (const yaml of [
    '- '.repeat(100_000),
    'a:\n'.repeat(100_000),
    "- 'a\n".repeat(100_000),
    '- b\n'.repeat(100_000),
    `a: ${'['.repeat(100_000)}`,
  ]) {
    expect(readBlockYaml(yaml, FILE)?.length ?? 0).toBeLessThan(2);
  }
});
