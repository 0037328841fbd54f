import type { FormatAbout, ReaderSource } from '@morel/model';
import { compilePathPattern } from './path-pattern.ts';

/** An extension that reads files: an ecosystem, or a document format. */
export interface InventoryExtension {
  readonly id: string;
  readonly formats: readonly FormatAbout[];
  /** Names of the archives in which its packages are published. */
  readonly archives?: readonly string[];
  readonly load: () => Promise<readonly ReaderSource[]>;
}

/** A format of an extension that a file name fits. */
export interface Candidate {
  readonly extension: InventoryExtension;
  readonly format: FormatAbout;
  /** The name is one that other formats have too: the content decides. */
  readonly byContent?: true;
}

/** Tells from a path which formats it may be; loads no code. */
export function createRecogniser(extensions: readonly InventoryExtension[]): (path: string) => readonly Candidate[] {
  const byName = new Map<string, Candidate[]>();
  const byPattern: { readonly matches: (path: string) => boolean; readonly candidate: Candidate }[] = [];
  for (const candidate of candidatesOf(extensions)) {
    if (candidate.format.role === 'installed') continue;
    const { files, mayBe = [] } = candidate.format;
    const uncertain: Candidate = { ...candidate, byContent: true };
    for (const [file, of] of [
      ...files.map((name) => [name, candidate] as const),
      ...mayBe.map((name) => [name, uncertain] as const),
    ]) {
      if (/[*/]/.test(file)) byPattern.push({ matches: compilePathPattern(file), candidate: of });
      else byName.set(file, [...(byName.get(file) ?? []), of]);
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
export function formatsBySigns(candidates: readonly Candidate[], ends: string): Candidate[] {
  return candidates.filter(
    ({ format: { signs } }) => signs !== undefined && signs.every((sign) => ends.includes(sign)),
  );
}
