import { createHash } from 'node:crypto';
import { AppError, type Http, type HttpResponse, type RandomAccess, type Storage } from '@morel/model';
import { asBoolean, asString, get } from '@morel/parse';
import { sourceLabel } from './source-label.ts';

/** A finished download in the storage, or word that the source has not changed. */
export type Downloaded = { readonly kind: 'file'; readonly name: string } | { readonly kind: 'unchanged' };

export interface DownloadRequest {
  readonly url: string;
  /** ISO time of the pull whose data are in the index; only then can an answer "unchanged" be used. */
  readonly held?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly progress: (bytes: number, total: number | undefined) => void;
}

/** What is remembered of a download, beside its bytes. */
interface Ticket {
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
  readonly isComplete: boolean;
  /** When the index that holds its data was pulled. */
  readonly pulled?: string | undefined;
}

const FOLDER = 'downloads';
const PART = '.part';
const LARGEST = 16 * 1024 * 1024 * 1024;
const ATTEMPTS = 8;
const TICKET_LIMIT = 10_000;

/**
 * Downloads into the storage. One that was cut off goes on where it stopped, also in a later run, as long as the source
 * still has the same file (`If-Range`, RFC 9110, 13.1.5). Finished ones stay until `settle`.
 */
export class Downloads {
  readonly #http: Http;
  readonly #storage: Storage;
  readonly #used = new Map<string, Ticket>();

  constructor(http: Http, storage: Storage) {
    this.#http = http;
    this.#storage = storage;
  }

  /** Rejects with `AppError`; then what had arrived stays, unless the disk is full. */
  async fetch(request: DownloadRequest): Promise<Downloaded> {
    const key = `${FOLDER}/${createHash('sha256').update(request.url).digest('hex').slice(0, 32)}`;
    let before = -1;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(key, request);
      } catch (cause) {
        if (!(cause instanceof AppError)) throw cause;
        if (cause.code === 'no-space') await this.#storage.remove(key + PART);
        const arrived = (await this.#storage.size(key + PART)) ?? 0;
        if (cause.code !== 'network' || arrived <= before || attempt === ATTEMPTS) throw cause;
        before = arrived;
      }
    }
  }

  /** A finished download. */
  async open(name: string): Promise<RandomAccess> {
    const file = await this.#storage.open(name);
    if (file) return file;
    throw new AppError('file-read', `the download "${name}" is gone`, { hint: 'Something removed it; try again.' });
  }

  /** Forgets a finished download: its bytes and what its server said of them. */
  async discard(name: string): Promise<void> {
    const key = name.slice(0, -PART.length);
    this.#used.delete(key);
    // The ticket first: bytes without one are fetched anew.
    await this.#storage.remove(`${key}.json`);
    await this.#storage.remove(name);
  }

  /** Call when the new index is in place: forgets the bytes, remembers what was pulled. */
  async settle(pulled: string): Promise<void> {
    for (const [key, ticket] of this.#used) {
      await this.#write(key, { ...ticket, isComplete: false, pulled });
    }
    for (const name of await this.#storage.list(FOLDER)) {
      if (name.endsWith(PART)) await this.#storage.remove(`${FOLDER}/${name}`);
    }
  }

  async #attempt(key: string, request: DownloadRequest): Promise<Downloaded> {
    const part = key + PART;
    const ticket = await this.#read(key);
    const arrived = (await this.#storage.size(part)) ?? 0;
    const from = ticket && !ticket.isComplete && validatorOf(ticket) !== undefined ? arrived : 0;
    const isHeld = request.held !== undefined && ticket?.pulled === request.held;
    const isUsable = isHeld || (ticket?.isComplete === true && arrived > 0);
    const response = await this.#http.get({
      url: request.url,
      headers: { 'accept-encoding': 'identity', ...conditions(ticket, from, isUsable) },
      limit: LARGEST,
      answers: [416],
      ...(request.signal && { signal: request.signal }),
    });
    if (response.status === 304) {
      await drain(response);
      if (ticket) this.#used.set(key, ticket);
      return ticket?.isComplete && arrived > 0 ? { kind: 'file', name: part } : { kind: 'unchanged' };
    }
    if (response.status === 416 || (response.status === 206 && !continues(response, from))) {
      await drain(response);
      await this.#storage.remove(part);
      throw new AppError('network', `${sourceLabel(request.url)} does not continue where it stopped`, {
        hint: 'Try again.',
      });
    }
    await this.#receive(key, response, response.status === 206 ? from : 0, request);
    return { kind: 'file', name: part };
  }

  async #receive(key: string, response: HttpResponse, from: number, request: DownloadRequest): Promise<void> {
    const { headers } = response;
    const ticket = { etag: headers['etag'], modified: headers['last-modified'], isComplete: false };
    if (from === 0) {
      // Before the ticket, so that a kill in between leaves no ticket of one file beside bytes of another.
      await this.#storage.remove(key + PART);
      await this.#write(key, ticket);
    }
    const length = headers['content-encoding'] === undefined ? Number(headers['content-length']) : Number.NaN;
    const total = Number.isSafeInteger(length) ? from + length : undefined;
    await this.#storage.appendPart(key + PART, from, counted(response.body, from, total, request.progress));
    await this.#write(key, { ...ticket, isComplete: true });
    this.#used.set(key, ticket);
  }

  async #read(key: string): Promise<Ticket | undefined> {
    const file = await this.#storage.open(`${key}.json`);
    if (!file) return undefined;
    try {
      const value = parse(Buffer.from(file.readAt(0, Math.min(file.size, TICKET_LIMIT))).toString('utf8'));
      return {
        etag: asString(get(value, 'etag')),
        modified: asString(get(value, 'modified')),
        isComplete: asBoolean(get(value, 'isComplete')) ?? false,
        pulled: asString(get(value, 'pulled')),
      };
    } finally {
      file.close();
    }
  }

  async #write(key: string, ticket: Ticket): Promise<void> {
    await this.#storage.writeAtomic(`${key}.json`, one(Buffer.from(JSON.stringify(ticket), 'utf8')));
  }
}

function conditions(ticket: Ticket | undefined, from: number, isUsable: boolean): Record<string, string> {
  const validator = ticket && validatorOf(ticket);
  if (from > 0 && validator !== undefined) return { range: `bytes=${from}-`, 'if-range': validator };
  if (!isUsable || !ticket) return {};
  return {
    ...(ticket.etag !== undefined && { 'if-none-match': ticket.etag }),
    ...(ticket.modified !== undefined && { 'if-modified-since': ticket.modified }),
  };
}

/** What proves that the rest belongs to the same file; a weak tag does not. */
function validatorOf({ etag, modified }: Ticket): string | undefined {
  if (etag === undefined) return modified;
  return etag.startsWith('W/') ? undefined : etag;
}

function continues({ headers }: HttpResponse, from: number): boolean {
  const start = /^bytes (\d+)-/.exec(headers['content-range'] ?? '')?.[1];
  return Number(start) === from && from > 0 && headers['content-encoding'] === undefined;
}

async function drain(response: HttpResponse): Promise<void> {
  for await (const _ of response.body) break;
}

async function* counted(
  body: AsyncIterable<Uint8Array>,
  from: number,
  total: number | undefined,
  progress: DownloadRequest['progress'],
): AsyncGenerator<Uint8Array> {
  let bytes = from;
  progress(bytes, total);
  for await (const chunk of body) {
    yield chunk;
    bytes += chunk.length;
    progress(bytes, total);
  }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
