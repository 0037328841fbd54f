import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedData } from '@morel/testkit';
import { readJson } from './read-json.ts';

const FILE = 'a.json';

function spanText(text: string, ...path: (string | number)[]): string | undefined {
  const span = readJson(text, FILE).span(...path);
  return span && text.slice(span.start, span.end);
}

function problemsOf(text: string): string[] {
  return readJson(text, FILE).problems.map(
    ({ code, message, where }) => `${code} ${where?.span?.line}:${where?.span?.column} ${message}`,
  );
}

describe('the value', () => {
  it('is what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2, '\t'), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(readJson(text, FILE)).toMatchObject({ value: JSON.parse(text), problems: [] });
      }),
    );
  });

  it('keeps a member called __proto__ as an own member', () => {
    const { value } = readJson('{"__proto__": {"polluted": true}}', FILE);
    expect(Object.hasOwn(Object(value), '__proto__')).toBe(true);
    expect(Object(value).polluted).toBeUndefined();
  });

  it('is read behind a byte-order mark', () => {
    expect(readJson('\uFEFF{"a": 1}', FILE)).toMatchObject({ value: { a: 1 }, problems: [] });
  });
});

describe('spans', () => {
  const text = '{ "a": [10, "x\\"]", {"b" : null}],\r\n  "k\\u0065y": {} }';

  it.each([
    [[], text],
    [['a'], '"a": [10, "x\\"]", {"b" : null}]'],
    [['a', 0], '10'],
    [['a', 1], '"x\\"]"'],
    [['a', 2, 'b'], '"b" : null'],
    [['key'], '"k\\u0065y": {}'],
    [['a', 3], undefined],
    [['a', 'b'], undefined],
    [['missing'], undefined],
    [['a', 0, 0], undefined],
  ])('of %j are %j', (path, expected) => {
    expect(spanText(text, ...path)).toBe(expected);
  });

  it('of two equal keys is the one that counts', () => {
    expect(spanText('{"a": 1, "a": 2}', 'a')).toBe('"a": 2');
  });

  it('hold the text of every member', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 2), (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        for (const [key, member] of Object.entries(value)) {
          expect(JSON.parse(`{${spanText(json, key)}}`)).toEqual(JSON.parse(JSON.stringify({ [key]: member })));
        }
      }),
    );
  });
});

describe('problems', () => {
  it.each([
    ['', 'syntax 1:1 the file is empty'],
    [' \n\t', 'syntax 1:1 the file is empty'],
    ['{"a": [1, 2', 'syntax 1:12 the text ends too early, where "," or "]" is expected'],
    ['{"a": "b', 'syntax 1:9 the text ends too early, inside a string'],
    ['{\n  "a" 1\n}', 'syntax 2:7 "1" stands where ":" is expected'],
    ['{\n  "a": 1,\n}', 'syntax 3:1 "}" stands where a key in double quotes is expected'],
    ['[1,]', 'syntax 1:4 "]" stands where a value is expected'],
    ['[1 2]', 'syntax 1:4 "2" stands where "," or "]" is expected'],
    ['{} {}', 'syntax 1:4 "{" stands where the end of the file is expected'],
    ["{'a': 1}", `syntax 1:2 "'" is not the start of a JSON value`],
    ['["a\nb"]', 'syntax 1:4 a string holds the control character "\\u{a}": is its closing quote missing?'],
    ['["\\x"]', 'syntax 1:3 a string holds the unknown escape "\\x"'],
    ['[01]', 'syntax 1:3 "1" stands where "," or "]" is expected'],
    ['{"a": 1}\0', 'syntax 1:9 "\\u{0}" is not the start of a JSON value'],
    ['{\n<<<<<<< HEAD\n"a": 1', 'conflict-markers 2:1 a merge conflict was left in the file'],
    ['{"a": 1,\n "b": {"a": 1, "\\u0061": 2}}', 'duplicate-key 2:16 the key "a" appears twice; the last one counts'],
    ['{"a": {"b": 1}, "a": 2}', 'duplicate-key 1:17 the key "a" appears twice; the last one counts'],
    ['[{"__proto__": 1, "__proto__": 2}]', 'duplicate-key 1:19 the key "__proto__" appears twice; the last one counts'],
  ])('of %j: %s', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('name the one text that has a conflict marker inside a string as free of conflicts', () => {
    expect(problemsOf('["<<<<<<< HEAD"]')).toEqual([]);
  });

  it('name every key that stands in its object a second time', () => {
    const key = fc.constantFrom('a', 'b', '\\u0061', '', 'aa', 'ab', 'ba', 'aXb', 'aYb', '\\"', '__proto__', 'é');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 6 }), fc.array(key, { maxLength: 6 }), (outer, inner) => {
        const members = outer.map((name) => `"${name}": {${inner.map((each) => `"${each}": 0`).join()}}`);
        expect(problemsOf(`{${members.join()}}`)).toHaveLength(
          countRepeats(outer) + outer.length * countRepeats(inner),
        );
      }),
    );
  });

  it('sum up what would be a flood', () => {
    const problems = problemsOf(`{${'"a":1,'.repeat(1000)}"a":1}`);
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toContain('950 more keys');
  });

  it('refuse nesting over 200 levels, closed or not', () => {
    expect(problemsOf(nested(200))).toEqual([]);
    expect(problemsOf(nested(201))).toEqual(['too-deep 1:201 the nesting is deeper than 200 levels']);
    expect(problemsOf(nested(100_000))).toEqual(['too-deep 1:201 the nesting is deeper than 200 levels']);
    expect(problemsOf('{"a":'.repeat(100_000))).toEqual(['too-deep 1:1001 the nesting is deeper than 200 levels']);
  });
});

describe('hostile text', () => {
  it('never throws, and gives a value exactly where JSON.parse does', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ':',
      ',',
      '1',
      'true',
      ' ',
      '\n',
      '\u0000',
      '\ud800',
      '"a":',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const { value, problems, span } = readJson(text, FILE);
        expect(span('a')?.end ?? 0).toBeLessThanOrEqual(text.length);
        expect(problems.some(({ code }) => code === 'syntax')).toBe(valueOf(text) === undefined);
        expect(value).toEqual(valueOf(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('says of every cut-off text that it is not whole', () => {
    const text = JSON.stringify({ a: [1, { b: 'c\\"' }], d: null }, null, 1);
    for (let end = 0; end < text.length; end += 1) {
      expect(problemsOf(text.slice(0, end))[0]).toMatch(/^syntax .*(ends too early|is empty|not the start)/);
    }
  });
});

const folder = sharedData('locks/scalibr/javascript');
it.skipIf(!folder)('agrees with JSON.parse on real lockfiles', () => {
  const names = readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    const text = readFileSync(join(folder ?? '', name), 'utf8');
    expect(readJson(text, name).value).toEqual(valueOf(text));
  }
});

/** What JSON.parse gives; undefined where it throws. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nested(depth: number): string {
  return `${'['.repeat(depth)}1${']'.repeat(depth)}`;
}

function countRepeats(names: readonly string[]): number {
  return names.length - new Set(names.map((name) => JSON.parse(`"${name}"`))).size;
}
