import { formatPurl, parsePurl, type Component, type Fact, type FactId, type FactKey } from '@morel/model';
import type { SubjectKind, Subjects } from '@morel/model';

/** What is to be judged. Exceptions and policy files are added by `evaluate` itself. */
export type SubjectLists = {
  readonly [K in Exclude<SubjectKind, 'exception' | 'policy'>]?: readonly Subjects[K][];
};

/**
 * What the checks found, by fact and by what each is about. A check that ran and says nothing of a subject has nothing to
 * say of it; a fact without an entry was not looked for at all.
 */
export type FactTable = ReadonlyMap<FactId, ReadonlyMap<FactKey, Fact<unknown>>>;

/** What makes a subject the same one in the next run. */
export interface SubjectIdentity {
  /** Package URL without version, or what else the subject is called; empty for a file. */
  readonly thing: () => string;
  /** All ids of the advisory; one empty id where there is none. */
  readonly aliases: readonly string[];
  /** By what an exception may name it; only worked out where there are exceptions. */
  readonly terms: () => readonly string[];
  /** Position in the inventory's components. */
  readonly component?: number;
}

type Identify = { readonly [K in SubjectKind]: (subject: Subjects[K]) => SubjectIdentity };

const IDENTIFY: Identify = {
  match: ({ component, advisory, match }) => ({
    thing: () => thingOf(component),
    aliases: advisory.ids,
    terms: () => [...componentTerms(component), ...advisory.ids],
    component: match.component,
  }),
  component: ({ component, position }) => ({
    thing: () => thingOf(component),
    aliases: [''],
    terms: () => componentTerms(component),
    component: position,
  }),
  occurrence: ({ component, occurrence }) => ({
    thing: () => thingOf(component),
    aliases: [''],
    terms: () => [...componentTerms(component), occurrence.key],
    component: occurrence.component,
  }),
  requirement: ({ requirement }) => named(requirement.name),
  input: () => named(''),
  client: ({ client }) => named(client),
  step: ({ job }) => named(job ?? ''),
  data: () => named(''),
  exception: () => named(''),
  policy: () => named(''),
  change: ({ change }) => named(`${change.ecosystem}:${change.name}`),
  decider: () => named(''),
  newcomer: ({ component, position }) => ({
    thing: () => thingOf(component),
    aliases: [''],
    terms: () => componentTerms(component),
    component: position,
  }),
  reviewChange: ({ purl }) => ({ thing: () => purl, aliases: [''], terms: () => purlTerms(purl) }),
};

/** The identity of a subject of a kind. */
export function identify<K extends SubjectKind>(kind: K, subject: Subjects[K]): SubjectIdentity {
  return IDENTIFY[kind](subject);
}

function named(thing: string): SubjectIdentity {
  return { thing: () => thing, aliases: [''], terms: () => (thing === '' ? [] : [thing]) };
}

function thingOf({ ecosystem, name, purl }: Component): string {
  return (purl === undefined ? undefined : withoutVersion(purl)) ?? `${ecosystem}/${name}`;
}

function componentTerms({ name, version, purl }: Component): readonly string[] {
  const names = version === undefined ? [name] : [name, `${name}@${version}`];
  return [...names, ...(purl === undefined ? [] : purlTerms(purl))];
}

/** A package URL as an exception may write it: with version and without, canonical and plain. */
export function purlTerms(purl: string): readonly string[] {
  const forms = [purl, withoutVersion(purl) ?? purl];
  // People write pkg:npm/@scope/name; the canonical form has %40.
  return [...new Set(forms.flatMap((form) => [form, form.replaceAll('%40', '@').replaceAll('%2F', '/')]))];
}

function withoutVersion(purl: string): string | undefined {
  const parts = parsePurl(purl);
  if (!parts) return undefined;
  const { version: _, ...unversioned } = parts;
  return formatPurl(unversioned);
}
