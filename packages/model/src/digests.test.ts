import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDigests, digestOf, hashOf, isWeakDigest } from './digests.ts';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

it('turns a hash into a digest and back', () => {
  const hash = { algorithm: 'SHA-256', value: EMPTY };
  expect(digestOf(hash)).toBe('sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
  expect(hashOf(digestOf(hash) ?? '')).toEqual(hash);
});

it.each(['sha256-b2xk', 'sha512-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', 'h1-47DE', 'sha256-%%', 'sha256', ''])(
  'makes no hash of %j',
  (digest) => expect(hashOf(digest)).toBeUndefined(),
);

const LENGTHS = {
  md5: 16,
  sha1: 20,
  sha256: 32,
  sha384: 48,
  sha512: 64,
  'sha3-256': 32,
  'blake2b-512': 64,
  blake3: 32,
};

interface Hash {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const hash: fc.Arbitrary<Hash> = fc
  .constantFrom(...Object.entries(LENGTHS))
  .chain(([name, length]) => fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => ({ name, bytes })));
const ownKind: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('h1', 'h1-mod', 'git-tree'), fc.base64String({ minLength: 8 }))
  .map(([kind, value]) => `${kind}-${value}`);
const digest = fc.oneof(
  hash.map((one) => written(one, 0)),
  ownKind,
  fc.string({ unit: 'binary' }),
);
const digests = fc.array(digest, { maxLength: 5 });

/** The same hash in each form that files have. */
function written({ name, bytes }: Hash, form: number): string {
  const buffer = Buffer.from(bytes);
  const forms = [
    `${name}-${buffer.toString('base64')}`,
    `${name}:${buffer.toString('hex')}`,
    `${name.toUpperCase().replace(/^SHA(?=\d+$)/, 'SHA-')}:${buffer.toString('hex').toUpperCase()}`,
    `${name}-${buffer.toString('base64url')}`,
    `${name}-${buffer.toString('base64')}?ct=application/gzip`,
  ];
  return forms[form % forms.length] ?? '';
}

describe('two lists of digests', () => {
  const A = `sha512-${'A'.repeat(86)}==`;
  const B = `sha512-${'B'.repeat(85)}A==`;
  it.each([
    ['the same digest', [A], [A], 'same'],
    ['another one', [A], [B], 'differ'],
    ['a list that grew', [A], [A, B], 'same'],
    ['a list that shrank', [`${A} ${B}`], [A], 'same'],
    ['one of several replaced', ['h1-a', 'h1-b'], ['h1-b', 'h1-c'], 'differ'],
    ['no algorithm in common', [A], [`sha256-${EMPTY}`], 'not-comparable'],
    ['nothing on one side', [A], [], 'not-comparable'],
    ['nothing at all', [], [], 'not-comparable'],
    [
      'a tree and an archive',
      ['h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
      [`sha256:${EMPTY}`],
      'not-comparable',
    ],
    ['the hash of a tree and of a file in it', ['h1-a'], ['h1-mod-a'], 'not-comparable'],
    ['a tree written with a colon', ['h1:YQ=='], ['h1-YQ=='], 'same'],
    ['one that is cut off', [A], [A.slice(0, 40)], 'differ'],
    ['one algorithm that contradicts another', ['sha1-a', A], ['sha1-b', A], 'differ'],
  ] as const)('%s', (_, before, after, verdict) => {
    expect(compareDigests(before, after).verdict).toBe(verdict);
    expect(compareDigests(after, before).verdict).toBe(verdict);
  });

  it('say what is gone and what has come, as written', () => {
    expect(compareDigests([A, 'h1:a'], [B, 'h1-a']).changes).toEqual([{ kind: 'sha512', gone: [A], come: [B] }]);
  });

  it('are weak where nothing but weak algorithms could be compared', () => {
    const sha1 = 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=';
    expect(compareDigests([sha1, A], [sha1]).isWeak).toBe(true);
    expect(compareDigests([sha1, A], [sha1, A]).isWeak).toBe(false);
    expect(compareDigests([sha1], [A]).isWeak).toBe(false);
    expect([sha1, A, 'h1-a', ''].map(isWeakDigest)).toEqual([true, false, false, false]);
  });

  it('are the same as themselves, in every form and order, however often', () => {
    const shuffled = fc
      .array(fc.tuple(hash, fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 6 })
      .chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })));
    fc.assert(
      fc.property(shuffled, ([items, others]) => {
        const before = items.map(([one, form]) => written(one, form));
        const after = [others.map(([one, , form]) => written(one, form)).join(' '), ...before.slice(0, 2)];
        expect(compareDigests(before, after)).toMatchObject({ verdict: 'same', changes: [] });
      }),
    );
  });

  it('have one verdict, whichever comes first', () => {
    fc.assert(
      fc.property(digests, digests, (before, after) => {
        expect(compareDigests(before, after).verdict).toBe(compareDigests(after, before).verdict);
      }),
    );
  });

  it('differ where one byte differs, in whatever form', () => {
    fc.assert(
      fc.property(hash, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.nat(4), fc.nat(4), (one, at, flip, ...forms) => {
        const bytes = Uint8Array.from(one.bytes);
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ flip;
        const [from, to] = [written(one, forms[0]), written({ ...one, bytes }, forms[1])];
        expect(compareDigests([from], [to]).verdict).toBe('differ');
      }),
    );
  });

  it('are not the same for what only one of them has', () => {
    fc.assert(
      fc.property(digests, ownKind, (before, extra) => {
        const others = before.filter((text) => !/^(?:h1|git-tree)/i.test(text));
        expect(compareDigests(others, [...others, extra]).verdict).toBe(compareDigests(others, others).verdict);
      }),
    );
  });
});
