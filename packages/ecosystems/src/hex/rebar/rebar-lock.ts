import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { folderOf } from '../../reading/tree-path.ts';
import { packageComponent, projectComponent } from '../names.ts';
import { termsOf } from '../terms/read-file.ts';
import { ERLANG } from '../terms/reader.ts';
import { itemsOf, nameOf, optionOf, textOf, type Term } from '../terms/term.ts';
import { entriesIn, type RebarEntry } from './entries.ts';

/** Versions of the format that are known; without one it is a bare list, as the first releases of rebar3 had it. */
const KNOWN: readonly string[] = ['1.1.0', '1.2.0'];

/** Reads rebar.lock: Erlang terms as data. It says what is direct, and not which package brings in which. */
export const rebarLockReader: Reader = { format: 'rebar-lock', read: readLock };

function readLock({ main }: ReaderFiles): ReadResult {
  const log = createProblemLog(main.path);
  const builder = new InventoryBuilder();
  const terms = termsOf(main, ERLANG, log);
  const lock = terms && lockOf(terms, log);
  if (!lock) return { inventory: builder.build(), problems: log.list() };
  const { version, list } = lock;
  const hashes = hashesOf(optionOf(terms[1], 'pkg_hash'));
  const archives = hashesOf(optionOf(terms[1], 'pkg_hash_ext'));
  const entries = entriesIn(list, archives, log);
  if (version !== undefined) reportBare(entries, hashes, log);
  addEntries(builder, entries, folderOf(main.path), log);
  return { inventory: builder.build(), problems: log.list(), ...(version !== undefined && { formatVersion: version }) };
}

interface Lock {
  readonly version: string | undefined;
  readonly list: readonly Term[];
}

/** `{version, [entry]}`, or the list alone. */
function lockOf(terms: readonly Term[], log: ProblemLog): Lock | undefined {
  const [first] = terms;
  const bare = itemsOf(first, 'list');
  if (bare && terms.length === 1) return { version: undefined, list: bare };
  const [versionTerm, listTerm] = itemsOf(first, 'tuple') ?? [];
  const version = textOf(versionTerm);
  const list = itemsOf(listTerm, 'list');
  if (version === undefined || !list) {
    log.add('wrong-format', 'the file holds no list of locked dependencies, so it is no lockfile of Rebar');
    return undefined;
  }
  if (!KNOWN.includes(version)) {
    log.add(
      'unknown-format-version',
      `the version is ${quote(version)}; ${KNOWN.join(' and ')} are known`,
      versionTerm,
    );
    return undefined;
  }
  return { version, list };
}

/** `[{name, checksum}]` */
function hashesOf(list: Term | undefined): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  for (const pair of itemsOf(list, 'list') ?? []) {
    const [name, hash] = itemsOf(pair, 'tuple') ?? [];
    hashes.set(nameOf(name) ?? '', textOf(hash) ?? '');
  }
  return hashes;
}

/** The file ends with the checksums of all packages. */
function reportBare(entries: readonly RebarEntry[], hashes: ReadonlyMap<string, string>, log: ProblemLog): void {
  const bare = entries.filter(({ app, source }) => source.kind === 'registry' && !hashes.has(app));
  const [first] = bare;
  if (!first) return;
  const message = `the list "pkg_hash", with which the file ends, has no checksum of ${quote(first.app)}`;
  log.add('unknown-entry', `${message}: the file may be cut off`, first.span);
}

function addEntries(builder: InventoryBuilder, entries: readonly RebarEntry[], folder: string, log: ProblemLog): void {
  const source = { kind: 'project', path: '.' } as const;
  const root = builder.add({ component: projectComponent(folder), key: '.', source, digests: [] });
  builder.addRoot(root, 'project');
  const keys = new Set<string>();
  for (const entry of entries) {
    const { app, name, version, digests, level, span } = entry;
    if (keys.has(app)) log.add('duplicate-key', `${quote(app)} stands in the file twice`, span);
    const key = keys.has(app) ? `${app} (${builder.size})` : app;
    keys.add(app);
    const component = packageComponent(name, version, entry.source);
    const position = builder.add({ component, key, source: entry.source, digests, span });
    if (level === 0) builder.addEdge(root, position, ['prod']);
  }
  if (entries.some(({ level }) => level !== 0)) {
    log.add('not-judged', 'the file does not say which package brings in which: no path leads to what is not direct');
  }
}
