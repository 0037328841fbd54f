import { asObject, asString, entriesOf, get, type Parsed } from '@morel/parse';
import { uuidOf } from '../names.ts';

/** One of the direct dependencies of a project. */
export interface Dependency {
  readonly name: string;
  /** The text of its UUID. */
  readonly uuid: string | undefined;
  /** The compat entry, empty where there is none. */
  readonly compat: string;
  /** The table that has it. */
  readonly section: 'deps' | 'weakdeps';
}

/** A Project.toml. */
export interface Project {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly uuid: string | undefined;
  readonly dependencies: readonly Dependency[];
  readonly isWorkspace: boolean;
}

const KNOWN = ['name', 'uuid', 'version', 'deps', 'weakdeps', 'compat', 'extras', 'targets', 'sources', 'workspace'];

/** The project in a parsed file; undefined where it is none. Source: Pkg's documentation, "Project.toml". */
export function projectOf({ value }: Parsed): Project | undefined {
  if (!asObject(value) || !KNOWN.some((key) => get(value, key) !== undefined)) return undefined;
  const compat = get(value, 'compat');
  const listed = (section: Dependency['section']): Dependency[] =>
    entriesOf(get(value, section)).map(([name, uuid]) => {
      const entry = get(compat, name);
      return { name, uuid: asString(uuid), compat: compatText(entry), section };
    });
  return {
    name: asString(get(value, 'name')) || undefined,
    version: asString(get(value, 'version')) || undefined,
    uuid: uuidOf(asString(get(value, 'uuid'))),
    dependencies: [...listed('deps'), ...listed('weakdeps')],
    isWorkspace: asObject(get(value, 'workspace')) !== undefined,
  };
}

/** A compat entry is a text, or a list of texts one of which must hold. */
function compatText(entry: unknown): string {
  if (Array.isArray(entry)) return entry.filter((item) => typeof item === 'string').join(', ');
  return asString(entry) ?? '';
}
