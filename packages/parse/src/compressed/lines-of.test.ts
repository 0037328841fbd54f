import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from './lines-of.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function split(text: string | Uint8Array, maxLine: number = 1000, size: number = 7): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(inPieces(Buffer.from(text), size), maxLine, 'a.ndjson')) lines.push(line);
  return lines;
}

it.each([
  ['', []],
  ['\n', ['']],
  ['a', ['a']],
  ['a\nb\n', ['a', 'b']],
  ['a\r\nb\r\n', ['a', 'b']],
  ['a\n\nb', ['a', '', 'b']],
  ['\uFEFFa\n\uFEFFb', ['a', '\uFEFFb']],
  ['a\rb', ['a\rb']],
])('splits %j', async (text, lines) => {
  expect(await split(text)).toEqual(lines);
});

it('splits any text wherever the pieces part, also inside a character', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '🍄', ' ') })),
      fc.integer({ min: 1, max: 9 }),
      async (lines, size) => {
        expect(await split(lines.map((line) => `${line}\n`).join(''), 1000, size)).toEqual(lines);
      },
    ),
  );
});

it('refuses a line over the limit, with its number, before the rest of it is read', async () => {
  let pulled = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('short\n');
    for (;;) {
      pulled += 1;
      yield Buffer.alloc(100, 'x');
    }
  }
  const lines: string[] = [];
  const read = async (): Promise<void> => {
    for await (const line of linesOf(endless(), 250, 'a.ndjson')) lines.push(line);
  };
  await expect(read()).rejects.toMatchObject({
    code: 'too-large',
    message: 'line 2 of a.ndjson is longer than 250 characters',
  });
  expect(lines).toEqual(['short']);
  expect(pulled).toBe(3);
});

it('takes a line as long as the limit', async () => {
  expect(await split(`${'x'.repeat(10)}\n${'y'.repeat(10)}`, 10)).toHaveLength(2);
  await expect(split(`a\n${'x'.repeat(11)}\n`, 10, 100)).rejects.toMatchObject({ code: 'too-large' });
});

it.each([[[0x61, 0xff, 0x0a]], [[0x61, 0x0a, 0xf0, 0x9f]]])('refuses bytes that are no UTF-8: %j', async (bytes) => {
  await expect(split(Uint8Array.from(bytes))).rejects.toMatchObject({
    code: 'feed-damaged',
    message: 'a.ndjson is not valid UTF-8',
  });
});
