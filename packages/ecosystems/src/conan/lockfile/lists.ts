import { quote, type EdgeKind, type InventoryBuilder } from '@morel/model';
import { asArray, get } from '@morel/parse';
import { addFileRoot, addLocked, type LockFile } from './locked-entry.ts';
import { fullReference, parseReference, type Reference } from '../reference.ts';

/** The lists of a lockfile of Conan 2. What a recipe imports, and what configures the client, runs when things are built. */
export const LISTS: readonly { readonly list: string; readonly kind: EdgeKind }[] = [
  { list: 'requires', kind: 'prod' },
  { list: 'build_requires', kind: 'build' },
  { list: 'python_requires', kind: 'build' },
  { list: 'config_requires', kind: 'build' },
];

/**
 * Adds what the lists hold: references, or references with the revisions of binary packages. Source: Conan's
 * documentation, "Lockfiles", and its class `Lockfile`.
 */
export function addLists(builder: InventoryBuilder, file: LockFile): void {
  const { parsed, log, path } = file;
  const root = addFileRoot(builder, path);
  for (const { list, kind } of LISTS) {
    const value = get(parsed.value, list);
    if (value === undefined) continue;
    const entries = asArray(value);
    if (!entries) {
      log.add('unknown-entry', `${quote(list)} should be a list and was left out`, parsed.span(list));
      continue;
    }
    const seen = new Set<string>();
    for (const [index, entry] of entries.entries()) {
      const text = asArray(entry)?.[0] ?? entry;
      const identity = typeof text === 'string' ? identityOf(text) : undefined;
      if (identity !== undefined && seen.has(identity)) {
        log.add('duplicate-key', `${quote(String(text))} is listed twice in ${list}`, parsed.span(list, index));
        continue;
      }
      if (identity !== undefined) seen.add(identity);
      const keyOf = (reference: Reference): string => `${list} ${fullReference(reference)}`;
      const added = addLocked(builder, { text, at: [list, index], keyOf }, file);
      if (added !== undefined) builder.addEdge(root, added, [kind]);
    }
  }
}

/** A reference without its timestamp, in one spelling. */
function identityOf(text: string): string | undefined {
  const reference = parseReference(text);
  return reference && fullReference(reference);
}
