import { AppError, type FeedItem, type RandomAccess } from '@morel/model';
import { go, pep440, semver } from '@morel/versions';
import { type AdvisoryIndex, openIndex } from '../read/open-index.ts';
import type { EcosystemKeys } from '../write/ecosystem-keys.ts';
import { type FinishOptions, createIndexWriter } from '../write/index-writer.ts';
import { type OsvRecord, readOsv } from './read-osv.ts';

/* Indexes in memory, for the tests of this package. */

export const NPM: EcosystemKeys = {
  id: 'npm',
  osv: ['npm'],
  purlType: 'npm',
  normalise: (name) => name,
  order: semver,
};
export const PYPI: EcosystemKeys = {
  id: 'pypi',
  osv: ['PyPI'],
  purlType: 'pypi',
  normalise: (name) => name.toLowerCase().replaceAll(/[-_.]+/g, '-'),
  order: pep440,
};
export const GO: EcosystemKeys = { id: 'go', osv: ['Go'], purlType: 'golang', normalise: (name) => name, order: go };
export const ECOSYSTEMS: readonly EcosystemKeys[] = [NPM, PYPI, GO];

export const FINISH: FinishOptions = { built: '2026-11-01T00:00:00Z', tool: '0.1.0', feeds: [] };

/** Something to add to a writer. */
export type Added = OsvRecord | Exclude<FeedItem, { kind: 'advisory' }> | (OsvRecord & { readonly source: string });

/** The bytes of an index of these items. */
export async function buildIndex(
  items: Iterable<Added>,
  finish: Partial<FinishOptions> = {},
  ecosystems: readonly EcosystemKeys[] = ECOSYSTEMS,
): Promise<Uint8Array> {
  const writer = createIndexWriter({ ecosystems, score: (_, vector) => (vector.includes('C:H') ? 9.8 : undefined) });
  for (const item of items) {
    if ('kind' in item) writer.add(item);
    else writer.add(readOsv(item, 'source' in item ? item.source : 'test'), JSON.stringify(item));
  }
  return collect(writer.finish({ ...FINISH, ...finish }));
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** Opens the bytes of an index. */
export function openBytes(bytes: Uint8Array): AdvisoryIndex {
  return openIndex(memoryAccess(bytes));
}

/** An open index of these items. */
export async function indexOf(items: Iterable<Added>, finish: Partial<FinishOptions> = {}): Promise<AdvisoryIndex> {
  return openBytes(await buildIndex(items, finish));
}

/** Random access to bytes; copies what it reads to an odd address every other time, as a real port may. */
export function memoryAccess(bytes: Uint8Array): RandomAccess {
  let reads = 0;
  return {
    size: bytes.length,
    readAt(offset, length) {
      if (offset < 0 || offset + length > bytes.length) throw new AppError('file-read', 'outside the bytes');
      const shift = reads++ % 2;
      const copy = new Uint8Array(length + shift);
      copy.set(bytes.subarray(offset, offset + length), shift);
      return copy.subarray(shift);
    },
    close() {},
  };
}
