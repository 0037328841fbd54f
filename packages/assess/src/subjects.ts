import {
  isFirstParty,
  type Component,
  type DataState,
  type Difference,
  type Ecosystem,
  type Input,
  type Inventory,
  type Location,
  type Match,
  type Occurrence,
  type Rating,
  type Subjects,
} from '@morel/model';
import { createOwnAnswers } from './own-answers.ts';
import { componentSubjects } from './component-subjects.ts';
import { inputOf, otherPaths, placeOf } from './places.ts';
import type { Reach } from './reach.ts';
import { reviewSubjects, type ComparedReviews } from './review-subjects.ts';

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
  /** Where two states are compared. */
  readonly compared?: Compared;
  readonly ecosystem: (id: string) => Ecosystem | undefined;
}

/** Everything of an inventory that rules judge. */
export function subjectsOf(sources: SubjectSources): SubjectLists {
  return {
    match: matchSubjects(sources),
    // Few policies judge components: they are listed when asked for.
    get component() {
      return componentSubjects(sources);
    },
    occurrence: occurrenceSubjects(sources),
    requirement: requirementSubjects(sources),
    input: inputSubjects(sources),
    client: clientSubjects(sources),
    step: stepSubjects(sources),
    data: [{ path: '', data: sources.data, now: sources.now }],
    ...comparedSubjects(sources),
  };
}

/** What lies between a state before and the one that is judged. */
export interface Compared extends Pick<Difference, 'base' | 'changes'> {
  readonly deciders: readonly { readonly path: string; readonly differs: boolean }[];
  readonly reviews: ComparedReviews;
}

/** Kinds of subjects that only a comparison has. */
type ComparedKind = 'change' | 'decider' | 'newcomer' | 'reviewChange';

function comparedSubjects({ inventory, compared, now }: SubjectSources): Pick<SubjectLists, ComparedKind> {
  if (!compared) return { change: [], decider: [], newcomer: [], reviewChange: [] };
  const { base, changes, deciders, reviews } = compared;
  const places = new Map<string, Occurrence>();
  for (const occurrence of inventory.occurrences) {
    const component = inventory.components[occurrence.component];
    const key = component && `${component.ecosystem} ${component.name}`;
    if (key !== undefined && !places.has(key)) places.set(key, occurrence);
  }
  const change = changes.map((one): Subjects['change'] => {
    const occurrence = places.get(`${one.ecosystem} ${one.name}`);
    if (!occurrence) return { path: '', change: one, base };
    const where = placeOf(inventory, occurrence);
    return { path: where.path, where, change: one, base };
  });
  const decider = deciders.map(({ path, differs }) => ({ path, where: { path }, base, differs }));
  return { change, decider, ...reviewSubjects(inventory, reviews, { now, name: base }) };
}

function matchSubjects({ inventory, reach, matches }: SubjectSources): Subjects['match'][] {
  const hit = new Map<number, HitComponent>();
  return matches.map(({ match, rating }) => {
    const known = hit.get(match.component) ?? hitComponent(inventory, reach, match.component);
    hit.set(match.component, known);
    return { ...known, match, advisory: match.advisory, rating };
  });
}

/** What all matches of a component share. */
type HitComponent = Pick<Subjects['match'], 'component' | 'devOnly' | 'path' | 'where' | 'alsoAt'>;

function hitComponent(inventory: Inventory, reach: Reach, position: number): HitComponent {
  const component = inventory.components[position];
  const nearest = inventory.occurrences[reach.nearest(position) ?? -1];
  if (!component || !nearest) throw new Error('a match without a component that occurs');
  const where = placeOf(inventory, nearest);
  const alsoAt = otherPaths(inventory, reach.telling(position), where.path);
  return {
    component,
    devOnly: reach.devOnly(position),
    path: where.path,
    where,
    ...(alsoAt.length > 0 && { alsoAt }),
  };
}

function occurrenceSubjects({ inventory, ecosystem }: SubjectSources): Subjects['occurrence'][] {
  const subjects: Subjects['occurrence'][] = [];
  const registries = new Map<string, Registry>();
  for (const occurrence of inventory.occurrences) {
    const component = inventory.components[occurrence.component];
    const input = inputOf(inventory, occurrence.input);
    if (!component || isFirstParty(occurrence.source) || input.role === 'installed') continue;
    const key = `${component.ecosystem} ${occurrence.input}`;
    let registry = registries.get(key);
    if (!registry) registries.set(key, (registry = registryOf(ecosystem(component.ecosystem), input)));
    subjects.push(new OccurrenceSubject(inventory, { occurrence, component, input, registry }));
  }
  return subjects;
}

interface OccurrenceParts {
  readonly occurrence: Occurrence;
  readonly component: Component;
  readonly input: Input;
  readonly registry: Registry;
}

/** There are as many as entries in the lockfiles, and rules find fault with few: where each stands is told when asked. */
class OccurrenceSubject {
  readonly occurrence: Occurrence;
  readonly component: Component;
  readonly input: Input;
  readonly publicHosts: readonly string[];
  readonly expectsDigest: boolean;
  readonly path: string;
  readonly #inventory: Inventory;

  constructor(inventory: Inventory, { occurrence, component, input, registry }: OccurrenceParts) {
    this.occurrence = occurrence;
    this.component = component;
    this.input = input;
    this.publicHosts = registry.publicHosts;
    this.expectsDigest = registry.expectsDigest;
    this.path = occurrence.file ?? input.path;
    this.#inventory = inventory;
  }

  get where(): Location {
    return placeOf(this.#inventory, this.occurrence);
  }
}

/** What an ecosystem's registry means for the entries of an input. */
type Registry = Pick<Subjects['occurrence'], 'publicHosts' | 'expectsDigest'>;

function registryOf(ecosystem: Ecosystem | undefined, { format, formatVersion, expectsDigests }: Input): Registry {
  const registry = ecosystem?.registry;
  return {
    publicHosts: registry?.publicHosts ?? [],
    expectsDigest: expectsDigests ?? registry?.expectsDigest(format, formatVersion) ?? false,
  };
}

function requirementSubjects({ inventory, ecosystem }: SubjectSources): Subjects['requirement'][] {
  const isOwn = createOwnAnswers(inventory);
  return inventory.requirements.map((wish) => {
    // Any version of a workspace member is the one in the workspace.
    const requirement = isOwn(wish) ? { ...wish, source: 'project' as const } : wish;
    const where = placeOf(inventory, requirement);
    const pinning =
      requirement.source === 'registry'
        ? ecosystem(requirement.ecosystem)?.versions.pinning(requirement.range ?? requirement.specifier)
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
