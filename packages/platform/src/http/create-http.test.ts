import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { AppError, type Http, type HttpRequest } from '@morel/model';
import { startFeedServer, type FeedServer } from '@morel/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp, type HttpOptions } from './create-http.ts';
import { credentialsFrom } from './credentials.ts';

const LIMIT = 1_000_000;
const pem = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

let server: FeedServer;
let waits: number[];
const opened: { close(): unknown }[] = [];

beforeEach(async () => {
  server = await startFeedServer();
  waits = [];
});

afterEach(async () => {
  for (const item of opened.splice(0)) await item.close();
  await server.close();
});

function client(options: Partial<HttpOptions> = {}): Http {
  const http = createHttp({
    userAgent: 'morel/test',
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    random: () => 1,
    now: () => Date.parse('2026-01-01T00:00:00Z'),
    ...options,
  });
  opened.push(http);
  return http;
}

async function text(http: Http, request: Partial<HttpRequest> & { url: string }): Promise<string> {
  const { body } = await http.get({ limit: LIMIT, ...request });
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function failure(action: Promise<unknown>): Promise<AppError> {
  const caught = await action.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (caught instanceof AppError) return caught;
  throw new Error('no AppError', { cause: caught });
}

async function listen(target: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    target.listen(0, '127.0.0.1', resolve);
  });
  const sockets = new Set<Socket>();
  target.on('connection', (socket) => sockets.add(socket));
  opened.push({
    close: () =>
      new Promise((resolve) => {
        target.close(resolve);
        for (const socket of sockets) socket.destroy();
      }),
  });
  return (target.address() as AddressInfo).port;
}

function secureServer(): Server {
  return createHttpsServer({ cert: pem('server.pem'), key: pem('server.key') }, (request, response) => {
    if (request.url === '/down') response.writeHead(302, { location: `${server.url}/a` }).end();
    else response.end(`hello ${request.headers.host}`);
  });
}

