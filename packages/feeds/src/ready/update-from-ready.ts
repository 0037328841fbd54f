import { openIndex, verifyIndex, type IndexMeta } from '@morel/advisories';
import { AppError, quote, type RandomAccess, type Storage } from '@morel/model';
import { Downloads } from '../update/downloads.ts';
import type { UpdateEvent, UpdatePorts } from '../update/options.ts';
import { isAddress, sourceLabel } from '../update/source-label.ts';
import { INDEX_FILE, underLock } from '../update/update-index.ts';
import { digestOf, piecesOf, readChecksum } from './checksum.ts';
import { isSignedBy } from './signature.ts';

export interface ReadyOptions {
  /** Address or path of the index file; `.sha256` and `.sig` are looked for beside it. */
  readonly location: string;
  /** The digest in hex, where the caller has it from somewhere else; then no `.sha256` is needed. */
  readonly sha256?: string;
  /** Ed25519 public key (PEM) of the publisher. Where it is given, the file must be signed. */
  readonly publicKey?: string;
  readonly storage: Storage;
  readonly ports: UpdatePorts;
  readonly wait?: number;
  readonly progress?: (event: UpdateEvent) => void;
  readonly signal?: AbortSignal;
}

const SMALL = 10_000;

/**
 * Takes a ready index, as `db build` writes it, in place of the user's own. Its checksum is always verified, its signature
 * whenever a key is given, then every block of it. Rejects with `AppError` and leaves the old index: `index-damaged` where
 * one of these fails or the file is older than the index it would replace, `network`, `not-found`, `no-space`.
 */
export async function updateFromReady(options: ReadyOptions): Promise<IndexMeta> {
  return underLock(options.storage, options.wait ?? 0, async () => {
    const downloads = new Downloads(options.ports.http, options.storage);
    const access = await openReady(options, downloads);
    try {
      await checkOrigin(options, digestOf(access));
      const meta = checkContent(access, options.location);
      await checkAge(meta, options);
      await options.storage.writeAtomic(INDEX_FILE, stream(access));
      await downloads.settle(meta.built);
      return meta;
    } finally {
      access.close();
    }
  });
}

async function openReady(
  { location, ports, progress, signal }: ReadyOptions,
  downloads: Downloads,
): Promise<RandomAccess> {
  if (!isAddress(location)) return ports.files.open(location);
  const got = await downloads.fetch({
    url: location,
    signal,
    progress: (bytes, total) =>
      progress?.({ kind: 'download', what: 'index', bytes, ...(total !== undefined && { total }) }),
  });
  if (got.kind === 'file') return downloads.open(got.name);
  throw new AppError('network', `${sourceLabel(location)} did not send the file`, { hint: 'Try again.' });
}

async function checkOrigin(options: ReadyOptions, digest: Buffer): Promise<void> {
  const { location, sha256, publicKey } = options;
  const wanted = readChecksum(sha256 ?? (await readBeside(options, '.sha256')));
  if (wanted === undefined) throw refused(location, 'its checksum file holds no SHA-256');
  if (wanted !== digest.toString('hex')) throw refused(location, 'its checksum is another one than was stated');
  if (publicKey === undefined) return;
  const signature = await readBeside(options, '.sig');
  if (!isSignedBy(digest, signature, publicKey))
    throw refused(location, 'it is not signed with the key that was configured');
}

function checkContent(access: RandomAccess, location: string): IndexMeta {
  const index = openIndex(access);
  const [problem] = verifyIndex(index);
  if (problem) throw refused(location, `${problem.part}: ${problem.message}`);
  return index.meta;
}

/** An old file with a good signature could be handed out again to hide what was reported since. */
async function checkAge(meta: IndexMeta, { storage, location }: ReadyOptions): Promise<void> {
  const built = await timeInUse(storage);
  if (built === undefined || Date.parse(meta.built) >= Date.parse(built)) return;
  throw refused(location, `it was built on ${meta.built}, before the index it would replace (${built})`);
}

/** When the index in use was built; one that cannot be read is no reason to refuse a good one. */
async function timeInUse(storage: Storage): Promise<string | undefined> {
  const access = await storage.open(INDEX_FILE);
  try {
    return access && openIndex(access).meta.built;
  } catch (cause) {
    if (cause instanceof AppError) return undefined;
    throw cause;
  } finally {
    access?.close();
  }
}

function refused(location: string, reason: string): AppError {
  return new AppError('index-damaged', `refused the index ${quote(sourceLabel(location))}: ${reason}`, {
    hint: 'The index in use is unchanged. Fetch the file again, or ask its publisher.',
  });
}

async function readBeside({ location, ports, signal }: ReadyOptions, ending: string): Promise<string> {
  if (!isAddress(location)) return readLocal(location + ending, ports);
  const url = new URL(location);
  url.pathname += ending;
  const { body } = await ports.http.get({ url: url.href, limit: SMALL, ...(signal && { signal }) });
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function readLocal(path: string, { files }: UpdatePorts): Promise<string> {
  const access = await files.open(path);
  try {
    return Buffer.from(access.readAt(0, Math.min(access.size, SMALL))).toString('utf8');
  } finally {
    access.close();
  }
}

async function* stream(access: RandomAccess): AsyncGenerator<Uint8Array> {
  for (const piece of piecesOf(access)) yield await Promise.resolve(piece);
}
