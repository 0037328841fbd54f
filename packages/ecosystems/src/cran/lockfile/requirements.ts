import type { EdgeKind } from '@morel/model';
import { asString, get, stringsOf } from '@morel/parse';

/** Something that a locked package asks for. */
export interface Requirement {
  readonly name: string;
  readonly kind: EdgeKind;
  readonly specifier?: string;
}

const FIELDS: readonly (readonly [string, EdgeKind])[] = [
  ['Depends', 'prod'],
  ['Imports', 'prod'],
  ['LinkingTo', 'build'],
];
const DEPENDENCY = /^([A-Za-z][A-Za-z0-9.]*)\s*(?:\(([^()]*)\))?$/;

/** What comes with R itself, and R: no lockfile lists them. Source: R's packages of the priority "base". */
const BASE: ReadonlySet<string> = new Set(
  'R base compiler datasets graphics grDevices grid methods parallel splines stats stats4 tcltk tools translations utils'.split(
    ' ',
  ),
);

/**
 * What a package asks for: names under `Requirements`, or, in lockfiles that hold the whole description of a package, the
 * fields of that. `Suggests` and `Enhances` are not installed with it.
 */
export function requirementsOf(entry: unknown): Requirement[] {
  const listed = get(entry, 'Requirements');
  const names = textsIn(listed).map((name): Requirement => ({ name: name.trim(), kind: 'prod' }));
  const described = FIELDS.flatMap(([field, kind]) =>
    textsIn(get(entry, field)).flatMap((text) => toRequirement(text, kind)),
  );
  return (listed === undefined ? described : names).filter(({ name }) => !BASE.has(name));
}

function textsIn(value: unknown): string[] {
  const text = asString(value);
  return text === undefined ? stringsOf(value) : text.split(',').filter((part) => part.trim() !== '');
}

function toRequirement(text: string, kind: EdgeKind): Requirement[] {
  const [, name, specifier] = DEPENDENCY.exec(text.trim()) ?? [];
  if (name === undefined) return [{ name: text.trim(), kind }];
  return [{ name, kind, ...(specifier !== undefined && { specifier: specifier.trim() }) }];
}
