import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError, type RandomAccess } from '@morel/model';
import { writeZip, type ZipPart, type ZipStyle } from './testing/write-zip.ts';
import { unzipEntries } from './unzip-entries.ts';

const LIMITS = { entries: 100, entrySize: 1_000_000, totalSize: 1_500_000, ratio: 200 };
const TEXT = 'some text, '.repeat(20);

function unpack(bytes: RandomAccess | Uint8Array): [string, string][] {
  return [...unzipEntries(bytes, LIMITS)].map(({ path, read }) => [path, Buffer.from(read()).toString()]);
}

describe('an archive', () => {
  it.each<[string, ZipPart[], ZipStyle]>([
    ['of nothing', [], {}],
    [
      'with packed, stored and empty files',
      [{ name: 'a.json', content: TEXT }, { name: 'b/c.txt', content: 'x', isStored: true }, { name: 'd' }],
      {},
    ],
    ['with a comment', [{ name: 'a', content: TEXT }], { comment: 'PK\u0005\u0006 and more' }],
    [
      'in zip64',
      [
        { name: 'a', content: TEXT },
        { name: 'b', content: 'y' },
      ],
      { isLarge: true },
    ],
    ['in zip64 with a comment', [{ name: 'a', content: TEXT }], { isLarge: true, comment: 'c' }],
    ['with names of other scripts', [{ name: 'é/🍄', content: 'z' }], {}],
    ['with dots and colons in names', [{ name: 'a..b/...', content: 'z' }, { name: 'RHSA-2021:1.json' }], {}],
  ])('%s gives its files', (_name, parts, style) => {
    expect(unpack(writeZip(parts, style))).toEqual(parts.map(({ name, content = '' }) => [name, content]));
  });

  it('leaves folders out and says how large files are', () => {
    const entries = [...unzipEntries(writeZip([{ name: 'a/' }, { name: 'a/b', content: TEXT }]), LIMITS)];
    expect(entries.map(({ path, size }) => [path, size])).toEqual([['a/b', TEXT.length]]);
  });

  it('is read from a file in pieces, the content only when asked for', () => {
    const bytes = writeZip([
      { name: 'a', content: TEXT },
      { name: 'b', content: TEXT, checksum: 1 },
    ]);
    const read: [number, number][] = [];
    const access: RandomAccess = {
      size: bytes.length,
      readAt(offset, length) {
        read.push([offset, length]);
        return bytes.subarray(offset, offset + length);
      },
      close: () => undefined,
    };
    const [first] = unzipEntries(access, LIMITS);
    const before = read.length;
    expect(Buffer.from(first?.read() ?? []).toString()).toBe(TEXT);
    expect(before).toBe(2);
    expect(read).toHaveLength(3);
  });

  it('gives back whatever was packed', () => {
    const part = fc.record({ content: fc.uint8Array({ maxLength: 200 }), isStored: fc.boolean() });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.boolean(), (parts, isLarge) => {
        const named = parts.map((each, index) => ({ ...each, name: `f${index}` }));
        const entries = [...unzipEntries(writeZip(named, { isLarge }), LIMITS)];
        expect(entries.map(({ read }) => [...read()])).toEqual(parts.map(({ content }) => [...content]));
      }),
    );
  });
});

