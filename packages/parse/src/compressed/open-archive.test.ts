import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@morel/model';
import { openArchive, packingOf } from './open-archive.ts';
import { writeTar } from './testing/write-tar.ts';
import { writeZip } from './testing/write-zip.ts';

const LIMITS = { entries: 10, size: 100_000 };

function unpack(bytes: Uint8Array): string[] {
  const { entries } = openArchive(bytes, 'inner', LIMITS);
  return entries.map(({ path, kind, read }) => `${path} ${kind} ${Buffer.from(read()).toString()}`);
}

function outcomeOf(bytes: Uint8Array): string {
  try {
    return unpack(bytes).join();
  } catch (error) {
    return error instanceof AppError ? error.code : `BUG ${String(error)}`;
  }
}

const tar = writeTar([{ name: 'a', content: 'x' }]);

describe('an archive', () => {
  it.each<[string, Uint8Array, string[], string]>([
    ['zip', writeZip([{ name: 'a', content: 'x' }]), ['a file x'], 'zip'],
    ['an empty zip', writeZip([]), [], 'zip'],
    ['tar', tar, ['a file x'], 'tar'],
    ['gzipped tar', gzipSync(tar), ['a file x'], 'gzip'],
    ['gzip of a text', gzipSync('text'), ['inner file text'], 'gzip'],
    ['a link in a zip', writeZip([{ name: 'a', content: 'b', mode: 0o120777 }]), ['a link b'], 'zip'],
  ])('%s is told by its bytes', (_name, bytes, entries, packing) => {
    expect(unpack(bytes)).toEqual(entries);
    expect(packingOf(bytes.subarray(0, 512))).toBe(packing);
  });

  it.each<[string, Uint8Array, string]>([
    ['text', Buffer.from('just text'), 'archive-damaged'],
    ['nothing', new Uint8Array(), 'archive-damaged'],
    ['bzip2', Buffer.from('BZh91AY'), 'archive-damaged'],
    ['gzip that is cut off', gzipSync(tar).subarray(0, 40), 'archive-damaged'],
    ['a bomb', gzipSync(Buffer.alloc(1_000_000)), 'too-large'],
    ['a tar that is cut off, gzipped', gzipSync(tar.subarray(0, 1024)), 'archive-damaged'],
  ])('is no %s', (_name, bytes, code) => {
    expect(() => unpack(bytes)).toThrow(expect.objectContaining({ code }));
  });

  it('never fails otherwise, on any bytes', () => {
    const heads = fc.constantFrom('', 'PK\u0003\u0004', '\u001f\u008b\b', 'BZh');
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 700 }), (head, bytes) => {
        expect(outcomeOf(Buffer.concat([Buffer.from(head, 'latin1'), bytes]))).not.toMatch(/^BUG/);
      }),
    );
  });
});
