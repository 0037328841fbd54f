import { formatPurl, parsePurl, type Component, type NameRules, type Problem, type PurlParts } from '@morel/model';
import { canonicalParts } from '@morel/parse';
import types from '../../../data/purl-types/advised.json' with { type: 'json' };
import type { ReadInput } from './read-input.ts';

/** What the host knows of an ecosystem without loading it, and how to get its rules for names. */
export interface NamedFamily {
  readonly id: string;
  readonly title: string;
  readonly purlTypes: readonly string[];
  /** Whether its versions are compared with any advisories. */
  readonly isCompared: boolean;
  /** What else package URLs of all types but the first name that has advisories which are not compared here. */
  readonly alsoNames?: string | undefined;
  readonly names: () => Promise<NameRules>;
}

/** Types for which advisories are published that are not compared here. */
const ADVISED: ReadonlyMap<string, string> = new Map(Object.entries(types.types));

/**
 * Documents name components by package URL: finds the ecosystem that each type belongs to and the name and version that
 * it has there. What stays unknown keeps the type of its package URL for an ecosystem, and the input says so where
 * advisories for it exist.
 */
export async function identifyComponents(
  read: readonly ReadInput[],
  families: readonly NamedFamily[],
): Promise<ReadInput[]> {
  const rules = new Map<string, KnownType>();
  for (const type of typesOf(read)) {
    const family = families.find(({ purlTypes }) => purlTypes.includes(type));
    if (!family) continue;
    const others = type === family.purlTypes[0] ? undefined : family.alsoNames;
    rules.set(type, { ...family, names: await family.names(), others });
  }
  return read.map((item) => (item.part.components.some(isUnnamed) ? identified(item, rules) : item));
}

interface KnownType {
  readonly id: string;
  readonly title: string;
  readonly isCompared: boolean;
  readonly names: NameRules;
  /** What else it names. */
  readonly others: string | undefined;
}

type Rules = ReadonlyMap<string, KnownType>;

function isUnnamed({ ecosystem }: Component): boolean {
  return ecosystem === '';
}

function typesOf(read: readonly ReadInput[]): Set<string> {
  const found = new Set<string>();
  for (const { part } of read)
    for (const component of part.components)
      if (isUnnamed(component) && component.purl !== undefined) found.add(parsePurl(component.purl)?.type ?? '');
  return found;
}

function identified({ input, part }: ReadInput, rules: Rules): ReadInput {
  const unknown = new Map<string, number>();
  const shared = new Map<KnownType, number>();
  let invalid = 0;
  const components = part.components.map((component): Component => {
    if (!isUnnamed(component)) return component;
    const { purl, ...rest } = component;
    const parts = purl === undefined ? undefined : canonicalParts(parsePurl(purl) ?? { type: '', name: '' });
    if (!parts) {
      if (purl !== undefined) invalid += 1;
      return { ...rest, ecosystem: NO_TYPE };
    }
    const family = rules.get(parts.type);
    if (!family) {
      unknown.set(parts.type, (unknown.get(parts.type) ?? 0) + 1);
      return { ...component, ecosystem: parts.type };
    }
    if (!family.isCompared && ADVISED.has(parts.type)) unknown.set(parts.type, (unknown.get(parts.type) ?? 0) + 1);
    if (family.others !== undefined) shared.set(family, (shared.get(family) ?? 0) + 1);
    return componentOf(parts, component, family);
  });
  const problems = [
    ...input.problems,
    ...unknownProblems(unknown, invalid, input.path),
    ...sharedProblems(shared, input.path),
  ];
  return { input: { ...input, problems }, part: { ...part, components } };
}

/** Ecosystem of what no package URL names. */
const NO_TYPE = 'unidentified';

function componentOf(parts: PurlParts, component: Component, { id, names }: KnownType): Component {
  const version = parts.version ?? component.version;
  const versioned = { ...parts, ...(version && { version }) };
  const own = names.asRead?.(versioned) ?? versioned;
  const name = spelled(names.fromPurl(parts), component, names);
  return { ecosystem: id, name, ...(own.version && { version: own.version }), purl: formatPurl(own) };
}

/**
 * The name as the document spells it where it says the same in another case: some tools write package URLs in lower case
 * whose names are not.
 */
function spelled(name: string, component: Component, names: NameRules): string {
  const own = names.normalise(component.name);
  return own.toLowerCase() === name.toLowerCase() ? own : name;
}

function unknownProblems(unknown: ReadonlyMap<string, number>, invalid: number, path: string): Problem[] {
  const where = { path };
  const problems = [...unknown].map(([type, count]): Problem => {
    const advised = ADVISED.get(type);
    const what = `${count} component${count === 1 ? '' : 's'} of the type ${type} cannot be looked up`;
    return advised === undefined
      ? { code: 'not-judged', message: `${what}: there is no source of advisories for it`, where }
      : { code: 'unidentified', message: `${what}: Morel does not compare versions of ${advised}`, where };
  });
  if (invalid === 0) return problems;
  const message = `${invalid} package URL${invalid === 1 ? ' is' : 's are'} not valid: what ${invalid === 1 ? 'it names' : 'they name'} cannot be looked up`;
  return [...problems, { code: 'unidentified', message, where }];
}

/** What may be something else than what it was looked up as. */
function sharedProblems(shared: ReadonlyMap<KnownType, number>, path: string): Problem[] {
  return [...shared].map(([{ title, others }, count]) => {
    const what = count === 1 ? '1 component was' : `${count} components were`;
    const message = `${what} looked up in the advisories on ${title} only: Morel does not compare versions of ${others}, which the same package URLs name`;
    return { code: 'unidentified', message, where: { path } };
  });
}
