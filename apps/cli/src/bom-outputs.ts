import { documents } from '@morel/documents';
import { AppError, quote, type BomWriter } from '@morel/model';
import { nearest } from './command-line/nearest.ts';

export type BomOutput = BomWriter;

/** Ids of the forms in which bills of materials are written. */
export function bomFormatIds(): string[] {
  return documents.flatMap(({ about }) => (about.boms ?? []).map(({ id }) => id));
}

/** The writers of these forms, or `usage` that names those there are: before the work starts. */
export async function loadBomWriters(names: readonly string[]): Promise<ReadonlyMap<string, BomOutput>> {
  const loaded = new Map<string, BomOutput>();
  for (const name of new Set(names)) loaded.set(name, await loadBomWriter(name));
  return loaded;
}

async function loadBomWriter(name: string): Promise<BomOutput> {
  const found = documents.find(({ about }) => about.boms?.some(({ id }) => id === name));
  if (!found) {
    const ids = bomFormatIds();
    const guess = nearest(name, ids);
    throw new AppError('usage', `there is no form ${quote(name)} of a bill of materials`, {
      hint: `${guess === undefined ? '' : `Did you mean ${guess}? `}There are: ${ids.join(', ')}.`,
    });
  }
  const { bomWriters = [] } = await found.load();
  const writer = bomWriters.find(({ format }) => format === name);
  if (!writer) throw new Error(`${found.about.id} says that it writes ${name}, and does not`);
  return writer.load();
}
