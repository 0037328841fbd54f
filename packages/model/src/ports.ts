/** What the domain needs from the world. `platform` implements these on Node; `testkit` breaks them on purpose. */

export interface FileEntry {
  /** Relative to the root of the tree, `/` between parts. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** A tree of files: a folder on disk, a git revision, an archive, an upload. Paths never leave it. */
export interface FileTree {
  /** What the report calls the tree. */
  readonly name: string;
  /** Entries of one folder (`''` is the root), sorted by name. Rejects with `AppError` where it cannot be listed. */
  list(folder: string): Promise<readonly FileEntry[]>;
  /** The bytes of a file. Rejects with `AppError`: `not-found`, `file-read`, or `too-large` when over `limit` bytes. */
  read(path: string, limit: number): Promise<Uint8Array>;
  /** Whether a file or folder of this path is there. A link that leaves the tree counts as absent. */
  exists(path: string): Promise<boolean>;
}

/** Bytes read at a position, synchronously: a file in the CLI, one buffer in a server. */
export interface RandomAccess {
  readonly size: number;
  /** Exactly `length` bytes, or throws `AppError`. */
  readAt(offset: number, length: number): Uint8Array;
  close(): void;
}

export interface HttpRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Give up when the body grows beyond this many bytes. */
  readonly limit: number;
  readonly signal?: AbortSignal;
  /** Statuses above 399 that the caller can use: they resolve like a 200. All others reject. */
  readonly answers?: readonly number[];
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Requests follow redirects, obey proxies and retry with back-off. Rejects with `AppError`; a 304 is an answer. The body
 * must be read or left with `break`: it holds a connection. It rejects where it ends before the length that was announced.
 */
export interface Http {
  get(request: HttpRequest): Promise<HttpResponse>;
}

export interface Clock {
  /** Milliseconds since 1970. Fixed by `SOURCE_DATE_EPOCH`. */
  now(): number;
}

/** Progress and warnings, on standard error. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

/** Files that a caller names outside any tree: where sources of data lie. Paths are the platform's own. */
export interface LocalFiles {
  /** What lies at a path; undefined where nothing does. */
  kind(path: string): Promise<'file' | 'folder' | undefined>;
  /** The paths of all files below a folder, at any depth, sorted. Links are left out. */
  list(folder: string): Promise<readonly string[]>;
  /** Rejects with `AppError`: `not-found` or `file-read`. */
  open(path: string): Promise<RandomAccess>;
}

/** A folder of Morel's own: the index, unfinished downloads, locks. Names are relative to it, `/` between parts. */
export interface Storage {
  /** Where it lies, for messages. */
  readonly folder: string;
  /** The file, or undefined where there is none. */
  open(name: string): Promise<RandomAccess | undefined>;
  /** Replaces the file as a whole or not at all: side file, flush, rename. A failure leaves the file there was. */
  writeAtomic(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** Cuts the file to `from` bytes, adds these, flushes. A failure leaves what had arrived. Resolves to the new size. */
  appendPart(name: string, from: number, bytes: AsyncIterable<Uint8Array>): Promise<number>;
  /** Size in bytes, or undefined where there is no such file. */
  size(name: string): Promise<number | undefined>;
  /** Names of the files directly in a folder of the storage, sorted; none where it is absent. */
  list(folder: string): Promise<readonly string[]>;
  /** Removes a file; nothing happens where there is none. */
  remove(name: string): Promise<void>;
  /**
   * Keeps other processes out until released. A lock whose process is gone is taken over.
   * Rejects with `AppError` `index-busy`, naming the holder, when it is still held after `wait` milliseconds.
   */
  lock(name: string, wait: number): Promise<Lock>;
}

/** Held by one process. */
export interface Lock {
  release(): Promise<void>;
}
