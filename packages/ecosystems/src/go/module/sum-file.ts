import type { Span, TextFile } from '@morel/model';
import { textLines } from '@morel/parse';
import { go } from '@morel/versions';

/** One module of a go.sum file: a version with what its content and its go.mod must hash to. */
export interface SumEntry {
  readonly path: string;
  readonly version: string;
  /** Whether the module's content was needed; otherwise only its go.mod was read. */
  readonly isNeeded: boolean;
  /** Whether its go.mod was read: that of every module that the main go.mod requires is. */
  readonly isRead: boolean;
  readonly digests: readonly string[];
  readonly span: Span;
}

export interface SumFile {
  readonly entries: readonly SumEntry[];
  /** The lines that are no entries. */
  readonly strange: readonly Span[];
}

const ENTRY = /^(\S+) (\S+?)(\/go\.mod)? h1:([A-Za-z0-9+/]{43}=)\s*$/;

/**
 * Reads a go.sum file. The `h1:` hash is the SHA-256 of a list of the module's files with their SHA-256 sums, not of the
 * archive that the proxy serves: the digests are `h1-…` of the content, which is absent where only the go.mod was read, and
 * `h1-mod-…` of the go.mod.
 */
export function readSumFile({ text }: TextFile): SumFile {
  const entries = new Map<string, SumEntry>();
  const strange: Span[] = [];
  for (const line of textLines(text)) {
    const span = { start: line.start, end: line.start + line.text.length };
    const [, path, version, modFile, hash] = ENTRY.exec(line.text) ?? [];
    if (path === undefined || version === undefined || go.parse(version) === undefined) {
      if (line.text.trim() !== '') strange.push(span);
      continue;
    }
    const key = `${path} ${version}`;
    const known = entries.get(key);
    const isRead = modFile !== undefined || known?.isRead === true;
    const digest = modFile === undefined ? `h1-${hash}` : `h1-mod-${hash}`;
    const digests = [...new Set([...(known?.digests ?? []), digest])].sort();
    // The line of the content says more than that of the go.mod, and may stand above or below it.
    if (known?.isNeeded && modFile !== undefined) entries.set(key, { ...known, isRead, digests });
    else entries.set(key, { path, version, isNeeded: modFile === undefined, isRead, digests, span });
  }
  return { entries: [...entries.values()], strange };
}