describe('answers', () => {
  it('gives the body, the status and lower-case headers', async () => {
    server.put('/a', 'hello');
    const answer = await client().get({ url: `${server.url}/a`, limit: LIMIT });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-length']).toBe('5');
    expect(server.requests[0]?.headers['user-agent']).toBe('morel/test');
    for await (const chunk of answer.body) expect(Buffer.from(chunk).toString()).toBe('hello');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('takes off the coding %s', async (coding, pack) => {
    server.put('/a', pack(Buffer.from('hello')), { coding });
    expect(await text(client(), { url: `${server.url}/a` })).toBe('hello');
  });

  it('refuses a coding it does not know, and one that is broken', async () => {
    server.put('/a', 'x', { coding: 'rot13' });
    expect((await failure(text(client(), { url: `${server.url}/a` }))).message).toMatch(/coding that is not known/);
    server.put('/b', 'no gzip at all', { coding: 'gzip' });
    expect((await failure(text(client(), { url: `${server.url}/b` }))).code).toBe('network');
  });

  it('gives up on a body over the limit, announced or unpacked', async () => {
    server.put('/a', 'x'.repeat(100));
    expect((await failure(text(client(), { url: `${server.url}/a`, limit: 99 }))).code).toBe('too-large');
    server.put('/b', gzipSync('x'.repeat(10_000_000)), { coding: 'gzip' });
    expect((await failure(text(client(), { url: `${server.url}/b` }))).code).toBe('too-large');
  });

  it('takes a 304 as an answer, and a 404 only when the caller wants it', async () => {
    server.put('/a', 'x');
    const http = client();
    const { headers, body } = await http.get({ url: `${server.url}/a`, limit: LIMIT });
    for await (const _ of body);
    const again = await http.get({
      url: `${server.url}/a`,
      limit: LIMIT,
      headers: { 'If-None-Match': headers['etag'] ?? '' },
    });
    expect(again.status).toBe(304);
    for await (const _ of again.body);
    const error = await failure(text(http, { url: `${server.url}/none` }));
    expect([error.code, error.hint, waits]).toEqual(['http-status', 'Check the address.', []]);
    expect((await http.get({ url: `${server.url}/none`, limit: LIMIT, answers: [404] })).status).toBe(404);
  });
});

describe('failures', () => {
  it('says that a body was cut off', async () => {
    server.put('/a', 'x'.repeat(1000));
    server.fail('/a', { kind: 'cut', after: 10 });
    const cut = await failure(text(client(), { url: `${server.url}/a` }));
    expect([cut.code, cut.message]).toEqual(['network', `the answer of ${server.url}/a was cut off`]);
    server.fail('/a', { kind: 'wrong-length', by: 5 });
    expect((await failure(text(client(), { url: `${server.url}/a` }))).message).toMatch(/cut off/);
  });

  it('tries again after a passing failure, waiting longer each time', async () => {
    server.put('/a', 'hello');
    server.fail('/a', { kind: 'status', status: 500 });
    server.fail('/a', { kind: 'reset' });
    server.fail('/a', { kind: 'status', status: 503 });
    expect(await text(client(), { url: `${server.url}/a` })).toBe('hello');
    expect(waits).toEqual([500, 1000, 2000]);
  });

  it('waits as long as Retry-After asks, in seconds or until a date, and gives up when that is too long', async () => {
    server.put('/a', 'hello');
    server.fail('/a', { kind: 'status', status: 429, headers: { 'retry-after': '7' } });
    server.fail('/a', { kind: 'status', status: 503, headers: { 'retry-after': 'Thu, 01 Jan 2026 00:00:03 GMT' } });
    expect(await text(client(), { url: `${server.url}/a` })).toBe('hello');
    expect(waits).toEqual([7000, 3000]);
    server.fail('/a', { kind: 'status', status: 429, headers: { 'retry-after': '86400' } });
    expect((await failure(text(client(), { url: `${server.url}/a` }))).message).toMatch(
      /answered 429 and asks to wait \(Retry-After: 86400\)$/,
    );
  });

  it('gives up after four attempts', async () => {
    server.fail('/a', { kind: 'status', status: 500 }, 9);
    expect((await failure(text(client(), { url: `${server.url}/a` }))).code).toBe('http-status');
    expect(server.requests).toHaveLength(4);
  });

  it('does not try again when refused for good', async () => {
    server.fail('/a', { kind: 'status', status: 403 }, 9);
    expect((await failure(text(client(), { url: `${server.url}/a` }))).hint).toMatch(/netrc/);
    expect(server.requests).toHaveLength(1);
  });

  it('times out on silence', async () => {
    server.fail('/a', { kind: 'silent' }, 9);
    const http = client({ timeouts: { connect: 50 }, retry: { attempts: 2 } });
    expect((await failure(text(http, { url: `${server.url}/a` }))).message).toMatch(/sent nothing/);
    expect(server.requests).toHaveLength(2);
    server.put('/b', 'x'.repeat(1000));
    server.fail('/b', { kind: 'slow', pause: 2000 });
    expect((await failure(text(client({ timeouts: { idle: 50 } }), { url: `${server.url}/b` }))).message).toMatch(
      /sent nothing/,
    );
  });

  it('names a host that cannot be reached', async () => {
    const { url } = await startFeedServer().then(async (gone) => {
      await gone.close();
      return gone;
    });
    const error = await failure(text(client(), { url: `${url}/a` }));
    expect([error.code, error.message]).toEqual(['network', expect.stringMatching(/refused \(ECONNREFUSED\)/)]);
  });

  it('takes many requests with one signal without a warning of Node', async () => {
    const warnings: string[] = [];
    const onWarning = ({ message }: Error): void => void warnings.push(message);
    process.on('warning', onWarning);
    opened.push({ close: () => process.off('warning', onWarning) });
    server.put('/a', 'a');
    const { signal } = new AbortController();
    const http = client();
    await Promise.all(Array.from({ length: 30 }, () => text(http, { url: `${server.url}/a`, signal })));
    await new Promise(setImmediate);
    expect(warnings).toEqual([]);
  });

  it('stops when interrupted', async () => {
    server.fail('/a', { kind: 'silent' });
    const stop = new AbortController();
    const pending = failure(text(client(), { url: `${server.url}/a`, signal: stop.signal }));
    setTimeout(() => stop.abort(), 30);
    expect((await pending).code).toBe('interrupted');
  });

  it('asks nothing when offline', async () => {
    expect((await failure(text(client({ offline: true }), { url: `${server.url}/a` }))).code).toBe('offline');
    expect(server.requests).toHaveLength(0);
  });

  it('refuses plain http beyond this machine unless the host is allowed, and other schemes always', async () => {
    const refused = await failure(text(client(), { url: 'http://user:secret@mirror.test/x?token=secret' }));
    expect(refused.message).toBe(
      'refused to fetch http://mirror.test/x over plain http: anybody on the way could change it',
    );
    expect(`${refused.message} ${refused.hint}`).not.toMatch(/secret/);
    expect((await failure(text(client(), { url: 'file:///etc/passwd' }))).code).toBe('usage');
    expect((await failure(text(client(), { url: 'not an address' }))).code).toBe('usage');
  });
});

describe('redirects', () => {
  it('follows five and no more', async () => {
    server.put('/5', 'hello');
    for (let hop = 0; hop < 5; hop += 1) server.fail(`/${hop}`, { kind: 'redirect', to: `/${hop + 1}` }, 2);
    expect(await text(client(), { url: `${server.url}/0` })).toBe('hello');
    server.fail('/5', { kind: 'redirect', to: '/6' });
    server.put('/6', 'too far');
    expect((await failure(text(client(), { url: `${server.url}/0` }))).message).toMatch(/redirects more than 5 times/);
  });

  it('leaves credentials behind when the host changes', async () => {
    const other = await startFeedServer();
    opened.push(other);
    other.put('/b', 'hello');
    server.fail('/a', { kind: 'redirect', to: `${other.url}/b` });
    const credentials = credentialsFrom({}, 'machine localhost login me password secret');
    const url = `${server.url.replace('127.0.0.1', 'localhost')}/a`;
    expect(await text(client({ credentials }), { url, headers: { cookie: 'session' } })).toBe('hello');
    expect(server.requests[0]?.headers).toMatchObject({ authorization: 'Basic bWU6c2VjcmV0', cookie: 'session' });
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
    expect(other.requests[0]?.headers.cookie).toBeUndefined();
  });

  it('refuses a step down to plain http and a target that is no web address', async () => {
    server.fail('/a', { kind: 'redirect', to: 'http://elsewhere.test/' }, 4);
    expect((await failure(text(client(), { url: `${server.url}/a` }))).message).toMatch(/over plain http/);
    server.fail('/b', { kind: 'redirect', to: 'http://[' }, 4);
    expect((await failure(text(client(), { url: `${server.url}/b` }))).message).toMatch(/no address/);
  });
});

describe('TLS and proxies', () => {
  it('trusts an own authority when told to, and says what to do when not', async () => {
    const port = await listen(secureServer());
    const url = `https://localhost:${port}/`;
    expect(await text(client({ ca: [pem('authority.pem')] }), { url })).toBe(`hello localhost:${port}`);
    const refused = await failure(text(client(), { url }));
    expect(refused.hint).toMatch(/MOREL_CA_FILE/);
    expect(waits).toEqual([]);
    const broken = await failure(
      text(client({ ca: ['-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----'] }), { url }),
    );
    expect(broken.code).toBe('bad-config');
  });

  it('does not follow a redirect from https to http, even on this machine', async () => {
    const port = await listen(secureServer());
    const request = text(client({ ca: [pem('authority.pem')] }), { url: `https://localhost:${port}/down` });
    expect((await failure(request)).message).toMatch(/from https to plain http/);
  });

  it('opens a tunnel through a proxy, with its password, and keeps it for the next request', async () => {
    const port = await listen(secureServer());
    const asked: unknown[] = [];
    const proxy = createHttpServer();
    proxy.on('connect', (request, socket, head) => {
      asked.push(request.url, request.headers['proxy-authorization']);
      const target = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.write(head);
        target.pipe(socket).pipe(target);
      });
      target.on('error', () => socket.destroy());
      socket.on('error', () => target.destroy());
    });
    const proxyPort = await listen(proxy);
    const environment = { HTTPS_PROXY: `http://me:p%40ss@127.0.0.1:${proxyPort}` };
    const http = client({ environment, ca: [pem('authority.pem')] });
    expect(await text(http, { url: 'https://feeds.test/' })).toBe('hello feeds.test');
    expect(await text(http, { url: 'https://feeds.test/' })).toBe('hello feeds.test');
    expect(asked).toEqual(['feeds.test:443', `Basic ${Buffer.from('me:p@ss').toString('base64')}`]);
  });

  it('says that the proxy wants a password', async () => {
    const proxy = createHttpServer();
    proxy.on('connect', (_, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    const environment = { https_proxy: `http://127.0.0.1:${await listen(proxy)}` };
    const refused = await failure(text(client({ environment }), { url: 'https://feeds.test/' }));
    expect([refused.message, refused.hint]).toEqual([
      expect.stringMatching(/refused to connect to "feeds\.test:443": 407/),
      expect.stringMatching(/user:password@host/),
    ]);
  });

  it('asks a proxy for plain http addresses as a whole', async () => {
    const seen: unknown[] = [];
    const proxy = createHttpServer((request, response) => {
      seen.push(request.url, request.headers.host);
      response.end('from the proxy');
    });
    const environment = { http_proxy: `http://127.0.0.1:${await listen(proxy)}` };
    const http = client({ environment, insecureHosts: ['mirror.test'] });
    expect(await text(http, { url: 'http://mirror.test/x?y=1' })).toBe('from the proxy');
    expect(seen).toEqual(['http://mirror.test/x?y=1', 'mirror.test']);
  });
});
