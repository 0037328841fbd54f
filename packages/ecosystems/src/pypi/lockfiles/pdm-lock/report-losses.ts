import { quote, type ProblemLog } from '@morel/model';
import { asArray, asString, get, stringsOf, type Parsed } from '@morel/parse';
import type { LockGraph, LooseWish } from '../../lock-graph.ts';
import type { LockNode } from '../../lock-node.ts';
import type { Project } from '../../manifests/pyproject/project.ts';
import { isForSomePlatform, isUnconditional, reportLastEntry, reportLoose } from '../report-losses.ts';

/** A pdm.lock that was read. */
export interface PdmLock {
  readonly parsed: Parsed;
  readonly nodes: readonly LockNode[];
  readonly graph: LockGraph;
  /** What the pyproject.toml beside it says. */
  readonly project: Project | undefined;
}

/** Reports what shows that a pdm.lock has lost its end. */
export function reportPdmLosses({ parsed, nodes, graph, project }: PdmLock, log: ProblemLog): void {
  const metadata = get(parsed.value, 'metadata');
  if (get(metadata, 'content_hash') === undefined) {
    log.add('unknown-entry', '"metadata" has no "content_hash": the file may be cut off', parsed.span('metadata'));
  }
  const groups = lockedGroups(metadata, project);
  const isLocked = coversAllPlatforms(metadata) ? isForSomePlatform : isUnconditional;
  const isExpected = (one: LooseWish): boolean =>
    isLocked(one) && (!nodes[one.from]?.root || groups.has(one.wish.name));
  reportLoose(nodes, graph, isExpected, log);
  if (!keepsFilesApart(metadata)) reportLastEntry(nodes, log);
  else {
    const lost = nodes.find(({ entry, hasFiles }) => entry.source.kind === 'registry' && hasFiles === false);
    if (!lost) return;
    const message = `"metadata.files", with which the file ends, does not list ${quote(lost.entry.key)}`;
    log.add('unknown-entry', `${message}: the file may be cut off`, lost.entry.span);
  }
}

/** Up to `lock_version` 4.2 the archives of all packages stand at the end of the file. */
function keepsFilesApart(metadata: unknown): boolean {
  const minor = Number(asString(get(metadata, 'lock_version'))?.split('.')[1] ?? 0);
  return minor <= 2;
}

/** Whether it was resolved for all platforms: then what one of them installs has an entry. */
function coversAllPlatforms(metadata: unknown): boolean {
  const targets = asArray(get(metadata, 'targets'));
  if (!targets) return stringsOf(get(metadata, 'strategy')).includes('cross_platform');
  return targets.every((target) => get(target, 'platform') === undefined);
}

/** The names in those groups of the project that were locked. */
function lockedGroups(metadata: unknown, project: Project | undefined): ReadonlySet<string> {
  const groups = new Set(stringsOf(get(metadata, 'groups')));
  const wishes = project?.wishes.filter(({ group = 'default' }) => groups.has(group)) ?? [];
  return new Set(wishes.map(({ name }) => name));
}