describe('refused', () => {
  const file = { name: 'a', content: TEXT };

  it.each<[string, Uint8Array, string]>([
    ['no archive', Buffer.from('no archive at all, but text'), 'archive-damaged'],
    ['an empty file', new Uint8Array(), 'archive-damaged'],
    ['an archive that is cut off', writeZip([file]).subarray(0, -1), 'archive-damaged'],
    ['an archive without its beginning', writeZip([file]).subarray(10), 'archive-damaged'],
    [
      'more entries than allowed',
      writeZip(Array.from({ length: 101 }, (_, index) => ({ name: `f${index}` }))),
      'too-large',
    ],
    ['more entries than the directory holds', writeZip([file], { entries: 2 }), 'archive-damaged'],
    ['fewer entries than the directory holds', writeZip([file, { name: 'b' }], { entries: 1 }), 'archive-damaged'],
    ['a directory outside of the file', writeZip([file], { directoryOffset: 100_000 }), 'archive-damaged'],
    [
      'a zip64 directory outside of the file',
      writeZip([file], { isLarge: true, directoryOffset: 2 ** 52 }),
      'archive-damaged',
    ],
    ['a directory of the wrong size', writeZip([file], { directorySize: 46 }), 'archive-damaged'],
    ['an absolute name', writeZip([{ name: '/etc/passwd' }]), 'archive-damaged'],
    ['a name that leaves', writeZip([{ name: 'a/../../b' }]), 'archive-damaged'],
    ['a name that leaves with backslashes', writeZip([{ name: '..\\b' }]), 'archive-damaged'],
    ['a name with a drive', writeZip([{ name: 'C:b' }]), 'archive-damaged'],
    ['a name with a NUL', writeZip([{ name: 'a\0b' }]), 'archive-damaged'],
    ['an empty name', writeZip([{ name: '' }]), 'archive-damaged'],
    ['an encrypted entry', writeZip([{ ...file, flags: 1 }]), 'archive-damaged'],
    ['an unknown method', writeZip([{ ...file, method: 14 }]), 'archive-damaged'],
    ['a bomb that says so', writeZip([{ name: 'a', content: Buffer.alloc(900_000) }]), 'too-large'],
    ['an entry over the limit', writeZip([{ ...file, size: 1_000_001 }]), 'too-large'],
    [
      'too much in all',
      writeZip([
        { name: 'a', isStored: true, content: Buffer.alloc(800_000) },
        { name: 'b', isStored: true, content: Buffer.alloc(800_000) },
      ]),
      'too-large',
    ],
    [
      'entries that share bytes',
      writeZip([file, { ...file, name: 'b', offset: 0, localName: 'b' }]),
      'archive-damaged',
    ],
    ['an entry in the directory', writeZip([{ ...file, packedSize: 400 }]), 'archive-damaged'],
    ['a stored entry of two sizes', writeZip([{ ...file, isStored: true, size: 5 }]), 'archive-damaged'],
  ])('%s, before anything is given out', (_name, bytes, code) => {
    expect(codeOf(() => unzipEntries(bytes, LIMITS).next())).toBe(code);
  });

  it.each<[string, Uint8Array]>([
    ['a wrong checksum', writeZip([{ ...file, checksum: 1 }])],
    ['a wrong size', writeZip([{ ...file, size: TEXT.length - 1 }])],
    ['more bytes than said', writeZip([{ ...file, size: 3 }])],
    ['another name in its own header', writeZip([{ ...file, localName: 'b' }])],
    ['a name of another length in its own header', writeZip([{ ...file, localName: 'ab' }])],
    ['a header elsewhere', writeZip([{ ...file, offset: 1 }])],
    ['another size in its own header', writeZip([{ ...file, local: { size: 1, packedSize: 1, checksum: 1 } }])],
    ['another method in its own header', writeZip([{ ...file, localMethod: 0 }])],
    ['packed bytes that are cut off', writeZip([{ ...file, packedSize: 5 }])],
  ])('an entry with %s, when it is read', (_name, bytes) => {
    const [entry] = unzipEntries(bytes, LIMITS);
    expect(codeOf(() => entry?.read())).toBe('archive-damaged');
  });

  it('whatever else was changed, with an error of its own and not a wrong answer', () => {
    const good = writeZip([file, { name: 'b', content: 'other', isStored: true }]);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const bytes = Uint8Array.from(good);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        const contents: string[] = [];
        const code = codeOf(() => contents.push(...unpack(bytes).map(([, content]) => content)));
        expect(code === undefined ? contents.filter((content) => content !== TEXT && content !== 'other') : []).toEqual(
          [],
        );
      }),
      { numRuns: 1000 },
    );
  });
});

/** The code of the `AppError` that is thrown; any other error fails the test. */
function codeOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
