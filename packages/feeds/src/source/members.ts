import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { AppError, quote, type RandomAccess } from '@morel/model';
import { damaged } from '../text/damaged.ts';
import { streamOf } from '../text/stream-of.ts';
import { readZipEntry, zipEntries } from './zip.ts';

/** An unpacked file of a source. */
export interface Member {
  readonly name: string;
  readonly text: AsyncIterable<string>;
  /** Whether it stands among many in an archive, where one that is broken spoils only itself. */
  readonly isOneOfMany: boolean;
}

const PIECE = 1024 * 1024;
const LARGEST = 16 * 1024 * 1024 * 1024;
/** Files of an archive that may be records; the rest is documentation and the like. */
const RECORD = /\.(?:json|ndjson|jsonl|csv)$/i;

/**
 * What a file holds: its own text, the text that was gzipped, or the files of a zip archive. Told from the first bytes.
 * Rejects with `feed-damaged` where it is cut off, no UTF-8, or unpacks to more than 16 GiB; `feed-unknown` where it is
 * packed in another way.
 */
export async function* membersOf(access: RandomAccess, name: string): AsyncGenerator<Member> {
  const magic = Buffer.from(access.readAt(0, Math.min(6, access.size))).toString('latin1');
  if (access.size === 0) throw damaged(name, 'is empty');
  if (magic.startsWith('PK')) {
    yield* zipMembers(access, name);
  } else if (magic.startsWith('\u001f\u008b')) {
    yield { name: name.replace(/\.gz$/i, ''), text: decode(name, gunzip(access, name)), isOneOfMany: false };
  } else if (/^(?:\u00fd7zXZ|BZh|\u0028\u00b5\u002f\u00fd)/.test(magic)) {
    throw new AppError('feed-unknown', `${quote(name)} is packed in a way that is not read`, {
      hint: 'Unpack it first, or pack it with gzip or zip.',
    });
  } else {
    yield { name, text: decode(name, pieces(access)), isOneOfMany: false };
  }
}

async function* zipMembers(access: RandomAccess, name: string): AsyncGenerator<Member> {
  let total = 0;
  for (const entry of zipEntries(access, name)) {
    if (!RECORD.test(entry.name)) continue;
    total += entry.size;
    if (total > LARGEST) throw damaged(name, `unpacks to more than ${LARGEST} bytes`);
    const label = `${name}: ${entry.name}`;
    const bytes = readZipEntry(access, name, entry);
    yield { name: label, text: streamOf(toText(label, bytes)), isOneOfMany: true };
  }
}

function toText(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw damaged(name, 'is no UTF-8 text', cause);
  }
}

function* pieces(access: RandomAccess): Generator<Uint8Array> {
  for (let at = 0; at < access.size; at += PIECE) yield access.readAt(at, Math.min(PIECE, access.size - at));
}

async function* gunzip(access: RandomAccess, name: string): AsyncGenerator<Uint8Array> {
  const source = Readable.from(pieces(access), { objectMode: false, highWaterMark: PIECE });
  const unpacker = createGunzip({ chunkSize: 256 * 1024 });
  source.once('error', (error) => unpacker.destroy(error));
  try {
    let size = 0;
    for await (const chunk of source.pipe(unpacker)) {
      if (!(chunk instanceof Uint8Array)) continue;
      size += chunk.length;
      if (size > LARGEST) throw damaged(name, `unpacks to more than ${LARGEST} bytes`);
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : damaged(name, 'is cut off or no gzip', cause);
  } finally {
    source.destroy();
    unpacker.destroy();
  }
}

async function* decode(name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) yield attempt(name, () => decoder.decode(chunk, { stream: true }));
  yield attempt(name, () => decoder.decode());
}

function attempt(name: string, action: () => string): string {
  try {
    return action();
  } catch (cause) {
    throw damaged(name, 'is no UTF-8 text', cause);
  }
}
