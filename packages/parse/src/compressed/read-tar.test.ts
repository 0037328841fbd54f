import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@morel/model';
import { readTar } from './read-tar.ts';
import { paxOf, writeTar, type TarPart } from './testing/write-tar.ts';

const LIMITS = { entries: 50 };
const LONG = `${'long/'.repeat(40)}name`;

function unpack(bytes: Uint8Array): string[] {
  return [...readTar(bytes, LIMITS)].map(({ path, kind, read, fromRoot }) => {
    if (kind === 'other') return `${path} other`;
    const text = Buffer.from(read()).toString();
    return kind === 'link' ? `${path} ${fromRoot ? '=' : '->'} ${text}` : `${path}: ${text}`;
  });
}

/** The code and message of the `AppError` that is thrown; any other error fails the test. */
function faultOf(bytes: Uint8Array): string | undefined {
  try {
    unpack(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

describe('an archive', () => {
  it.each<[string, TarPart[], string[]]>([
    ['of nothing', [], []],
    ['of files', [{ name: 'a', content: 'x' }, { name: 'b/c' }], ['a: x', 'b/c: ']],
    ['of before POSIX', [{ name: 'a', type: '\0', magic: '' }], ['a: ']],
    [
      'with folders',
      [
        { name: 'a/', type: '5' },
        { name: './', type: '5' },
        { name: 'b/', type: '0' },
      ],
      [],
    ],
    ['with a path from here', [{ name: './a//./b', content: 'x' }], ['a/b: x']],
    ['with a name in two parts', [{ name: 'b', prefix: 'a' }], ['a/b: ']],
    ['of GNU, whose header has no second part', [{ name: 'b', prefix: '123', magic: 'ustar  ' }], ['b: ']],
    [
      'with a long name of GNU',
      [{ name: '@', type: 'L', content: `${LONG}\0` }, { name: 'l' }, { name: 'm' }],
      [`${LONG}: `, 'm: '],
    ],
    [
      'with a long name of pax',
      [{ name: 'p', type: 'x', content: paxOf({ path: LONG, comment: 'a=b\nc' }) }, { name: 'l' }, { name: 'm' }],
      [`${LONG}: `, 'm: '],
    ],
    ['with a header for all', [{ name: 'g', type: 'g', content: paxOf({ comment: 'x' }) }, { name: 'a' }], ['a: ']],
    [
      'with a size in pax',
      [
        { name: 'p', type: 'x', content: paxOf({ size: '3' }) },
        { name: 'a', content: 'xyz', size: 0 },
      ],
      ['a: xyz'],
    ],
    [
      'with a size of base 256',
      [{ name: 'a', content: 'xyz', size: Uint8Array.of(0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3) }],
      ['a: xyz'],
    ],
    [
      'with links',
      [
        { name: 'a', type: '2', linkName: '../b' },
        { name: 'c', type: '1', linkName: 'd/e', size: 12 },
      ],
      ['a -> ../b', 'c = d/e'],
    ],
    [
      'with a long link of GNU',
      [
        { name: 'k', type: 'K', content: `${LONG}\0` },
        { name: 'a', type: '2', linkName: 'x' },
      ],
      [`a -> ${LONG}`],
    ],
    [
      'with devices',
      [{ name: 'a', type: '3' }, { name: 'b', type: '6' }, { name: 'c' }],
      ['a other', 'b other', 'c: '],
    ],
    [
      'with holes of old GNU',
      [{ name: 'a', type: 'S', content: 'xx', magic: 'ustar  ' }, { name: 'b' }],
      ['a other', 'b: '],
    ],
    [
      'with holes of pax',
      [
        { name: 'p', type: 'x', content: paxOf({ 'GNU.sparse.major': '1', 'GNU.sparse.name': 'real' }) },
        { name: 'GNUSparseFile.1/a', content: '1' },
      ],
      ['real other'],
    ],
    ['with a name that is no UTF-8', [{ name: Uint8Array.of(0x61, 0xe9) }], ['aé: ']],
    ['with backslashes', [{ name: 'a\\b' }], ['a/b: ']],
    ['with a type of somebody', [{ name: 'a', type: 'V' }], ['a other']],
  ])('%s gives its entries', (_name, parts, expected) => {
    expect(unpack(writeTar(parts))).toEqual(expected);
  });

  it('whose map of holes goes on in blocks of its own is read behind them', () => {
    const first = { name: 'a', type: 'S', content: 'x', magic: 'ustar  ', more: { 482: 1 } };
    const whole = writeTar([first, { name: 'b' }]);
    const map = Buffer.alloc(1024);
    map[504] = 1;
    expect(unpack(Buffer.concat([whole.subarray(0, 512), map, whole.subarray(512)]))).toEqual(['a other', 'b: ']);
  });

  it('ends at two empty blocks, or at one with the file', () => {
    const one = writeTar([{ name: 'a' }], 1);
    expect(unpack(one)).toEqual(['a: ']);
    expect(unpack(Buffer.concat([writeTar([{ name: 'a' }]), Buffer.from('more')]))).toEqual(['a: ']);
    expect(faultOf(Buffer.concat([one, writeTar([{ name: 'b' }])]))).toMatch(/goes on behind its end/);
  });

  it('is read as tar unpacks it', () => {
    const names = ['short', LONG, 'ü/ö'];
    for (const format of ['v7', 'gnu', 'pax', 'ustar']) {
      const wanted = format === 'v7' || format === 'ustar' ? ['short', 'ü/ö'] : names;
      const script =
        'set -e; cd "$(mktemp -d)"; for n in "$@"; do mkdir -p "$(dirname "$n")"; printf %s "$n" > "$n"; done; ln -s short link; tar -cf - --format="$FORMAT" link "$@"; rm -r "$PWD"';
      const bytes = execFileSync('sh', ['-c', script, 'sh', ...wanted], { env: { ...process.env, FORMAT: format } });
      expect(unpack(bytes)).toEqual(['link -> short', ...wanted.map((name) => `${name}: ${name}`)]);
    }
  });
});

describe('refused', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /cut off/],
    ['no archive', Buffer.alloc(2048, 'x'), /damaged/],
    ['an archive without an end', writeTar([{ name: 'a' }], 0), /cut off/],
    ['one cut off in a file', writeTar([{ name: 'a', content: 'x'.repeat(600) }]).subarray(0, 900), /cut off/],
    ['one cut off in a header', writeTar([{ name: 'a' }]).subarray(0, 300), /cut off/],
    ['a wrong sum', writeTar([{ name: 'a', sum: 1 }]), /damaged/],
    ['a size that is none', writeTar([{ name: 'a', size: Buffer.from('0000000000z') }]), /no size/],
    ['a negative size', writeTar([{ name: 'a', size: Buffer.alloc(12, 0xff) }]), /no size/],
    ['a size beyond the file', writeTar([{ name: 'a', size: 1_000_000 }]), /cut off/],
    [
      'a huge size',
      writeTar([{ name: 'a', size: Buffer.concat([Buffer.from([0x80]), Buffer.alloc(11, 0xff)]) }]),
      /no size/,
    ],
    [
      'two sizes',
      writeTar([
        { name: 'p', type: 'x', content: paxOf({ size: '1' }) },
        { name: 'a', content: 'xy' },
      ]),
      /two sizes/,
    ],
    ['a name that leads out', writeTar([{ name: 'a/../../b' }]), /unsafe name/],
    ['an absolute name', writeTar([{ name: '/a' }]), /unsafe name/],
    [
      'a name that leads out, in pax',
      writeTar([{ name: 'p', type: 'x', content: paxOf({ path: '../a' }) }, { name: 'a' }]),
      /unsafe name/,
    ],
    [
      'an extended header without an end',
      writeTar([{ name: 'p', type: 'x', content: '99 path=x\n' }, { name: 'a' }]),
      /extended header/,
    ],
    [
      'an extended header of nonsense',
      writeTar([{ name: 'p', type: 'x', content: 'path\n' }, { name: 'a' }]),
      /extended header/,
    ],
    [
      'an extended header of 2 MiB',
      writeTar([{ name: 'p', type: 'x', content: 'x'.repeat(2 ** 21) }, { name: 'a' }]),
      /too long/,
    ],
    ['too many entries', writeTar(Array.from({ length: 51 }, (_, at) => ({ name: `f${at}` }))), /more than 50/],
  ])('%s', (_name, bytes, reason) => expect(faultOf(bytes)).toMatch(reason));

  it('whatever else, with an error of its own', () => {
    const good = writeTar([
      { name: 'p', type: 'x', content: paxOf({ path: 'é' }) },
      { name: 'a', content: 'xyz' },
      { name: 'b', type: '2', linkName: 'a' },
    ]);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, byte, end) => {
        const changed = Buffer.from(good);
        changed[at] = byte;
        expect(() => faultOf(changed)).not.toThrow();
        // A cut in the padding at the end is none.
        const cut = good.subarray(0, Math.min(end, good.length - 1024));
        expect(faultOf(cut)).toMatch(/cut off/);
      }),
      { numRuns: 500 },
    );
  });
});
