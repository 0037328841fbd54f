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
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Requests follow redirects, obey proxies and retry with back-off. Rejects with `AppError`; a 304 is an answer. */
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
