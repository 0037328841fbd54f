import { AppError, type RandomAccess } from '@morel/model';

/** As much of an OSV record as tests of feeds need. */
export interface OsvLike {
  readonly id: string;
  readonly modified: string;
  readonly affected: readonly {
    readonly package: { readonly ecosystem: string; readonly name: string };
    readonly versions?: readonly string[];
  }[];
  readonly withdrawn?: string;
}

/** A record on one package, or on one in each of several ecosystems (`npm+PyPI`). */
export function osvRecord(id: string, ecosystems = 'npm', more: Partial<OsvLike> = {}): OsvLike {
  const affected = ecosystems
    .split('+')
    .map((ecosystem) => ({ package: { ecosystem, name: `pkg-${id.toLowerCase()}` }, versions: ['1.0.0'] }));
  return { id, modified: '2026-05-01T00:00:00Z', affected, ...more };
}

/** One JSON document a line. */
export function ndjsonOf(documents: readonly unknown[]): string {
  return documents.map((document) => `${JSON.stringify(document)}\n`).join('');
}

/** Bytes as an open file. */
export function accessOf(bytes: Uint8Array = new Uint8Array()): RandomAccess {
  return {
    size: bytes.length,
    readAt: (offset, length) => {
      if (offset < 0 || offset + length > bytes.length)
        throw new AppError('file-read', `ends before byte ${offset + length}`);
      return bytes.subarray(offset, offset + length);
    },
    close: () => undefined,
  };
}

/** What an action rejects with, which must be an `AppError`. */
export async function appErrorOf(action: Promise<unknown>): Promise<AppError> {
  const caught: unknown = await action.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );
  if (caught instanceof AppError) return caught;
  throw new Error(`no AppError: ${String(caught)}`, { cause: caught });
}
