import type { FormatAbout, ReaderSource } from '@morel/model';
import { compilePathPattern } from './path-pattern.ts';

/** An extension that reads files: an ecosystem, or a document format. */
export interface InventoryExtension {
  readonly id: string;
  readonly formats: readonly FormatAbout[];
  readonly load: () => Promise<readonly ReaderSource[]>;
}

/** A format of an extension that a file name fits. */
export interface Candidate {
  readonly extension: InventoryExtension;
  readonly format: FormatAbout;
}

/** Tells from a path which formats it may be; loads no code. */
export function createRecogniser(extensions: readonly InventoryExtension[]): (path: string) => readonly Candidate[] {
  const byName = new Map<string, Candidate[]>();
  const byPattern: { readonly matches: (path: string) => boolean; readonly candidate: Candidate }[] = [];
  for (const candidate of candidatesOf(extensions)) {
    if (candidate.format.role === 'installed') continue;
    for (const file of candidate.format.files) {
      if (/[*/]/.test(file)) byPattern.push({ matches: compilePathPattern(file), candidate });
      else byName.set(file, [...(byName.get(file) ?? []), candidate]);
    }
  }
  return (path) => {
    const exact = byName.get(path.slice(path.lastIndexOf('/') + 1)) ?? [];
    const fitting = byPattern.filter(({ matches }) => matches(path)).map(({ candidate }) => candidate);
    return fitting.length === 0 ? exact : [...new Set([...exact, ...fitting])];
  };
}

export function candidatesOf(extensions: readonly InventoryExtension[]): Candidate[] {
  return extensions.flatMap((extension) => extension.formats.map((format) => ({ extension, format })));
}

/**
 * The format that `--lockfile TYPE:FILE` names: a format's id, or a file name that only one format reads.
 * Undefined where nothing or more than one fits.
 */
export function findFormat(extensions: readonly InventoryExtension[], type: string): Candidate | undefined {
  const all = candidatesOf(extensions);
  const byId = all.find(({ format }) => format.id === type);
  if (byId) return byId;
  const byFile = all.filter(({ format }) => format.files.some((file) => compilePathPattern(file)(type)));
  return byFile.length === 1 ? byFile[0] : undefined;
}

/** The formats whose signs all stand in the start or the end of a file: for one that is named and whose name says nothing. */
export function formatsBySigns(extensions: readonly InventoryExtension[], ends: string): Candidate[] {
  return candidatesOf(extensions).filter(
    ({ format: { signs } }) => signs !== undefined && signs.every((sign) => ends.includes(sign)),
  );
}
