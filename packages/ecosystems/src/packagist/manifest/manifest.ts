import type { EdgeKind, Span, TextFile } from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, readJson, type Parsed } from '@morel/parse';
import { isPlatform, isVirtual, normaliseName } from '../names.ts';

/** One package that a composer.json asks for. */
export interface Wish {
  /** Normalised. */
  readonly name: string;
  readonly specifier: string;
  readonly kinds: readonly EdgeKind[];
  readonly path: readonly string[];
  readonly span: () => Span | undefined;
}

export interface Manifest {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly wishes: readonly Wish[];
  /** Names that the project itself stands in for: nothing has to be locked for them. */
  readonly stoodIn: ReadonlySet<string>;
}

/** What to do with a member that is not of the type it should be. */
export type WrongType = (path: readonly string[], expected: string) => void;

const MEMBERS: readonly (readonly [string, EdgeKind])[] = [
  ['require', 'prod'],
  ['require-dev', 'dev'],
];
/** A role has to be filled by a package that is asked for by its own name. */
const ROLE: readonly EdgeKind[] = ['peer'];

/** The composer.json in a file; undefined where it cannot be read, which its own reader reports. */
export function manifestFrom(file: TextFile): Manifest | undefined {
  const parsed = readJson(file.text, file.path);
  return asObject(parsed.value) && manifestOf(parsed, () => undefined);
}

/** What a composer.json asks for, but for what the machine has to bring. */
export function manifestOf(parsed: Parsed, wrongType: WrongType): Manifest {
  const { value } = parsed;
  const wishes: Wish[] = [];
  for (const [member, kind] of MEMBERS) {
    const list = get(value, member);
    const isAbsent = list === undefined || list === null || asArray(list)?.length === 0;
    if (!isAbsent && !asObject(list)) wrongType([member], 'an object');
    for (const [key, constraint] of entriesOf(list)) {
      const name = normaliseName(key);
      if (isPlatform(name)) continue;
      const path = [member, key];
      if (typeof constraint !== 'string') wrongType(path, 'a string');
      else
        wishes.push({
          name,
          specifier: constraint,
          kinds: isVirtual(name) ? ROLE : [kind],
          path,
          span: () => parsed.span(...path),
        });
    }
  }
  const stoodIn = [...entriesOf(get(value, 'replace')), ...entriesOf(get(value, 'provide'))].map(([name]) => name);
  const name = asString(get(value, 'name'));
  if (name) stoodIn.push(name);
  return { name, stoodIn: new Set(stoodIn.map(normaliseName)), version: asString(get(value, 'version')), wishes };
}
