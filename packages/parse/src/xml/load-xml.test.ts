import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadXml } from './load-xml.ts';
import { xmlChild, xmlChildren, xmlText, type ParsedXml } from './xml-element.ts';

let readXml: (text: string, path: string) => ParsedXml;
beforeAll(async () => {
  readXml = await loadXml();
});

function problemsOf(text: string): string[] {
  return readXml(text, 'a.xml').problems.map(
    ({ code, message, where }) => `${code} ${where?.span?.line}:${where?.span?.column} ${message}`,
  );
}

describe('an XML text', () => {
  const text =
    '<?xml version="1.0"?>\n<p:project xmlns:p="urn:x">\n <a id="1">é 😀 <![CDATA[<b>]]></a>\n <a/> <!-- <a> --></p:project>\n';

  it('gives elements with names, attributes and text', () => {
    const { root, problems } = readXml(text, 'a.xml');
    expect(problems).toEqual([]);
    expect(root).toMatchObject({ name: 'project', attributes: { 'xmlns:p': 'urn:x' }, text: '' });
    expect(xmlChildren(root, 'a').map(({ attributes, text: own }) => [attributes['id'], own])).toEqual([
      ['1', 'é 😀 <b>'],
      [undefined, ''],
    ]);
    expect([xmlText(root, 'a'), xmlText(root, 'b'), xmlChild(undefined, 'a')]).toEqual([
      'é 😀 <b>',
      undefined,
      undefined,
    ]);
  });

  it('says where each element stands, whatever characters come before', () => {
    const { root } = readXml(text, 'a.xml');
    const spans = [root, ...xmlChildren(root, 'a')].map((element) =>
      text.slice(element?.span.start, element?.span.end),
    );
    expect(spans).toEqual([text.slice(22, -1), '<a id="1">é 😀 <![CDATA[<b>]]></a>', '<a/>']);
  });

  it('has attributes that nothing is inherited by', () => {
    const { root } = readXml('<a __proto__="x" constructor="y"/>', 'a.xml');
    expect(Object.keys(root?.attributes ?? {})).toEqual(['__proto__', 'constructor']);
    expect(root?.attributes['toString']).toBeUndefined();
  });
});

describe('what is refused', () => {
  it.each([
    ['', 'syntax 1:1 Root element is missing or invalid'],
    ['<a>\n<b></a>', 'syntax 2:4 Missing end tag for element b'],
    ['<a>\n<<<<<<< mine\n</a>', 'conflict-markers 2:1 a merge conflict was left in the file'],
    ['<a>&lol;</a>', "syntax 1:4 Named entity isn't defined: &lol;"],
    ['<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>', "syntax 1:35 Named entity isn't defined: &b;"],
  ])('%j: %s', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('is nesting over 200 levels, however it is written', () => {
    expect(problemsOf('<a>'.repeat(100_000))[0]).toMatch(/^too-deep 1:601 /);
    expect(problemsOf(`${"<a b='>'>".repeat(201)}${'</a>'.repeat(201)}`)[0]).toMatch(/^too-deep /);
    expect(problemsOf(`${'<a b="/">'.repeat(200)}${'</a>'.repeat(200)}`)).toEqual([]);
    expect(problemsOf(`<a><!-- ${'<a>'.repeat(300)} -->${'<b/>'.repeat(300)}</a>`)).toEqual([]);
  });

  it('is a text that is longer than any real one', () => {
    expect(problemsOf(`<a>${' '.repeat(17_000_000)}</a>`)[0]).toMatch(/^too-large /);
  });

  it('is never an error', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      '"',
      '=',
      '&',
      ';',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '😀',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces).map((list) => list.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const { root, problems } = readXml(text, 'a.xml');
          expect(root === undefined).toBe(problems.length > 0);
        },
      ),
    );
  });
});
