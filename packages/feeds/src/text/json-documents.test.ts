import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonDocuments } from './json-documents.ts';
import { streamOf } from './stream-of.ts';

async function read(...pieces: string[]): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const documents of jsonDocuments('feed.json', streamOf(...pieces))) {
    for (const { value, text } of documents) {
      expect(JSON.parse(text)).toEqual(value);
      values.push(value);
    }
  }
  return values;
}

function cut(text: string, at: readonly number[]): string[] {
  const ends = [...at.map((place) => place % (text.length + 1)), text.length].sort((a, b) => a - b);
  return ends.map((end, number) => text.slice(ends[number - 1] ?? 0, end)).filter((piece) => piece !== '');
}

describe('jsonDocuments', () => {
  it.each([
    ['{"a":1}\n{"b":2}\n', [{ a: 1 }, { b: 2 }]],
    ['{"a":1}\r\n\r\n{"b":2}', [{ a: 1 }, { b: 2 }]],
    ['{"a":1}', [{ a: 1 }]],
    ['\n {\n "a": "}\\"{" }\n', [{ a: '}"{' }]],
    ['[{"a":[{}]} , {"b":2}]', [{ a: [{}] }, { b: 2 }]],
    ['{"a":\n1}{"b":\n2}', [{ a: 1 }, { b: 2 }]],
    ['[]', []],
    ['', []],
  ])('reads %j', async (text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  it.each([
    ['{"a":1}\n{"b":', 'line 2'],
    ['{"a":1}\nnonsense\n', 'line 2'],
    ['[{"a":1}', 'cut off'],
    ['[{"a":1}]{', 'not a list of objects'],
    ['[1,2]', 'not a list of objects'],
    ['[[{}]]', 'not a list of objects'],
    ['"text"', 'not a list of objects'],
    ['<html>', 'is a web page and no data'],
    ['{"a":\n nope}', 'object 1'],
    [`{"a":\n${'['.repeat(100_000)}`, 'nested more than 500'],
  ])('refuses %j', async (text, reason) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'feed-damaged', message: expect.stringContaining(reason) });
  });

  it('reads what was written, in every form, however it is cut into pieces', async () => {
    const objects = fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), { maxLength: 5 });
    const forms = fc.constantFrom<(list: readonly unknown[]) => string>(
      (list) => list.map((value) => `${JSON.stringify(value)}\n`).join(''),
      (list) => JSON.stringify(list),
      (list) => JSON.stringify(list, undefined, 2),
      (list) => list.map((value) => JSON.stringify(value, undefined, 1)).join(' '),
    );
    await fc.assert(
      fc.asyncProperty(objects, forms, fc.array(fc.nat(), { maxLength: 9 }), async (list, write, at) => {
        const text = write(list);
        expect(await read(...cut(text, at))).toEqual(JSON.parse(JSON.stringify(list)));
      }),
    );
  });
});
