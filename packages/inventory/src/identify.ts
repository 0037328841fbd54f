import { parsePurl, type Component, type NameRules, type Problem, type PurlParts } from '@morel/model';
import { canonicalParts } from '@morel/parse';
import types from '../../../data/purl-types/advised.json' with { type: 'json' };
import type { ReadInput } from './read-input.ts';

/** What the host knows of an ecosystem without loading it, and how to get its rules for names. */
export interface NamedFamily {
  readonly id: string;
  readonly purlType: string;
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
  const rules = new Map<string, { readonly id: string; readonly names: NameRules }>();
  for (const type of typesOf(read)) {
    const family = families.find(({ purlType }) => purlType === type);
    if (family) rules.set(type, { id: family.id, names: await family.names() });
  }
  return read.map((item) => (item.part.components.some(isUnnamed) ? identified(item, rules) : item));
}

type Rules = ReadonlyMap<string, { readonly id: string; readonly names: NameRules }>;

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
    return componentOf(parts, component, family);
  });
  const problems = [...input.problems, ...unknownProblems(unknown, invalid, input.path)];
  return { input: { ...input, problems }, part: { ...part, components } };
}

/** Ecosystem of what no package URL names. */
const NO_TYPE = 'unidentified';

function componentOf(
  parts: PurlParts,
  component: Component,
  { id, names }: { readonly id: string; readonly names: NameRules },
): Component {
  const name = names.fromPurl(parts);
  const version = parts.version ?? component.version;
  const plain = !parts.qualifiers && !parts.subpath;
  const purl = (plain ? names.purl(name, version) : undefined) ?? component.purl;
  return { ecosystem: id, name, ...(version !== undefined && { version }), ...(purl !== undefined && { purl }) };
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
