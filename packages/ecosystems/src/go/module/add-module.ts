import { quote, type InventoryBuilder, type ProblemLog, type TextFile } from '@morel/model';
import { go } from '@morel/versions';
import { baseName, folderOf } from '../../reading/tree-path.ts';
import { moduleComponent, STANDARD_LIBRARY } from '../names.ts';
import type { Line, ModFile, Replace, Require } from './mod-file.ts';
import { createSubstitute, type Substitute } from './replacements.ts';
import type { SumEntry, SumFile } from './sum-file.ts';

/** A module of the project's own, with what belongs to it. */
export interface OwnModule {
  readonly file: TextFile;
  readonly mod: ModFile;
  readonly sum: { readonly file: TextFile; readonly content: SumFile } | undefined;
  /** What go.sum says the modules must hash to, by `path@version`. */
  readonly digests: ReadonlyMap<string, readonly string[]>;
  /** Its folder as seen from the input; `.` for the same. */
  readonly folder: string;
  /** Replacements by the workspace that it belongs to. */
  readonly overrides: readonly Replace[];
  /** Tells entries of one module of a workspace from those of another. */
  readonly prefix: string;
}

/** The first version of Go whose go.mod lists every module that is built. */
const COMPLETE = go.parse('1.17');
const LONGEST_PATH = 1000;

/** Adds a module with all that is built for it. */
export function addModule(builder: InventoryBuilder, module: OwnModule, log: ProblemLog): void {
  const { mod, folder, prefix, file } = module;
  const isMember = prefix !== '';
  const source = { kind: 'project', path: folder } as const;
  const inFile = isMember ? { file: file.path } : {};
  const root = builder.add({
    component: moduleComponent(mod.path ?? folderName(file.path), undefined),
    key: `${prefix}module`,
    source,
    span: mod.span,
    ...inFile,
  });
  builder.addRoot(root, isMember ? 'workspace' : 'project');
  // The go.work file of a workspace decides which toolchain builds it.
  if (!isMember || mod.toolchain) addToolchain(builder, module, log);
  addRequires(builder, module, root, log);
}

/** What a module without a name is called: as its folder, where that has a name in the tree. */
function folderName(path: string): string {
  const name = baseName(folderOf(path));
  return /^\.{0,2}$/.test(name) ? 'main' : name;
}

/** The standard library of the release that the file asks for; a bare `go` line is a minimum and says nothing. */
export function addToolchain(
  builder: InventoryBuilder,
  { mod, prefix, file }: Pick<OwnModule, 'mod' | 'prefix' | 'file'>,
  log: ProblemLog,
): void {
  const { toolchain } = mod;
  if (!toolchain) {
    noteUnknownToolchain(mod.go, log);
    return;
  }
  builder.add({
    component: moduleComponent(STANDARD_LIBRARY, toolchain.text),
    key: `${prefix}toolchain`,
    source: { kind: 'unknown' },
    // What moves it: `go get stdlib` does not exist.
    alias: 'toolchain',
    span: toolchain.span,
    ...(prefix !== '' && { file: file.path }),
  });
}

function noteUnknownToolchain(line: Line | undefined, log: ProblemLog): void {
  const what = line ? `go ${line.text} is only the lowest version that will do` : 'there is no go line';
  log.add('not-judged', `${what}: the toolchain, with its standard library, was not judged`, line?.span);
}

