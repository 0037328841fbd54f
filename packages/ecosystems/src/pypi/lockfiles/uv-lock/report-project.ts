import { quote, type ProblemLog } from '@morel/model';
import { get, stringsOf, type Parsed } from '@morel/parse';
import type { LockGraph } from '../../lock-graph.ts';
import type { LockNode } from '../../lock-node.ts';
import type { Project } from '../../manifests/pyproject/project.ts';
import { normaliseName } from '../../names.ts';
import { reportOrphans } from '../report-losses.ts';

/** A uv.lock that was read. */
export interface UvLock {
  readonly parsed: Parsed;
  readonly nodes: readonly LockNode[];
  readonly graph: LockGraph;
  /** What the pyproject.toml beside it says. */
  readonly project: Project | undefined;
}

/**
 * uv lists the project and the members of its workspace among the packages, and nothing that they do not ask for. What is
 * not so shows that the file has lost its end.
 */
export function reportProject({ parsed, nodes, graph, project }: UvLock, log: ProblemLog): void {
  const names = new Set(nodes.map(({ entry }) => entry.component.name));
  const members = stringsOf(get(get(parsed.value, 'manifest'), 'members')).map(normaliseName);
  const own = project?.name === undefined ? [] : [normaliseName(project.name)];
  const lost = [...members, ...own].find((name) => !names.has(name));
  if (lost !== undefined) {
    log.add('unknown-entry', `the project's own package ${quote(lost)} has no entry: the file may be cut off`);
  } else if (nodes.length > 0 && nodes.every(({ root }) => root === undefined)) {
    log.add('unknown-entry', 'the project itself has no entry, which every uv.lock has: the file may be cut off');
  } else if (nodes.length === 0 && project?.wishes.some(({ marker }) => marker === undefined)) {
    log.add(
      'unknown-entry',
      `the file has no entry, and pyproject.toml asks for ${quote(project.wishes[0]?.name ?? '')}: the file may be cut off`,
    );
  } else {
    reportAsked(nodes, project, log);
    reportOrphans(nodes, graph, log);
  }
}

/** Tables of the project's entry may be lost, and all that only they ask for. */
function reportAsked(nodes: readonly LockNode[], project: Project | undefined, log: ProblemLog): void {
  if (project?.name === undefined) return;
  const name = normaliseName(project.name);
  const own = nodes.find(({ entry, root }) => root && entry.component.name === name);
  if (!own) return;
  const asked = new Set(own.wishes.map((wish) => wish.name));
  const lost = project.wishes.find((wish) => wish.marker === undefined && !asked.has(wish.name));
  if (!lost) return;
  const message = `the entry of ${quote(project.name)} does not list ${quote(lost.name)}, which its pyproject.toml asks for`;
  log.add('unknown-entry', `${message}: the file may be cut off`, own.entry.span);
}
