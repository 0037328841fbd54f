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

function spansOf(document: Parsed | undefined): unknown[] {
  return pathsOf(document?.value).map((path) => ({ path, span: document?.span(...path) }));
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
      'a: one\n   two # no\n'.replace(' # no', '') + '\n   three\nb:\n  - four\n    five',
      [{ a: 'one two\nthree', b: ['four five'] }],
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
    ['\uFEFFa: b', [{ a: 'b' }]],
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
    ['a merge key', 'a: &x {b: c}\n<<: *x', { a: { b: 'c' }, '<<': { b: 'c' } }],
  ])('as valid: %s', (_name, text, value) => {
    expect(readBlockYaml(text, FILE)).toBeUndefined();
    expect(full(text, FILE)).toMatchObject([{ value, problems: [] }]);
  });
});
