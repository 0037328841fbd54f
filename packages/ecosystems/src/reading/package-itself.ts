import { baseName } from './tree-path.ts';
import { InventoryBuilder, quote, type Entry, type Problem, type ProblemLog, type ReadResult } from '@morel/model';

/** What a published package says of itself. */
export interface PackageItself {
  readonly entry: Omit<Entry, 'source'>;
  /** Names of what it asks for to run and does not bring: which versions come is decided where it is installed. */
  readonly asks: readonly string[];
}

const MOST_NAMED = 3;
const HINT = 'Scan the lockfile of what installs it too.';

/**
 * A package that is looked up itself. It hangs from an entry for the file that says so: what is a root is the scanned project's own, in a
 * bill of materials too. What it asks for is not in it: that nothing was looked up of that is said, and leaves the reading partial.
 */
export function packageItself(path: string, { entry, asks }: PackageItself, log: ProblemLog): ReadResult {
  const builder = new InventoryBuilder();
  const { span } = entry;
  const { ecosystem } = entry.component;
  const source = { kind: 'project', path: baseName(path) } as const;
  const file = builder.add({ component: { ecosystem, name: path }, key: `file ${path}`, source });
  builder.addRoot(file, 'subject');
  builder.addEdge(file, builder.add({ ...entry, source: { kind: 'unknown' } }), ['prod']);
  return {
    inventory: builder.build(),
    problems: [
      ...log.list(),
      ...openAsks(entry.component.name, asks, { path, ...(typeof span === 'object' && { span }) }),
    ],
    expectsDigests: false,
  };
}

function openAsks(name: string, asks: readonly string[], where: NonNullable<Problem['where']>): Problem[] {
  const different = [...new Set(asks)];
  if (different.length === 0) return [];
  const named = different.slice(0, MOST_NAMED).map((one) => quote(one, 60));
  const more = different.length > MOST_NAMED ? ` and ${different.length - MOST_NAMED} more` : '';
  const message = `${quote(name, 100)} asks for ${named.join(', ')}${more}, which it does not bring: not looked up`;
  return [{ code: 'unresolved-version', message, hint: HINT, where }];
}

/** A file that says of no package that it is it. */
export function noPackage(log: ProblemLog): ReadResult {
  return { inventory: new InventoryBuilder().build(), problems: log.list(), expectsDigests: false };
}
