import { quote, type EdgeKind, type ProblemLog } from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, stringsOf, type Parsed, type Step } from '@morel/parse';
import { normaliseName } from '../../names.ts';
import { placeOfTable, wishOfText, type ManifestWish, type Place } from '../manifest-wish.ts';
import { poetryWishes } from './poetry-wishes.ts';
import { at, type Reading } from './reading.ts';

const FLIT = ['flit', 'metadata'];
const REQUIREMENTS_FILE = /(?:^|\/)[^/]*requirements[^/]*\.txt$/;

/** What a pyproject.toml says about its project. */
export interface Project {
  /** As written; undefined where it is only a tool's configuration. */
  readonly name?: string;
  readonly version?: string;
  /** Dependencies, extras and groups, the project's own name left out. */
  readonly wishes: readonly ManifestWish[];
  /** What building it needs. */
  readonly build: readonly ManifestWish[];
  /** Where the dependencies come from, in words, where the build backend computes them. */
  readonly computed?: string;
}

/** Reads the tables that ask for packages: those of the standards, and those of uv, Poetry, PDM, Flit and Hatch. */
export function readProject(parsed: Parsed, log: ProblemLog): Project {
  const project = get(parsed.value, 'project');
  const tool = get(parsed.value, 'tool');
  const poetry = get(tool, 'poetry');
  const flit = at(tool, FLIT);
  const name = [get(project, 'name'), get(poetry, 'name'), get(flit, 'dist-name'), get(flit, 'module')]
    .map(asString)
    .find((text) => text !== undefined);
  const version = asString(get(project, 'version')) ?? asString(get(poetry, 'version'));
  const reading: Reading = { parsed, log };
  const dynamic = stringsOf(get(project, 'dynamic'));
  const standard = standardWishes(reading);
  const ofPoetry = poetryWishes(reading, standard, dynamic);
  const wishes = [...withSources(reading, ofPoetry.standard), ...ofPoetry.own, ...toolWishes(reading)];
  const own = name === undefined ? undefined : normaliseName(name);
  return {
    ...(name && { name }),
    ...(version && { version }),
    wishes: wishes.filter((wish) => wish.name !== own),
    build: listed(reading, ['build-system', 'requires'], ['build']),
    ...(dynamic.includes('dependencies') && computedFrom(tool)),
  };
}

/**
 * Dependencies that the build backend computes. Poetry's own table holds them; setuptools may take them from files, which
 * are inputs of their own where their names say so.
 */
function computedFrom(tool: unknown): { computed?: string } {
  if (at(tool, ['poetry', 'dependencies']) !== undefined) return {};
  const file = at(tool, ['setuptools', 'dynamic', 'dependencies', 'file']);
  const files = typeof file === 'string' ? [file] : stringsOf(file);
  if (files.length > 0 && files.every((path) => REQUIREMENTS_FILE.test(path))) return {};
  return { computed: files.length > 0 ? `taken from ${files.map((path) => quote(path)).join(', ')}` : 'computed' };
}

/** `project.dependencies`, `project.optional-dependencies` (PEP 621) and `dependency-groups` (PEP 735). */
function standardWishes(reading: Reading): ManifestWish[] {
  return [
    ...listed(reading, ['project', 'dependencies'], ['prod']),
    ...grouped(reading, ['project', 'optional-dependencies'], ['optional']),
    ...grouped(reading, ['dependency-groups'], ['dev']),
  ];
}

/**
 * `dev-dependencies` of uv, a list, and of PDM, groups of lists; the metadata that Flit had before the standard
 * (flit.pypa.io, "Old style metadata"); what the environments of Hatch are made of (hatch.pypa.io, "Environment
 * configuration").
 */
function toolWishes(reading: Reading): ManifestWish[] {
  const flit = ['tool', ...FLIT];
  return [
    ...listed(reading, [...flit, 'requires'], ['prod']),
    ...listed(reading, [...flit, 'dev-requires'], ['dev'], 'dev'),
    ...grouped(reading, [...flit, 'requires-extra'], ['optional']),
    ...environments(reading),
    ...withSources(reading, listed(reading, ['tool', 'uv', 'dev-dependencies'], ['dev'], 'dev')),
    ...grouped(reading, ['tool', 'pdm', 'dev-dependencies'], ['dev']),
  ];
}

function environments(reading: Reading): ManifestWish[] {
  const path = ['tool', 'hatch', 'envs'];
  return entriesOf(at(reading.parsed.value, path)).flatMap(([name]) =>
    ['dependencies', 'extra-dependencies'].flatMap((key) => listed(reading, [...path, name, key], ['dev'], name)),
  );
}

function grouped(reading: Reading, path: readonly string[], kinds: readonly EdgeKind[]): ManifestWish[] {
  const groups = at(reading.parsed.value, path);
  return entriesOf(groups).flatMap(([group]) => listed(reading, [...path, group], kinds, group));
}

function listed(
  { parsed, log }: Reading,
  path: readonly string[],
  kinds: readonly EdgeKind[],
  group?: string,
): ManifestWish[] {
  const value = at(parsed.value, path);
  if (value === undefined) return [];
  const span = (...steps: Step[]) => parsed.span(...path, ...steps) ?? parsed.span(...path);
  const list = asArray(value);
  if (!list) {
    log.add('unknown-entry', `${quote(path.join('.'))} is not a list`, span());
    return [];
  }
  const wishes: ManifestWish[] = [];
  for (const [index, item] of list.entries()) {
    // The included group is read where it stands.
    if (asString(get(item, 'include-group')) !== undefined) continue;
    const text = asString(item) ?? '';
    const wish = wishOfText(text, { kinds, span: span(index), ...(group !== undefined && { group }) });
    if (wish) wishes.push(wish);
    else {
      const shown = text === '' ? `item ${index + 1}` : quote(text);
      log.add('unknown-entry', `${shown} in ${quote(path.join('.'))} is no dependency specifier`, span(index));
    }
  }
  return wishes;
}

/** Where uv is told to take packages from (`tool.uv.sources`): a repository, an address, a folder, the workspace. */
function withSources({ parsed }: Reading, wishes: readonly ManifestWish[]): ManifestWish[] {
  const places = new Map<string, Place>();
  for (const [name, value] of entriesOf(at(parsed.value, ['tool', 'uv', 'sources']))) {
    for (const table of asArray(value) ?? [value]) {
      const normalised = normaliseName(name);
      const place = asObject(table) && placeOfTable(table, normalised);
      if (place) places.set(normalised, place);
    }
  }
  return wishes.map((wish) => ({ ...wish, ...places.get(wish.name) }));
}
