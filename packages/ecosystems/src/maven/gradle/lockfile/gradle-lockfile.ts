import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type EdgeKind,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { baseName } from '../../../reading/tree-path.ts';
import { fileEntry } from '../../file-entry.ts';
import { artifactComponent } from '../../names.ts';
import { kindOfConfiguration } from './configurations.ts';
import { readLockLines, type LockedModule, type LockLines } from './lock-lines.ts';

/** The end of the comment that Gradle puts at the top. */
const HEADER_END = 'is expected to be part of source control.';

/** Reads gradle.lockfile, that of a build script or of the settings, and the older file for a single configuration. */
export const gradleLockfileReader: Reader = { format: 'gradle-lockfile', read };

function read({ main }: ReaderFiles): ReadResult {
  const log = createProblemLog(main.path);
  const builder = new InventoryBuilder();
  const only = configurationOf(main.path);
  const lines = readLockLines(main.text, only);
  if (reportFaults(main.text, lines, only, log)) addModules(builder, main.path, lines.modules, log);
  return { inventory: builder.build(), problems: log.list() };
}

/** The configuration that a file of the older form is for, which is its name. */
function configurationOf(path: string): string | undefined {
  if (!/(?:^|\/)gradle\/dependency-locks\/[^/]*$/.test(path)) return undefined;
  return baseName(path).replace(/\.lockfile$/, '');
}

/** Says what is wrong with the file; false where it is no lockfile at all. */
function reportFaults(text: string, lines: LockLines, only: string | undefined, log: ProblemLog): boolean {
  const { modules, strange, isEnded } = lines;
  if (/^<{7} /m.test(text)) {
    log.add('conflict-markers', 'a merge conflict was left in the file');
    return false;
  }
  if (strange.length > 0 && modules.length === 0 && !isEnded) {
    log.add('wrong-format', 'no line is an entry of a Gradle lockfile', strange[0]?.span);
    return false;
  }
  for (const line of strange) log.add('unknown-entry', `${quote(line.text)} is no entry and was left out`, line.span);
  const lost = lossOf(text, lines, only !== undefined);
  if (lost !== undefined) log.add('unknown-entry', `${lost}: the file may be cut off`);
  return true;
}

/** What shows that the file ends too early. A file for a single configuration has no end of its own. */
function lossOf(text: string, { modules, isEnded }: LockLines, isOfOne: boolean): string | undefined {
  if (!isOfOne) return isEnded ? undefined : 'the line "empty=", with which Gradle ends the file, is missing';
  if (modules.length === 0 && !text.includes(HEADER_END)) return 'there is no entry, nor the whole heading';
  return modules.length > 0 && !/[\r\n]$/.test(text) ? 'the last line has no end, which Gradle writes' : undefined;
}

function addModules(builder: InventoryBuilder, path: string, modules: readonly LockedModule[], log: ProblemLog): void {
  const root = builder.add(fileEntry(path));
  builder.addRoot(root, 'project');
  // What a build script or the settings ask for are plugins: code that runs in the build and is not shipped.
  const isOfScript = /^(?:buildscript|settings)-/.test(baseName(path));
  const seen = new Set<string>();
  for (const { name, version, configurations, span } of modules) {
    const key = `${name}:${version}`;
    if (seen.has(key)) {
      log.add('duplicate-key', `${quote(key)} is listed twice`, span);
      continue;
    }
    seen.add(key);
    const position = builder.add({
      component: artifactComponent(name, version),
      key,
      source: { kind: 'registry' },
      span,
      groups: configurations,
    });
    builder.addEdge(root, position, kindsOf(configurations, isOfScript));
  }
}

function kindsOf(configurations: readonly string[], isOfScript: boolean): readonly EdgeKind[] {
  return isOfScript ? ['build'] : [...new Set(configurations.map(kindOfConfiguration))];
}
