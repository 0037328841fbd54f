import { gzipSync } from 'node:zlib';
import { AppError } from '@morel/model';
import { accessOf, zipOf } from '@morel/testkit';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membersOf } from './members.ts';

async function read(bytes: Uint8Array, name = 'feed'): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for await (const { name: label, text } of membersOf(accessOf(bytes), name)) {
    let whole = '';
    for await (const piece of text) whole += piece;
    found.push([label, whole]);
  }
  return found;
}

async function failure(bytes: Uint8Array): Promise<string | undefined> {
  return read(bytes).then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? `${error.code}: ${error.message}` : `BUG ${String(error)}`),
  );
}

const LONG = 'äöü€😀'.repeat(300_000);

describe('membersOf', () => {
  it('reads a plain text and a gzipped one, as UTF-8 across pieces, without a byte-order mark', async () => {
    expect(await read(Buffer.from(`\uFEFF${LONG}`))).toEqual([['feed', LONG]]);
    expect(await read(gzipSync(LONG), 'feed.csv.gz')).toEqual([['feed.csv', LONG]]);
  });

  it.each([false, true])('reads the records of a zip archive and passes over the rest (zip64: %s)', async (zip64) => {
    const files: [string, string][] = [
      ['README.md', 'not this'],
      ['a.json', '{"a":1}'],
      ['folder/', ''],
      ['up.json', LONG],
      ['ä.ndjson', '{}'],
    ];
    expect(await read(zipOf(files, { zip64 }), 'all.zip')).toEqual([
      ['all.zip: a.json', '{"a":1}'],
      ['all.zip: up.json', LONG],
      ['all.zip: ä.ndjson', '{}'],
    ]);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), /is empty/],
    ['a gzip that is cut off', gzipSync(LONG).subarray(0, 5000), /gzip data is cut off/],
    ['a zip that is cut off', zipOf([['a.json', LONG]]).subarray(0, 1000), /cut off/],
    ['a zip with a name that leads out', zipOf([['../up.json', '{}']]), /unsafe name/],
    ['text that is no UTF-8', Buffer.from([0x7b, 0xff, 0xfe]), /no UTF-8/],
    ['a zip member that is no UTF-8', zipOf([['a.json', Buffer.from([0xff])]]), /a\.json" is no UTF-8/],
  ])('refuses %s', async (_, bytes, reason) => {
    expect(await failure(bytes)).toMatch(/^feed-damaged/);
    expect(await failure(bytes)).toMatch(reason);
  });

  it('names a packing that it does not read', async () => {
    expect(await failure(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0]))).toMatch(/^feed-unknown: "feed" is packed/);
  });

  it('refuses an entry that unpacks to more than it says', async () => {
    const bytes = zipOf([['a.json', '0'.repeat(10_000_000)]]);
    for (const at of [22, bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24]) bytes.writeUInt32LE(10, at);
    expect(await failure(bytes)).toMatch(/a\.json" cannot be unpacked/);
  });

  it('refuses an entry that says it is larger than the limit, without unpacking it', async () => {
    const bytes = zipOf([['a.json', '0']]);
    bytes.writeUInt32LE(0x7fffffff, bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24);
    expect(await failure(bytes)).toMatch(/more than 67108864 bytes/);
  });

  it('finds every flipped bit in an entry', async () => {
    const bytes = zipOf([['a.json', '{"id":"CVE-2026-0001"}']]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 36, max: 36 + 20 }), fc.nat(7), async (at, bit) => {
        const broken = Buffer.from(bytes);
        broken[at] = (broken[at] ?? 0) ^ (1 << bit);
        expect(await failure(broken)).toMatch(/^feed-damaged/);
      }),
    );
  });

  it('never fails otherwise, on any bytes and any change', async () => {
    const whole = zipOf([
      ['a.json', '{"a":1}'],
      ['b.json', '{"b":2}'],
    ]);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await failure(bytes)) ?? '').not.toMatch(/^BUG/);
        expect((await failure(Buffer.concat([Buffer.from('PK'), bytes]))) ?? '').not.toMatch(/^BUG/);
        expect((await failure(Buffer.concat([Buffer.from([0x1f, 0x8b]), bytes]))) ?? '').not.toMatch(/^BUG/);
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const changed = Buffer.from(whole);
        changed[at] = byte;
        expect((await failure(changed)) ?? '').not.toMatch(/^BUG|^file-read/);
      }),
      { numRuns: 500 },
    );
  });
});
