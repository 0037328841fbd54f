import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { AppError } from '@morel/model';

/**
 * Signs the SHA-256 digest of an index with an Ed25519 key (RFC 8032) in PEM form. Returns the text of the `.sig` file:
 * base64 and a line end. Throws `AppError` `bad-config` where the key is none.
 */
export function signIndex(digest: Uint8Array, privateKeyPem: string): string {
  const key = readKey(privateKeyPem, createPrivateKey, 'private');
  return `${sign(null, digest, key).toString('base64')}\n`;
}

/** Whether the text of a `.sig` file is a signature of the digest by this key. Throws `AppError` `bad-config`. */
export function isSignedBy(digest: Uint8Array, signature: string, publicKeyPem: string): boolean {
  const text = signature.trim();
  if (!/^[A-Za-z0-9+/]{86}==$/.test(text)) return false;
  return verify(null, digest, readKey(publicKeyPem, createPublicKey, 'public'), Buffer.from(text, 'base64'));
}

function readKey(pem: string, read: (pem: string) => KeyObject, kind: string): KeyObject {
  let cause: unknown;
  try {
    const key = read(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    cause = error;
  }
  throw new AppError('bad-config', `the ${kind} key is no Ed25519 key in PEM form`, {
    hint: 'Make a pair with "openssl genpkey -algorithm ed25519 -out key.pem" and "openssl pkey -in key.pem -pubout".',
    cause,
  });
}
