import { expect, it } from 'vitest';
import { digestOf, hashOf } from './digests.ts';

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
