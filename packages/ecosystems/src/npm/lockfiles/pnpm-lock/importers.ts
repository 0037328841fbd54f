import { quote, type EdgeKind, type ProblemLog } from '@morel/model';
import { asObject, asString, entriesOf, get, type Parsed } from '@morel/parse';
import { splitNameAt } from '../../specifier.ts';

/** A project or workspace member, with the references to what it depends on. */
export interface Importer {
  /** Folder, `.` for the one beside the lockfile. */
  readonly path: string;
  readonly references: readonly Reference[];
}

export interface Reference {
  readonly name: string;
  /** pnpm's reference to an entry: a version with peers, a key, or `link:` and a folder. */
  readonly reference: string;
  readonly specifier: string | undefined;
  readonly kinds: readonly EdgeKind[];
  /** "overrides" say what stands in for it. */
  readonly overridden: boolean;
}

const GROUPS: readonly (readonly [string, readonly EdgeKind[]])[] = [
  ['dependencies', ['prod']],
  ['devDependencies', ['dev']],
  ['optionalDependencies', ['optional']],
  // What pnpm itself loads when it installs.
  ['configDependencies', ['build']],
  ['packageManagerDependencies', ['build']],
];

/** The importers of a document; one without workspace may stand at its top, up to version 6. */
export function importersOf(parsed: Parsed, log: ProblemLog): Importer[] {
  const list = get(parsed.value, 'importers');
  if (list === undefined || list === null) return [importerOf(parsed, [], log)];
  if (!asObject(list)) log.add('unknown-entry', '"importers" is not a map', parsed.span('importers'));
  return entriesOf(list).map(([path]) => importerOf(parsed, ['importers', path], log));
}

function importerOf(parsed: Parsed, steps: readonly string[], log: ProblemLog): Importer {
  const [member, path = '.'] = steps;
  const fields = member === undefined ? parsed.value : get(get(parsed.value, member), path);
  if (!asObject(fields)) {
    log.add(
      'unknown-entry',
      `${quote(path)} is listed without what it asks for: the file may be cut off`,
      parsed.span(...steps),
    );
  }
  const references: Reference[] = [];
  const specifiers = get(fields, 'specifiers');
  const overrides = new Set(entriesOf(get(parsed.value, 'overrides')).map(([selector]) => splitNameAt(selector).name));
  for (const [group, kinds] of GROUPS) {
    const list = get(fields, group);
    if (list !== undefined && !asObject(list)) {
      const what = list === null ? 'is empty: the file may be cut off' : 'is not a map';
      log.add('unknown-entry', `${quote(group)} of ${quote(path)} ${what}`, parsed.span(...steps, group));
    }
    for (const [name, value] of entriesOf(list)) {
      const reference = asString(value) ?? asString(get(value, 'version'));
      const specifier = asString(get(value, 'specifier')) ?? asString(get(specifiers, name));
      if (reference !== undefined) {
        references.push({ name, reference, specifier, kinds, overridden: overrides.has(name) });
      } else
        log.add('unknown-entry', `${quote(name)} of ${quote(path)} has no version`, parsed.span(...steps, group, name));
    }
  }
  return { path: path === '' ? '.' : path, references };
}
