import {
  isFirstParty,
  type DataState,
  type Ecosystem,
  type Inventory,
  type Location,
  type Match,
  type Rating,
  type Subjects,
} from '@morel/model';
import { inputOf, placeOf } from './places.ts';
import type { Reach } from './reach.ts';

/** What rules judge, by kind. Exceptions and the policy itself are the policy engine's own subjects. */
export type SubjectLists = { readonly [K in Exclude<keyof Subjects, 'exception' | 'policy'>]: readonly Subjects[K][] };

/** A client in use in a folder, with the key of its facts. */
export interface ClientPlace {
  readonly client: { readonly id: string; readonly title: string };
  readonly shownBy: string;
  readonly key: string;
}

export interface SubjectSources {
  readonly inventory: Inventory;
  readonly reach: Reach;
  readonly matches: readonly { readonly match: Match; readonly rating: Rating }[];
  readonly clients: readonly ClientPlace[];
  readonly data: DataState;
  readonly now: number;
  readonly ecosystem: (id: string) => Ecosystem | undefined;
}

/** Everything of an inventory that rules judge. */
export function subjectsOf(sources: SubjectSources): SubjectLists {
  return {
    match: matchSubjects(sources),
    occurrence: occurrenceSubjects(sources),
    requirement: requirementSubjects(sources),
    input: inputSubjects(sources),
    client: clientSubjects(sources),
    step: stepSubjects(sources),
    data: [{ path: '', data: sources.data, now: sources.now }],
  };
}

function matchSubjects({ inventory, reach, matches }: SubjectSources): Subjects['match'][] {
  return matches.map(({ match, rating }) => {
    const component = inventory.components[match.component];
    const positions = reach.occurrences[match.component] ?? [];
    const places = positions.flatMap((position) => {
      const occurrence = inventory.occurrences[position];
      return occurrence ? [placeOf(inventory, occurrence)] : [];
    });
    const nearest = inventory.occurrences[reach.nearest(match.component) ?? -1];
    if (!component || !nearest) throw new Error('a match without a component that occurs');
    const where = placeOf(inventory, nearest);
    const alsoAt = otherPaths(places, where);
    return {
      match,
      advisory: match.advisory,
      component,
      rating,
      devOnly: reach.devOnly(match.component),
      path: where.path,
      where,
      ...(alsoAt.length > 0 && { alsoAt }),
    };
  });
}

function otherPaths(places: readonly Location[], where: Location): string[] {
  return [...new Set(places.map(({ path }) => path))].filter((path) => path !== where.path);
}

function occurrenceSubjects({ inventory, ecosystem }: SubjectSources): Subjects['occurrence'][] {
  const subjects: Subjects['occurrence'][] = [];
  for (const occurrence of inventory.occurrences) {
    const component = inventory.components[occurrence.component];
    const input = inputOf(inventory, occurrence.input);
    if (!component || isFirstParty(occurrence.source) || input.role === 'installed') continue;
    const rules = ecosystem(component.ecosystem)?.registry;
    const where = placeOf(inventory, occurrence);
    subjects.push({
      occurrence,
      component,
      input,
      publicHosts: rules?.publicHosts ?? [],
      expectsDigest: rules?.expectsDigest(input.format) ?? false,
      path: where.path,
      where,
    });
  }
  return subjects;
}

function requirementSubjects({ inventory, ecosystem }: SubjectSources): Subjects['requirement'][] {
  return inventory.requirements.map((requirement) => {
    const where = placeOf(inventory, requirement);
    const pinning =
      requirement.source === 'registry'
        ? ecosystem(requirement.ecosystem)?.versions.pinning(requirement.specifier)
        : undefined;
    return { requirement, input: inputOf(inventory, requirement.input), pinning, path: where.path, where };
  });
}

function inputSubjects({ inventory }: SubjectSources): Subjects['input'][] {
  return inventory.inputs.map((input, position) => ({
    input,
    path: input.path,
    where: { path: input.path },
    factKey: String(position),
  }));
}

function clientSubjects({ clients }: SubjectSources): Subjects['client'][] {
  return clients.map(({ client, shownBy, key }) => ({
    client: client.id,
    title: client.title,
    path: shownBy,
    where: { path: shownBy },
    factKey: key,
  }));
}

function stepSubjects({ inventory }: SubjectSources): Subjects['step'][] {
  return inventory.steps.map((step, position) => {
    const where = placeOf(inventory, step);
    return {
      command: step.command,
      ...(step.job !== undefined && { job: step.job }),
      path: where.path,
      where,
      factKey: String(position),
    };
  });
}
