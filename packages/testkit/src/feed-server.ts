import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { OsvLike } from './feed-samples.ts';
import { zipOf } from './zip-of.ts';

/** What goes wrong with one request. */
export type Fault =
  /** The connection is cut after so many bytes of the body. */
  | { readonly kind: 'cut'; readonly after: number }
  /** A length is announced that is so many bytes too large. */
  | { readonly kind: 'wrong-length'; readonly by: number }
  /** The last bytes are missing, and neither the length nor the `ETag` shows it. */
  | { readonly kind: 'short'; readonly by: number }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Bytes that are no feed, with status 200. */
  | { readonly kind: 'garbage' }
  /** The connection is closed before an answer. */
  | { readonly kind: 'reset' }
  /** Nothing is ever sent. */
  | { readonly kind: 'silent' }
  /** The body comes in pieces with this many milliseconds between. */
  | { readonly kind: 'slow'; readonly pause: number }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: number };

export interface ServedRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface FileOptions {
  /** Sent as `Content-Encoding`; the content must have it. */
  readonly coding?: string;
  /** No `ETag`, no ranges. */
  readonly plain?: boolean;
}

/** A real HTTP server on the loopback interface. */
export interface FeedServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly requests: readonly ServedRequest[];
  put(path: string, content: string | Uint8Array, options?: FileOptions): void;
  remove(path: string): void;
  /** Lays out records as OSV's bucket does: `all.zip`, `modified_id.csv`, one file each, `ecosystems.txt`. */
  putBucket(records: readonly OsvLike[]): void;
  /** The next `times` requests for the path meet the fault. */
  fail(path: string, fault: Fault, times?: number): void;
  close(): Promise<void>;
}

interface Served {
  readonly bytes: Buffer;
  readonly options: FileOptions;
}

/** Starts a server for feeds; close it in `afterEach`. */
export async function startFeedServer(): Promise<FeedServer> {
  const files = new Map<string, Served>();
  const faults = new Map<string, Fault[]>();
  const requests: ServedRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    requests.push({ path, headers: request.headers });
    const file = files.get(path);
    const fault = faults.get(path)?.shift();
    if (fault) misbehave(fault, response, file?.bytes ?? Buffer.alloc(0));
    else if (file) serve(file, request, response);
    else response.writeHead(404).end('no such file');
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await listen(server);
  const address = server.address() as AddressInfo;
  const put = (path: string, content: string | Uint8Array, options: FileOptions = {}): void => {
    files.set(path, { bytes: Buffer.from(content), options });
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    put,
    remove: (path) => files.delete(path),
    putBucket: (records) => {
      for (const [path, content] of bucketOf(records)) put(path, content);
    },
    fail: (path, fault, times = 1) => {
      faults.set(path, [...(faults.get(path) ?? []), ...Array.from({ length: times }, () => fault)]);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}

function serve({ bytes, options }: Served, request: IncomingMessage, response: ServerResponse): void {
  const etag = etagOf(bytes);
  const headers = {
    ...(options.plain ? {} : { etag, 'accept-ranges': 'bytes' }),
    ...(options.coding === undefined ? {} : { 'content-encoding': options.coding }),
  };
  if (!options.plain && request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const from = options.plain ? undefined : rangeStart(request, etag);
  if (from === undefined) {
    response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes);
  } else if (from >= bytes.length) {
    response.writeHead(416, { ...headers, 'content-range': `bytes */${bytes.length}` }).end();
  } else {
    const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    const rest = bytes.subarray(from);
    response.writeHead(206, { ...headers, 'content-range': range, 'content-length': rest.length }).end(rest);
  }
}

function rangeStart(request: IncomingMessage, etag: string): number | undefined {
  const match = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
  const condition = request.headers['if-range'];
  return match && (condition === undefined || condition === etag) ? Number(match[1]) : undefined;
}

function misbehave(fault: Fault, response: ServerResponse, bytes: Buffer): void {
  switch (fault.kind) {
    case 'cut':
      response.writeHead(200, { 'content-length': bytes.length, etag: etagOf(bytes) });
      response.write(bytes.subarray(0, fault.after), () => response.destroy());
      break;
    case 'wrong-length':
      response.writeHead(200, { 'content-length': bytes.length + fault.by });
      response.write(bytes, () => response.destroy());
      break;
    case 'short':
      response
        .writeHead(200, { 'content-length': bytes.length - fault.by, etag: etagOf(bytes) })
        .end(bytes.subarray(0, bytes.length - fault.by));
      break;
    case 'status':
      response.writeHead(fault.status, fault.headers ?? {}).end('sorry');
      break;
    case 'garbage':
      response
        .writeHead(200)
        .end(Buffer.from('<html><body>Please sign in to the network</body></html>\0\xff', 'latin1'));
      break;
    case 'reset':
      response.destroy();
      break;
    case 'silent':
      break;
    case 'slow':
      void dribble(response, bytes, fault.pause);
      break;
    case 'redirect':
      response.writeHead(fault.status ?? 302, { location: fault.to }).end();
  }
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
}

async function dribble(response: ServerResponse, bytes: Buffer, pause: number): Promise<void> {
  response.writeHead(200, { 'content-length': bytes.length, etag: etagOf(bytes) });
  const step = Math.max(1, Math.ceil(bytes.length / 8));
  for (let at = 0; at < bytes.length && !response.destroyed; at += step) {
    response.write(bytes.subarray(at, at + step));
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
    });
  }
  response.end();
}

/** The files of a bucket of these records, by path. */
export function bucketOf(records: readonly OsvLike[]): Map<string, string | Uint8Array> {
  const byEcosystem = new Map<string, OsvLike[]>();
  for (const record of records) {
    for (const ecosystem of new Set(
      record.affected.map((affected) => affected.package.ecosystem.split(':')[0] ?? ''),
    )) {
      byEcosystem.set(ecosystem, [...(byEcosystem.get(ecosystem) ?? []), record]);
    }
  }
  const files = new Map<string, string | Uint8Array>();
  for (const [ecosystem, own] of byEcosystem) {
    const newestFirst = own.toSorted((a, b) => (a.modified < b.modified ? 1 : -1));
    files.set(`/${ecosystem}/modified_id.csv`, newestFirst.map(({ modified, id }) => `${modified},${id}\n`).join(''));
    files.set(
      `/${ecosystem}/all.zip`,
      zipOf(own.map((record) => [`${record.id}.json`, JSON.stringify(record)] as const)),
    );
    for (const record of own) files.set(`/${ecosystem}/${record.id}.json`, JSON.stringify(record));
  }
  files.set('/ecosystems.txt', [...byEcosystem.keys()].toSorted().join('\n'));
  return files;
}
