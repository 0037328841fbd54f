import { names } from '../names.ts';

/** The packages that paket.dependencies names, by group, each normalised. */
export type DirectNames = ReadonlyMap<string, ReadonlySet<string>>;

const GROUP = /^group\s+(\S+)/i;
const PACKAGE = /^(?:nuget|clitool)\s+(\S+)/i;

/** Reads the names in paket.dependencies; what else stands there decides how versions are picked, not what is asked for. */
export function directNames(text: string): DirectNames {
  const groups = new Map<string, Set<string>>();
  let group = 'main';
  for (const line of text.split(/[\r\n]+/)) {
    const content = line.trim();
    group = GROUP.exec(content)?.[1]?.toLowerCase() ?? group;
    const name = PACKAGE.exec(content)?.[1];
    if (name !== undefined) groups.set(group, (groups.get(group) ?? new Set()).add(names.normalise(name)));
  }
  return groups;
}
