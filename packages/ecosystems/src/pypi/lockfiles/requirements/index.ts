import {
  createProblemLog,
  InventoryBuilder,
  unreachedStarts,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { baseName } from '../../../reading/tree-path.ts';
import { about } from '../../about.ts';
import { pypiComponent } from '../../component.ts';
import { fileEntry } from '../../lock-graph.ts';
import { refusal } from '../../read-result.ts';
import { createKeys } from '../../../reading/unique-keys.ts';
import { readRequirementFiles, type RequirementFiles } from './read-files.ts';
import { reportRequirementLosses } from './report-losses.ts';
import { resolveEntries, type ResolvedEntry } from './resolve.ts';
import { addPipSettings } from './settings.ts';

const CONSTRAINTS = /^constraints|[-_.]constraints?\.(?:txt|in)$/i;

/**
 * A requirements file of pip with all that it includes (pip.pypa.io, "Requirements File Format"). Its root is the file
 * itself: it does not say which project it belongs to.
 */
export const requirements: Reader = { format: 'requirements', read };

function read(files: ReaderFiles): ReadResult {
  const { main } = files;
  const log = createProblemLog(main.path);
  const found = readRequirementFiles(files, isConstraintsFile(main.path), log);
  const fault = faultOf(main.text, found);
  if (fault) return refusal(main.path, fault.code, fault.message);
  reportRequirementLosses(main, [...found.requirements, ...found.constraints], log);
  const builder = new InventoryBuilder();
  addPipSettings(builder, found, main.path);
  const entries = resolveEntries(found.requirements, found.constraints, log);
  if (entries.length > 0) addEntries(builder, entries, main.path);
  return { inventory: builder.build(), problems: log.list(), wants: found.wants };
}

/** Whether the name says that the file only limits versions. */
export function isConstraintsFile(path: string): boolean {
  return CONSTRAINTS.test(baseName(path));
}

/** Why the file as a whole is not read. */
export interface Fault {
  readonly code: 'wrong-format' | 'conflict-markers';
  readonly message: string;
}

/**
 * What is wrong where the file is no requirements file at all: binary, with a conflict in it, or prose, in which single
 * words look like packages but no line is more than a word.
 */
export function faultOf(text: string, found: RequirementFiles): Fault | undefined {
  if (text.includes('\0')) return { code: 'wrong-format', message: 'the file is binary' };
  if (/^<{7} /m.test(text)) return { code: 'conflict-markers', message: 'a merge conflict was left in the file' };
  if (found.strange === 0 || found.wants.length > 0 || found.options.length > 0) return undefined;
  const all = [...found.requirements, ...found.constraints];
  const isPlain = all.every((entry) => entry.source.kind === 'registry' && entry.specifier === '' && !entry.variable);
  const message = `${found.strange} lines are no requirements, and no other line names a version`;
  return isPlain ? { code: 'wrong-format', message } : undefined;
}

function addEntries(builder: InventoryBuilder, entries: readonly ResolvedEntry[], main: string): void {
  const keys = createKeys();
  const own = fileEntry(main);
  const root = builder.add({ ...own, key: keys(own.key) });
  builder.addRoot(root, 'project');
  const positions = entries.map((resolved) => addEntry(builder, resolved, keys, main));
  const byName = new Map<string, number[]>();
  for (const [index, { entry }] of entries.entries()) {
    const known = byName.get(entry.name ?? '');
    if (known) known.push(index);
    else byName.set(entry.name ?? '', [index]);
  }
  const links = entries.flatMap(({ entry }, to) =>
    (entry.via ?? []).flatMap((asker) => (byName.get(asker) ?? []).slice(0, 1).map((from) => ({ from, to }))),
  );
  const isAsked = new Set(links.map(({ to }) => to));
  const direct = [...entries.keys()].filter((index) => !isAsked.has(index));
  for (const { from, to } of links) builder.addEdge(positions[from] ?? 0, positions[to] ?? 0, ['prod']);
  // Notes that go round in a circle must not hide anything: the first of them hangs from the file as well.
  for (const index of [...direct, ...unreachedStarts(entries.length, links, direct)]) {
    const { entry, isConstraint } = entries[index] ?? {};
    builder.addEdge(root, positions[index] ?? 0, [isConstraint ? 'optional' : 'prod'], entry?.specifier);
  }
}

function addEntry(
  builder: InventoryBuilder,
  { entry, version, digests, marker, isConstraint }: ResolvedEntry,
  keys: (text: string) => string,
  main: string,
): number {
  const { name, text, source, file, span } = entry;
  return builder.add({
    // Where no name is given there is none to look up; the address stands for it.
    component: name === undefined ? { ecosystem: about.id, name: text } : pypiComponent(name, version, source),
    key: keys(name ?? text),
    source,
    digests,
    span,
    ...(file !== main && { file }),
    ...(marker !== undefined && { marker }),
    ...(isConstraint && { groups: ['constraints'] }),
  });
}
