import { quote, type ProblemLog, type TextFile } from '@morel/model';
import { pomOf, type PomDependency } from '../pom/pom.ts';
import type { ParseXml } from '../pom/pom-pool.ts';

/** Those that come with an artifact (source: maven.apache.org, "Introduction to the Dependency Mechanism"). */
const COMING = new Set([undefined, 'compile', 'runtime']);

/**
 * What an artifact brings with it by the pom that lies in its jar: names, as they are written. What its parent asks for is
 * not in the jar.
 */
export function askedByPom({ path, text }: TextFile, parse: ParseXml, log: ProblemLog): readonly string[] {
  const { root, problems } = parse(text, path);
  if (problems.length > 0 || root?.name !== 'project') {
    log.add('unknown-entry', `${quote(path)} is no pom that can be read: what the artifact asks for is not known`);
    return [];
  }
  const { dependencies, parent, groupId } = pomOf(path, root);
  if (parent)
    log.add(
      'not-judged',
      `what the parent ${quote(parent.artifactId ?? '')} of the artifact asks for is not in the jar`,
    );
  const own = groupId ?? parent?.groupId ?? '';
  return dependencies.filter(isComing).map(({ groupId: group = '', artifactId = '' }) => {
    return `${group.replaceAll('${project.groupId}', own)}:${artifactId}`;
  });
}

function isComing({ scope, isOptional }: PomDependency): boolean {
  return COMING.has(scope) && !isOptional;
}
