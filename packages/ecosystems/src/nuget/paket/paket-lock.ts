import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type Source,
} from '@morel/model';
import { besides } from '../../reading/tree-path.ts';
import { withoutUser } from '../../reading/without-user.ts';
import { addTargets, type GraphNode, type GraphTarget } from '../graph.ts';
import { names, nugetComponent } from '../names.ts';
import { addProject } from '../project-root.ts';
import { directNames, type DirectNames } from './direct.ts';
import { lockEntries, type PaketEntry } from './lock-lines.ts';

const COMMIT = /^[0-9a-f]{7,64}$/;
const CONFLICT = /^(?:<{7}|>{7}) /m;
const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * Reads paket.lock: for each group the packages with what they ask for, and files and repositories that are taken from
 * elsewhere. It has no digests. What the project asks for itself stands in the paket.dependencies beside it.
 */
export const paketLockReader: Reader = { format: 'paket-lock', beside: manifestBeside, read: readLock };

function manifestBeside(path: string): string[] {
  return [besides(path, 'paket.dependencies')];
}

function readLock(files: ReaderFiles): ReadResult {
  const { path, text } = files.main;
  const log = createProblemLog(path);
  const builder = new InventoryBuilder();
  const wants = manifestBeside(path);
  const entries = textProblem(text, log) ? [] : lockEntries(text, log);
  if (entries.length > 0) {
    const beside = files.get(wants[0] ?? '');
    const direct: DirectNames = beside && 'text' in beside ? directNames(beside.text) : new Map();
    reportUnanswered(entries, direct, log);
    addTargets(builder, addProject(builder, files), targetsOf(entries, direct, log), log);
  }
  return { inventory: builder.build(), problems: log.list(), wants };
}

/** Whether the text is no paket.lock at all, which is then said. */
function textProblem(text: string, log: ProblemLog): boolean {
  const conflict = CONFLICT.exec(text);
  if (conflict) {
    const span = { start: conflict.index, end: conflict.index + conflict[0].length };
    log.add('conflict-markers', 'a merge conflict was left in the file', span);
  } else if (!/^ {4}\S/m.test(text)) log.add('wrong-format', 'the file locks nothing, as no paket.lock does');
  return conflict !== null || !/^ {4}\S/m.test(text);
}

/** Each group is resolved by itself. */
function targetsOf(entries: readonly PaketEntry[], direct: DirectNames, log: ProblemLog): GraphTarget[] {
  const groups = new Map<string, GraphNode[]>();
  for (const entry of entries) {
    const asked = direct.get(entry.group.toLowerCase()) ?? NO_NAMES;
    const nodes = groups.get(entry.group) ?? [];
    nodes.push(nodeOf(entry, asked, log));
    groups.set(entry.group, nodes);
  }
  return [...groups.values()].map((nodes) => ({ nodes }));
}

function reportUnanswered(entries: readonly PaketEntry[], direct: DirectNames, log: ProblemLog): void {
  const locked = new Set(entries.map(({ group, name }) => `${group.toLowerCase()} ${names.normalise(name)}`));
  for (const [group, asked] of direct) {
    for (const name of asked) {
      if (!locked.has(`${group} ${name}`))
        log.add('unresolved-version', `paket.dependencies asks for ${quote(name)}, which has no entry`);
    }
  }
}

function nodeOf(entry: PaketEntry, direct: ReadonlySet<string>, log: ProblemLog): GraphNode {
  const { group, kind, remote, name, version, options, asks, span } = entry;
  const source = sourceOf(entry);
  if (source.kind === 'git' && source.commit === undefined)
    log.add('not-judged', `${quote(name || remote)} is locked without a commit`, span);
  const id = kind === 'NUGET' ? name : name || remote;
  const locked = kind === 'NUGET' || source.kind === 'git' ? version : undefined;
  const restriction = options === undefined ? undefined : /restriction: *([^,]+)/.exec(options)?.[1];
  return {
    entry: {
      component: nugetComponent(id, locked, source),
      key: `${group}: ${id}`,
      source,
      groups: [group],
      span,
      ...(restriction !== undefined && { marker: restriction }),
    },
    isDirect: direct.has(names.normalise(id)),
    asks: asks.map((wish) => ({ name: names.normalise(wish.name), range: wish.range })),
  };
}

function sourceOf({ kind, remote, version = '' }: PaketEntry): Source {
  const commit = COMMIT.test(version) ? { commit: version } : {};
  // A folder of packages is a source like any other: they are not the user's own.
  if (kind === 'NUGET') return { kind: 'registry', url: withoutUser(remote.split(/\s/, 1)[0] ?? '') };
  if (kind === 'GITHUB') return { kind: 'git', url: `https://github.com/${remote}`, ...commit };
  if (kind === 'GIT') return { kind: 'git', url: withoutUser(remote), ...commit };
  if (kind === 'GIST') return { kind: 'git', url: `https://gist.github.com/${remote}`, ...commit };
  return { kind: 'url', url: withoutUser(`${remote}${version.startsWith('/') ? version : ''}`) };
}
