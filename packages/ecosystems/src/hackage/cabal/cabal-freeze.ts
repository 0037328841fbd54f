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
import { hackage } from '@morel/versions';
import { addFileRoot } from '../file-root.ts';
import { haskellComponent } from '../names.ts';
import { projectFields, type Item } from './project-fields.ts';

/** `any.name`, `setup.name`, `package:setup.name`, or the name alone, with what is asked of it. */
const CONSTRAINT = /^(?:(?:any|setup|[A-Za-z0-9-]+:setup)\.)?([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)(?:\s+|(?=[=<>^(]))(.+)$/s;
/** Patterns run out of stack on texts of many million characters. */
const LONGEST = 10_000;
const FLAGS = /^[+-][A-Za-z_][\w-]*(?:\s+[+-][A-Za-z_][\w-]*)*$/;
/** Properties that say how and not which. */
const PROPERTIES: ReadonlySet<string> = new Set(['source', 'test', 'bench', 'installed']);

/**
 * Reads cabal.project.freeze: the constraints that pin one version of each package. Source: cabal-install's documentation,
 * "cabal freeze" and "Constraints".
 */
export const cabalFreezeReader: Reader = { format: 'cabal-freeze', read };

function read({ main }: ReaderFiles): ReadResult {
  const log = createProblemLog(main.path);
  const builder = new InventoryBuilder();
  const { fields, strange } = projectFields(main.text);
  const constraints = fields.filter(({ name }) => name === 'constraints');
  if (constraints.length === 0) {
    log.add('wrong-format', 'the file has no constraints, so it is no cabal.project.freeze');
    return { inventory: builder.build(), problems: log.list() };
  }
  for (const { text, span } of strange) log.add('unknown-entry', `${quote(text)} is no field and was left out`, span);
  const root = addFileRoot(builder, main.path);
  const found: Found = { seen: new Set(), held: new Set(), other: new Map() };
  for (const item of constraints.flatMap(({ items }) => items)) addConstraint(builder, root, { item, found, log });
  for (const [name, span] of found.other) {
    if (found.held.has(name)) continue;
    log.add('unresolved-version', `no constraint says which version of ${quote(name)} is taken`, span);
  }
  const has = (field: string): boolean => fields.some(({ name }) => name === field);
  if (has('active-repositories') && !has('index-state')) {
    log.add('unknown-entry', 'the field index-state is missing, with which the file ends: it may be cut off');
  }
  return { inventory: builder.build(), problems: log.list() };
}

/** What was met so far. */
interface Found {
  /** Constraints on versions. */
  readonly seen: Set<string>;
  /** Names with one. */
  readonly held: Set<string>;
  /** Names with flags or properties, and where the first stands. */
  readonly other: Map<string, Span>;
}

function addConstraint(
  builder: InventoryBuilder,
  root: number,
  { item, found, log }: { readonly item: Item; readonly found: Found; readonly log: ProblemLog },
): void {
  const { text, span } = item;
  const [, name, asked] = (text.length <= LONGEST && CONSTRAINT.exec(text)) || [];
  if (name === undefined || asked === undefined) {
    const shown = text === '' ? 'an empty constraint' : quote(text);
    log.add('unknown-entry', `${shown} is no constraint and was left out: the file may be cut off`, span);
    return;
  }
  if (FLAGS.test(asked) || PROPERTIES.has(asked)) {
    if (!found.other.has(name)) found.other.set(name, span);
    return;
  }
  found.held.add(name);
  const pinned = /^==\s*(\S+)$/.exec(asked)?.[1];
  const version = pinned !== undefined && hackage.parse(pinned) ? pinned : undefined;
  if (version === undefined) {
    log.add('unresolved-version', `${quote(name)} is held to ${quote(asked)}, which is not one version`, span);
  }
  const key = `${name} ${asked}`;
  // A package that a setup script needs too is listed for both.
  if (found.seen.has(key)) return;
  found.seen.add(key);
  const source = { kind: 'registry' } as const;
  const position = builder.add({ component: haskellComponent(name, version, source), key, source, span });
  builder.addEdge(root, position, ['prod']);
}
