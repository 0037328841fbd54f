import type { Lookup } from './interpolate.ts';
import type { PomPool } from './pom-pool.ts';
import type { Pom, PomSection, Written } from './pom.ts';

/** A pom with its parents, as far as they are in the tree. */
export interface Lineage {
  /** The pom itself first. */
  readonly poms: readonly Pom[];
  /** The pom whose parent is not in the tree. */
  readonly orphan?: Pom;
  /** The pom whose parent is one of those before it. */
  readonly circle?: Pom;
}

/** No project has as many generations; beyond them a parent counts as missing. */
const LONGEST = 50;

export function lineageOf(pom: Pom, pool: PomPool): Lineage {
  const poms = [pom];
  for (let last = pom; last.parent;) {
    const parent = pool.parentOf(last);
    if (!parent || poms.length === LONGEST) return { poms, orphan: last };
    if (poms.includes(parent)) return { poms, circle: last };
    poms.push(parent);
    last = parent;
  }
  return { poms };
}

/**
 * The sections that hold, what counts more before what counts less: of each pom its active profiles, then the pom, then
 * those of its parent. A profile is active in every pom that has it; those that are active by default are so in the poms
 * that do not (source: Maven, "Introduction to Build Profiles").
 */
export function sectionsOf(poms: readonly Pom[], profile: string | undefined): PomSection[] {
  return poms.flatMap((pom) => {
    const named = pom.profiles.filter(({ id }) => id === profile);
    const active = named.length > 0 ? named : pom.profiles.filter(({ isActiveByDefault }) => isActiveByDefault);
    return [...active.toReversed(), pom];
  });
}

/** The ids of all profiles that change something that is read here. */
export function profilesOf(poms: readonly Pom[]): string[] {
  const changing = poms.flatMap(({ profiles }) => profiles.filter(changesAnything));
  return [...new Set(changing.map(({ id }) => id))];
}

function changesAnything(section: PomSection): boolean {
  const { properties, dependencies, management, plugins, pluginManagement, extensions } = section;
  return (
    properties.size > 0 ||
    [dependencies, management, plugins, pluginManagement, extensions].some((list) => list.length > 0)
  );
}

/** The value of an expression: what the user sets, a property, or one of the project's own values (`project.version`, `pom.version`, `version`). */
export function lookupIn(poms: readonly Pom[], sections: readonly PomSection[], user: Lookup): Lookup {
  return (name) => {
    const set = user(name);
    if (set) return set;
    const property = sections.find(({ properties }) => properties.has(name))?.properties.get(name);
    return property ?? projectValue(poms, name.replace(/^(?:project|pom)\./, ''));
  };
}

function projectValue(poms: readonly Pom[], name: string): Written | undefined {
  const [pom] = poms;
  if (!pom) return undefined;
  const { file, span, parent } = pom;
  const written = (text: string | undefined): Written | undefined =>
    text === undefined ? undefined : { text, file, span };
  switch (name) {
    case 'groupId':
      return written(pom.groupId ?? parent?.groupId);
    case 'artifactId':
      return written(pom.artifactId);
    case 'version':
      return pom.version ?? parent?.version;
    case 'parent.groupId':
      return written(parent?.groupId);
    case 'parent.artifactId':
      return written(parent?.artifactId);
    case 'parent.version':
      return parent?.version;
    default:
      return undefined;
  }
}
