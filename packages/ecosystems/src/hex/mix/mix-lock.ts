import {
  createProblemLog,
  InventoryBuilder,
  quote,
  unreachedStarts,
  type EdgeKind,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { folderOf } from '../../reading/tree-path.ts';
import { packageComponent, projectComponent } from '../names.ts';
import { termsOf } from '../terms/read-file.ts';
import { ELIXIR } from '../terms/reader.ts';
import { itemsOf } from '../terms/term.ts';
import { entriesIn, type MixEntry } from './entries.ts';

const NAMED = 5;
const PROD: readonly EdgeKind[] = ['prod'];
const OPTIONAL: readonly EdgeKind[] = ['optional'];

/** Reads mix.lock: an Elixir map as data. What the project itself asks for stands in mix.exs, which is code. */
export const mixLockReader: Reader = { format: 'mix-lock', read: readLock };

function readLock({ main }: ReaderFiles): ReadResult {
  const log = createProblemLog(main.path);
  const builder = new InventoryBuilder();
  const terms = termsOf(main, ELIXIR, log);
  const map = itemsOf(terms?.[0], 'map');
  if (map) addEntries(builder, entriesIn(map, log), folderOf(main.path), log);
  else if (terms) log.add('wrong-format', 'the file holds no map "%{…}", so it is no lockfile of Mix');
  return { inventory: builder.build(), problems: log.list() };
}

function addEntries(builder: InventoryBuilder, entries: readonly MixEntry[], folder: string, log: ProblemLog): void {
  const source = { kind: 'project', path: '.' } as const;
  const root = builder.add({ component: projectComponent(folder), key: '.', source, digests: [] });
  builder.addRoot(root, 'project');
  const positions = new Map<string, number>();
  const added = entries.map((entry): readonly [number, MixEntry] => {
    const isRepeated = positions.has(entry.app);
    if (isRepeated) log.add('duplicate-key', `${quote(entry.app)} stands in the file twice`, entry.span);
    const position = addEntry(builder, entry, isRepeated);
    // The last one counts, as in any map of Elixir.
    positions.set(entry.app, position);
    return [position, entry];
  });
  const missing: string[] = [];
  for (const [from, { app: parent, wishes }] of added) {
    for (const { app, requirement, isOptional } of wishes) {
      const to = positions.get(app);
      if (to !== undefined) builder.addEdge(from, to, isOptional ? OPTIONAL : PROD, requirement);
      else if (!isOptional) missing.push(`${quote(app)} (for ${quote(parent)})`);
    }
  }
  reportMissing(missing, log);
  if (entries.length === 0) return;
  log.add(
    'not-judged',
    'what the project asks for stands in mix.exs, which is code and is not run: what is direct is a guess',
  );
  // What is only asked for as optional is there because the project asks for it too.
  const binding = builder.build().edges.filter(({ kinds }) => kinds.includes('prod'));
  for (const to of unreachedStarts(builder.size, binding, [root])) {
    if (to !== root) builder.addEdge(root, to, PROD);
  }
}

function addEntry(
  builder: InventoryBuilder,
  { app, name, version, source, digests, span }: MixEntry,
  isRepeated: boolean,
): number {
  const component = packageComponent(name, version, source);
  const key = isRepeated ? `${app} (${builder.size})` : app;
  return builder.add({ component, key, source, digests, span });
}

function reportMissing(missing: readonly string[], log: ProblemLog): void {
  if (missing.length === 0) return;
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
  const what = missing.length === 1 ? '1 dependency has' : `${missing.length} dependencies have`;
  log.add('unresolved-version', `${what} no entry in the lockfile: ${missing.slice(0, NAMED).join(', ')}${more}`);
}
