import { generateKeyPairSync } from 'node:crypto';
import {
  accessOf,
  appErrorOf,
  loopbackHttp,
  memoryStorage,
  startFeedServer,
  type FeedServer,
  type MemoryStorage,
} from '@morel/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feeds } from '../registry.gen.ts';
import { buildIndex, INDEX_FILE } from '../update/update-index.ts';
import { checksumText, digestOf } from './checksum.ts';
import { isSignedBy, signIndex } from './signature.ts';
import { updateFromReady, type ReadyOptions } from './update-from-ready.ts';

const RECORD = {
  id: 'GHSA-1',
  modified: '2026-05-01T00:00:00Z',
  affected: [{ package: { ecosystem: 'npm', name: 'a' }, versions: ['1.0.0'] }],
};

function keyPair(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

const PUBLISHER = keyPair();

let server: FeedServer;
let storage: MemoryStorage;

beforeEach(async () => {
  server = await startFeedServer();
  storage = memoryStorage();
});

afterEach(() => server.close());

function options(more: Partial<ReadyOptions> = {}): ReadyOptions {
  return {
    location: `${server.url}/npm.morel`,
    storage,
    ports: {
      http: loopbackHttp(),
      files: storage.files,
      clock: { now: () => 0 },
      log: { info: () => undefined, warn: () => undefined },
    },
    ...more,
  };
}

async function build(day: string): Promise<Buffer> {
  const own = memoryStorage();
  own.content.set('in.json', Buffer.from(JSON.stringify(RECORD)));
  const chunks: Uint8Array[] = [];
  await buildIndex({
    feeds,
    ecosystems: [],
    score: () => undefined,
    sources: [{ location: 'in.json' }],
    parts: [],
    ports: { ...options().ports, files: own.files, clock: { now: () => Date.parse(day) } },
    tool: '0.0.0',
    storage: own,
    write: async (bytes) => {
      for await (const chunk of bytes) chunks.push(Uint8Array.from(chunk));
    },
  });
  return Buffer.concat(chunks);
}

function digest(bytes: Uint8Array): Buffer {
  return digestOf(accessOf(bytes));
}

function publish(bytes: Uint8Array, privateKey = PUBLISHER.privateKey): void {
  server.put('/npm.morel', bytes);
  server.put('/npm.morel.sha256', checksumText(digest(bytes), 'npm.morel'));
  server.put('/npm.morel.sig', signIndex(digest(bytes), privateKey));
}

describe('updateFromReady', () => {
  it('takes an index whose checksum is right, from an address or a file', async () => {
    const bytes = await build('2026-06-01');
    publish(bytes);
    expect((await updateFromReady(options())).counts.records).toBe(1);
    expect(storage.content.get(INDEX_FILE)).toEqual(bytes);
    storage.content.set('npm.morel', bytes);
    storage.content.set('npm.morel.sha256', Buffer.from(digest(bytes).toString('hex')));
    await updateFromReady(options({ location: 'npm.morel', storage: memoryStorage() }));
  });

  it('asks for no checksum file where the caller knows the digest, and then for the right one', async () => {
    const bytes = await build('2026-06-01');
    server.put('/npm.morel', bytes);
    expect((await appErrorOf(updateFromReady(options()))).code).toBe('http-status');
    expect((await appErrorOf(updateFromReady(options({ sha256: 'a'.repeat(64) })))).message).toMatch(
      /checksum is another/,
    );
    await updateFromReady(options({ sha256: digest(bytes).toString('hex') }));
  });

  it('asks for a good signature as soon as a key is configured', async () => {
    const bytes = await build('2026-06-01');
    const { publicKey } = PUBLISHER;
    publish(bytes);
    await updateFromReady(options({ publicKey }));
    publish(bytes, keyPair().privateKey);
    expect((await appErrorOf(updateFromReady(options({ publicKey })))).message).toMatch(/not signed with the key/);
    server.remove('/npm.morel.sig');
    expect((await appErrorOf(updateFromReady(options({ publicKey })))).code).toBe('http-status');
    expect((await appErrorOf(updateFromReady(options({ publicKey: 'no key' })))).code).toMatch(
      /bad-config|http-status/,
    );
  });

  it.each([
    ['is cut off', (bytes: Buffer) => bytes.subarray(0, -100)],
    ['has a flipped bit', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 200 ? byte ^ 1 : byte)))],
    ['is something else', () => Buffer.from('<html></html>')],
  ])('refuses a file that %s, even where its checksum says so', async (_, change) => {
    storage.content.set(INDEX_FILE, await build('2026-05-01'));
    const old = storage.content.get(INDEX_FILE);
    publish(change(await build('2026-06-01')));
    expect((await appErrorOf(updateFromReady(options()))).code).toMatch(/^index-(damaged|version)$/);
    expect(storage.content.get(INDEX_FILE)).toBe(old);
  });

  it('refuses a file that is older than the index in use', async () => {
    publish(await build('2026-06-02'));
    await updateFromReady(options());
    publish(await build('2026-06-01'));
    expect((await appErrorOf(updateFromReady(options()))).message).toMatch(/before the index it would replace/);
    storage.content.set(INDEX_FILE, Buffer.from('not an index'));
    expect((await updateFromReady(options())).built).toBe('2026-06-01T00:00:00.000Z');
  });
});

describe('signIndex', () => {
  it('makes signatures of its own key and digest only', () => {
    const bytes = Buffer.from('the digest of an index, 32 bytes');
    const signature = signIndex(bytes, PUBLISHER.privateKey);
    expect(signature).toMatch(/^[A-Za-z0-9+/]{86}==\n$/);
    expect(isSignedBy(bytes, signature, PUBLISHER.publicKey)).toBe(true);
    expect(isSignedBy(Buffer.from('another'), signature, PUBLISHER.publicKey)).toBe(false);
    expect(isSignedBy(bytes, signature, keyPair().publicKey)).toBe(false);
    for (const text of ['', 'x', 'A'.repeat(86), `${'A'.repeat(86)}==`])
      expect(isSignedBy(bytes, text, PUBLISHER.publicKey)).toBe(false);
    expect(() => signIndex(bytes, 'no key')).toThrow(/no Ed25519 key/);
    const rsa = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    expect(() => signIndex(bytes, rsa.privateKey)).toThrow(/no Ed25519 key/);
  });
});
