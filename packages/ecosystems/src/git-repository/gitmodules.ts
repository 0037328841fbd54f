import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type Span,
} from '@morel/model';
import { readIni, type IniEntry } from '@morel/parse';
import { withoutUser } from '../reading/without-user.ts';
import { addFile, addRepository } from './add-repository.ts';

/**
 * Submodules. Which commit is checked out stands in git's tree and not in this file, so that no version is known. Source:
 * gitmodules(5) and git-config(1), "Syntax".
 */
export const gitmodulesReader: Reader = { format: 'gitmodules', read };

interface Submodule {
  readonly url?: { readonly value: string; readonly span: Span };
}

function read({ main }: ReaderFiles): ReadResult {
  const builder = new InventoryBuilder();
  const log = createProblemLog(main.path);
  const submodules = submodulesOf(readIni(main.text, main.path), log);
  if (submodules.size === 0) {
    if (main.text.trim() !== '') log.add('unknown-entry', 'the file names no submodule');
    return { inventory: builder.build(), problems: log.list() };
  }
  const file = addFile(builder, main.path);
  const keys = new Set<string>();
  for (const [name, { url }] of submodules) {
    if (!url || url.value === '') {
      log.add('unknown-entry', `the submodule ${quote(name)} has no address`, url?.span);
      continue;
    }
    const address = withoutUser(url.value);
    const key = keys.has(address) ? `${address} (${name})` : address;
    keys.add(key);
    const { position } = addRepository(builder, { address, key, span: url.span });
    builder.addEdge(file, position, ['prod']);
  }
  log.add('not-judged', 'the commits of submodules stand in the tree of git and are not read');
  return { inventory: builder.build(), problems: log.list() };
}

/** Submodules by name. Of a key that is repeated git takes the last. */
function submodulesOf(entries: readonly IniEntry[], log: ProblemLog): ReadonlyMap<string, Submodule> {
  const submodules = new Map<string, Submodule>();
  let broken: string | undefined;
  for (const { section, key, value, span } of entries) {
    if (key.startsWith('[')) {
      log.add('unknown-entry', `${quote(key)} opens no section`, span);
      broken = section;
    }
    if (section !== broken) broken = undefined;
    const name = /^submodule\s+"(.*)"$/i.exec(section)?.[1];
    if (name === undefined || broken !== undefined) continue;
    const known = submodules.get(name) ?? {};
    const isAddress = key.toLowerCase() === 'url';
    if (isAddress && known.url) log.add('duplicate-key', `the submodule ${quote(name)} has two addresses`, span);
    submodules.set(name, isAddress ? { url: { value, span } } : known);
  }
  return submodules;
}
