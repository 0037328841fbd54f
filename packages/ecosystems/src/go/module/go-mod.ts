import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type Problem,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type TextFile,
} from '@morel/model';
import { baseName, besides, folderOf, joinPath } from '../../reading/tree-path.ts';
import { addModule, addToolchain, listsAll } from './add-module.ts';
import { readModFile, type Line, type ModFile, type Replace } from './mod-file.ts';
import { reportLosses } from './report-losses.ts';
import { reportUntidied } from './report-untidied.ts';
import { readSumFile, type SumFile } from './sum-file.ts';

/** Reads go.mod with its go.sum, and go.work with the modules of its workspace. */
export const goModReader: Reader = { format: 'go-mod', beside: sumsBeside, read };

function sumsBeside(path: string): string[] {
  return [besides(path, baseName(path) === 'go.work' ? 'go.work.sum' : 'go.sum')];
}

interface Reading {
  readonly files: ReaderFiles;
  readonly builder: InventoryBuilder;
  readonly problems: Problem[];
  readonly wants: Set<string>;
}

function read(files: ReaderFiles): ReadResult {
  const { main } = files;
  const reading: Reading = { files, builder: new InventoryBuilder(), problems: [], wants: new Set() };
  const log = createProblemLog(main.path, []);
  const mod = readModFile(main, log);
  if (mod && isWorkspace(main, mod)) readWorkspace(reading, main, mod, log);
  else if (mod) readModule(reading, { file: main, mod, folder: '.' }, undefined, log);
  return {
    inventory: reading.builder.build(),
    problems: [...log.list(), ...reading.problems],
    wants: [...reading.wants],
  };
}

function isWorkspace({ path }: TextFile, { uses, path: modulePath }: ModFile): boolean {
  return baseName(path) === 'go.work' || (uses.length > 0 && modulePath === undefined);
}

interface Workspace {
  readonly sum: SumFile | undefined;
  readonly overrides: readonly Replace[];
}

interface Place {
  readonly file: TextFile;
  readonly mod: ModFile;
  readonly folder: string;
}

function readWorkspace(reading: Reading, main: TextFile, mod: ModFile, log: ProblemLog): void {
  const base = folderOf(main.path);
  const sum = sumBeside(reading, joinPath(base, 'go.work.sum'), log);
  addToolchain(reading.builder, { mod, prefix: '', file: main }, log);
  const members = [...usedFolders(mod.uses)].flatMap(([folder, use]) => {
    return readMember(reading, { base, folder }, (problem) => {
      log.add(problem.code, `${quote(use.text)} is used, but ${problem.message}`, use.span);
    });
  });
  const workspace = { sum: sum?.content, overrides: [...members.flatMap(asReplace), ...mod.replaces] };
  for (const place of members) {
    const memberLog = createProblemLog(place.file.path, []);
    readModule(reading, place, workspace, memberLog);
    reading.problems.push(...memberLog.list());
  }
}

/** The module in a folder that a workspace uses; none, and `fail` told why, where its go.mod cannot be read. */
function readMember(
  reading: Reading,
  { base, folder }: { readonly base: string; readonly folder: string },
  fail: (problem: Problem) => void,
): Place[] {
  const path = joinPath(base, `${folder}/go.mod`);
  reading.wants.add(path);
  const file = reading.files.get(path);
  if (!file) return [];
  if (!('text' in file)) {
    fail(file);
    return [];
  }
  const log = createProblemLog(path, []);
  const mod = readModFile(file, log);
  reading.problems.push(...log.list());
  return mod ? [{ file, mod, folder }] : [];
}

/** Within a workspace its modules stand in for every version of themselves. */
function asReplace({ mod, folder }: Place): Replace[] {
  if (mod.path === undefined) return [];
  return [{ path: mod.path, version: undefined, by: `./${folder}`, byVersion: undefined }];
}

/** Each folder once, with the first line that names it. */
function usedFolders(uses: readonly Line[]): ReadonlyMap<string, Line> {
  const folders = new Map<string, Line>();
  for (const use of uses) {
    const folder = joinPath('.', use.text);
    if (!folders.has(folder)) folders.set(folder, use);
  }
  return folders;
}

function readModule(reading: Reading, place: Place, workspace: Workspace | undefined, log: ProblemLog): void {
  const { file, mod, folder } = place;
  const sum = sumBeside(reading, joinPath(folderOf(file.path), 'go.sum'), log, !listsAll(mod));
  const sums = [workspace?.sum, sum?.content].filter((one) => one !== undefined);
  const overrides = workspace?.overrides ?? [];
  // What a workspace needs may stand in its own list of sums.
  if (!workspace) reportLosses({ mod, sum }, log);
  const entries = sums.length === 0 ? undefined : sums.flatMap((one) => one.entries);
  reportUntidied({ mod, entries, overrides }, log);
  addModule(
    reading.builder,
    {
      ...place,
      sum,
      digests: digestsOf(sums),
      overrides,
      prefix: workspace ? `${folder}: ` : '',
    },
    log,
  );
}

/** Later files win: a module's own go.sum over that of the workspace. */
function digestsOf(sums: readonly SumFile[]): ReadonlyMap<string, readonly string[]> {
  const entries = sums.flatMap((sum) => sum.entries);
  return new Map(entries.map(({ path, version, digests }) => [`${path}@${version}`, digests]));
}

/** The go.sum at a path; undefined where there is none. Its odd lines matter only where modules are found by it. */
function sumBeside(
  { files, wants }: Reading,
  path: string,
  log: ProblemLog,
  isList: boolean = false,
): { file: TextFile; content: SumFile } | undefined {
  wants.add(path);
  const file = files.get(path);
  if (!file || !('text' in file)) return undefined;
  const content = readSumFile(file);
  if (content.strange.length > 0) {
    const what = `${content.strange.length} lines of ${path} are no entries of a go.sum file and were left out`;
    log.add(isList ? 'unknown-entry' : 'not-judged', what);
  }
  return { file, content };
}