function addRequires(builder: InventoryBuilder, module: OwnModule, root: number, log: ProblemLog): void {
  const { mod, digests, prefix, file, overrides } = module;
  const substitute = createSubstitute([overrides, mod.replaces]);
  const tools = toolModules(mod);
  const seen = new Set<string>();
  const listed = new Set<string>();
  for (const require of mod.requires) {
    const key = `${require.path}@${require.version}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const built = substitute(require.path, require.version);
    listed.add(require.path).add(built.path);
    const isTool = tools.has(require);
    const position = builder.add({
      component: moduleComponent(built.path, versionOf(built.version, require, log)),
      key: `${prefix}${key}`,
      source: built.source,
      digests: digests.get(`${built.path}@${built.version}`) ?? [],
      span: require.span,
      ...(built.path !== require.path && { alias: require.path }),
      ...groupsOf(require, isTool),
      ...(prefix !== '' && { file: file.path }),
    });
    const isReplaced = built.path !== require.path || built.version !== require.version;
    if (!require.isIndirect) builder.addEdge(root, position, ['prod'], require.version);
    else if (isTool) builder.addEdge(root, position, ['dev'], require.version);
    if (isReplaced) builder.override(root, position);
  }
  if (!listsAll(mod) || mayBeUntidied(mod)) addUnlisted(builder, module, { listed, substitute }, log);
}

function groupsOf({ isIndirect }: Require, isTool: boolean): { groups?: readonly string[] } {
  const groups = [...(isIndirect ? ['indirect'] : []), ...(isTool ? ['tool'] : [])];
  return groups.length > 0 ? { groups } : {};
}

/** A branch or tag that `go mod tidy` has yet to turn into a version is none. */
function versionOf(version: string, { path, span }: Require, log: ProblemLog): string | undefined {
  if (go.parse(version) !== undefined) return version;
  log.add('unresolved-version', `${quote(path)} is required as ${quote(version)}, which is no version`, span);
  return undefined;
}

/** The required modules that hold a tool: of each tool the one with the longest path that its own starts with. */
function toolModules({ tools, requires }: ModFile): ReadonlySet<Require> {
  const byPath = new Map(requires.map((require) => [require.path, require]));
  const found = new Set<Require>();
  for (const tool of tools) {
    if (tool.length > LONGEST_PATH) continue;
    for (let end = tool.length; end > 0; end = tool.lastIndexOf('/', end - 1)) {
      const require = byPath.get(tool.slice(0, end));
      if (!require) continue;
      found.add(require);
      break;
    }
  }
  return found;
}

/** Whether the file lists every module that is built. */
export function listsAll({ go: line, requires }: ModFile): boolean {
  if (requires.length === 0) return true;
  const version = line && go.parse(line.text);
  return version !== undefined && COMPLETE !== undefined && go.compare(version, COMPLETE) >= 0;
}

/** Whether nothing tells that a go.mod was tidied: then go.sum may know more. */
function mayBeUntidied({ requires }: ModFile): boolean {
  return requires.every(({ isIndirect }) => !isIndirect);
}

/** What go.sum needed the content of and go.mod does not list, at the highest version: it may be built. */
function addUnlisted(
  builder: InventoryBuilder,
  { mod, sum, prefix }: OwnModule,
  { listed, substitute }: { readonly listed: ReadonlySet<string>; readonly substitute: Substitute },
  log: ProblemLog,
): void {
  const isWhole = listsAll(mod);
  if (!sum) {
    if (isWhole) return;
    const what = 'before Go 1.17 go.mod does not list every module that is built, and there is no go.sum to tell them';
    log.add('unresolved-version', `${what}: run "go mod tidy" and commit go.sum`, mod.go?.span);
    return;
  }
  // Of a module that only tests of dependencies need, go.sum does without the go.mod since Go 1.17.
  const candidates = isWhole ? sum.content.entries.filter(({ isRead }) => isRead) : sum.content.entries;
  for (const { path, version, digests, span } of highest(candidates)) {
    const { source, path: builtPath } = substitute(path, version);
    // What stands in for a replaced module has an entry of its own.
    if (listed.has(path) || source.kind !== 'registry' || builtPath !== path) continue;
    builder.add({
      component: moduleComponent(path, version),
      key: `${prefix}${path}@${version}`,
      source,
      digests,
      span,
      file: sum.file.path,
      groups: ['indirect'],
    });
  }
}

/** Of each module whose content was needed the entry with the highest version. */
export function highest(entries: readonly SumEntry[]): SumEntry[] {
  const byPath = new Map<string, SumEntry>();
  for (const entry of entries) {
    const known = byPath.get(entry.path);
    if (entry.isNeeded && (!known || isHigher(entry.version, known.version))) byPath.set(entry.path, entry);
  }
  return [...byPath.values()];
}

function isHigher(version: string, than: string): boolean {
  const [a, b] = [go.parse(version), go.parse(than)];
  return a !== undefined && b !== undefined && go.compare(a, b) > 0;
}
