import { AppError, quote, type RandomAccess } from '@morel/model';
import { gunzipStream, packingOf, unzipEntries } from '@morel/parse';
import { damaged } from '../text/damaged.ts';
import { streamOf } from '../text/stream-of.ts';

/** An unpacked file of a source. */
export interface Member {
  readonly name: string;
  readonly text: AsyncIterable<string>;
  /** Whether it stands among many in an archive, where one that is broken spoils only itself. */
  readonly isOneOfMany: boolean;
}

const PIECE = 1024 * 1024;
const LARGEST = 16 * 1024 * 1024 * 1024;
/** OSV's archives hold some hundred thousand files. */
const ZIP_LIMITS = { entries: 4_000_000, entrySize: 64 * 1024 * 1024, totalSize: LARGEST };
/** How much of a file tells how it is packed. */
const HEAD = 512;
/** Files of an archive that may be records; the rest is documentation and the like. */
const RECORD = /\.(?:json|ndjson|jsonl|csv)$/i;

/**
 * What a file holds: its own text, the text that was gzipped, or the files of a zip archive. Told from the first bytes.
 * Rejects with `feed-damaged` where it is cut off, no UTF-8, or unpacks to more than 16 GiB; `feed-unknown` where it is
 * packed in another way.
 */
export async function* membersOf(access: RandomAccess, name: string): AsyncGenerator<Member> {
  if (access.size === 0) throw damaged(name, 'is empty');
  const packing = packingOf(access.readAt(0, Math.min(HEAD, access.size)));
  if (packing === 'zip') {
    yield* zipMembers(access, name);
  } else if (packing === 'gzip') {
    yield { name: name.replace(/\.gz$/i, ''), text: decode(name, unpacked(access, name)), isOneOfMany: false };
  } else if (packing !== undefined) {
    throw new AppError('feed-unknown', `${quote(name)} is packed in a way that is not read`, {
      hint: 'Unpack it first, or pack it with gzip or zip.',
    });
  } else {
    yield { name, text: decode(name, pieces(access)), isOneOfMany: false };
  }
}

async function* zipMembers(access: RandomAccess, name: string): AsyncGenerator<Member> {
  const entries = unzipEntries(access, ZIP_LIMITS);
  for (;;) {
    const { done, value: entry } = attempt(name, () => entries.next());
    if (done) return;
    if (!RECORD.test(entry.path)) continue;
    const label = `${name}: ${entry.path}`;
    const bytes = attempt(name, entry.read);
    yield { name: label, text: streamOf(toText(label, bytes)), isOneOfMany: true };
  }
}

async function* unpacked(access: RandomAccess, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* gunzipStream(pieces(access), LARGEST);
  } catch (cause) {
    throw ofFeed(name, cause);
  }
}

function attempt<T>(name: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    throw ofFeed(name, cause);
  }
}

/** What is wrong with an archive is wrong with the feed that it is. */
function ofFeed(name: string, cause: unknown): unknown {
  const isOfArchive = cause instanceof AppError && (cause.code === 'archive-damaged' || cause.code === 'too-large');
  return isOfArchive ? damaged(name, `cannot be used: ${cause.message}`, cause) : cause;
}

function* pieces(access: RandomAccess): Generator<Uint8Array> {
  for (let at = 0; at < access.size; at += PIECE) yield access.readAt(at, Math.min(PIECE, access.size - at));
}

async function* decode(name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) yield asText(name, () => decoder.decode(chunk, { stream: true }));
  yield asText(name, () => decoder.decode());
}

function toText(name: string, bytes: Uint8Array): string {
  return asText(name, () => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

function asText(name: string, action: () => string): string {
  try {
    return action();
  } catch (cause) {
    throw damaged(name, 'is no UTF-8 text', cause);
  }
}
