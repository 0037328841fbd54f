import { readFileSync } from 'node:fs';
import { openArchive } from '@morel/parse';

/** The plain files of a `.tar.gz` by path, as text. */
export function untarTexts(path: string): Map<string, string> {
  const { entries } = openArchive(readFileSync(path), 'file', { entries: 100_000, size: 2 ** 30 });
  const files = entries.filter(({ kind }) => kind === 'file');
  return new Map(files.map((entry) => [entry.path, Buffer.from(entry.read()).toString('utf8')]));
}
