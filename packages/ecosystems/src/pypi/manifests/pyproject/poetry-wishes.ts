import { quote, type EdgeKind } from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, stringsOf } from '@morel/parse';
import { normaliseName } from '../../names.ts';
import { readRequirement } from '../../requirement/read-requirement.ts';
import { placeOfTable, type ManifestWish } from '../manifest-wish.ts';
import { specifierOfConstraint } from '../poetry-constraint.ts';
import { at, type Reading } from './reading.ts';

/** The wishes of a project that Poetry knows of. */
export interface PoetryWishes {
  /** The given ones, with the places that Poetry's table names for them. */
  readonly standard: readonly ManifestWish[];
  /** Those that stand in Poetry's own tables alone. */
  readonly own: readonly ManifestWish[];
}

/**
 * Reads `tool.poetry.dependencies`, `dev-dependencies` and `group.*.dependencies`. Where the project has the standard's
 * dependencies, Poetry takes its own main table only for details about those (python-poetry.org, "The pyproject.toml file").
 */
export function poetryWishes(
  reading: Reading,
  standard: readonly ManifestWish[],
  dynamic: readonly string[],
): PoetryWishes {
  const { parsed } = reading;
  const project = get(parsed.value, 'project');
  const lists = ['dependencies', 'optional-dependencies'];
  const isStandard =
    lists.some((key) => get(project, key) !== undefined) && !lists.some((key) => dynamic.includes(key));
  const main = tableWishes(reading, ['tool', 'poetry', 'dependencies'], ['prod']);
  const groups = [
    ...tableWishes(reading, ['tool', 'poetry', 'dev-dependencies'], ['dev'], 'dev'),
    ...entriesOf(at(parsed.value, ['tool', 'poetry', 'group'])).flatMap(([group]) =>
      tableWishes(reading, ['tool', 'poetry', 'group', group, 'dependencies'], ['dev'], group),
    ),
  ];
  if (!isStandard) return { standard, own: [...withExtras(reading, main), ...groups] };
  const details = new Map(main.map((wish) => [wish.name, wish]));
  const detailed = standard.map((wish) => {
    const { source, version } = details.get(wish.name) ?? wish;
    return source.kind === 'registry' ? wish : { ...wish, source, ...(version && { version }) };
  });
  return { standard: detailed, own: groups };
}

function tableWishes(
  { parsed, log }: Reading,
  path: readonly string[],
  kinds: readonly EdgeKind[],
  group?: string,
): ManifestWish[] {
  const wishes: ManifestWish[] = [];
  for (const [name, value] of entriesOf(at(parsed.value, path))) {
    const normalised = normaliseName(name);
    if (normalised === 'python') continue;
    const span = parsed.span(...path, name);
    for (const item of asArray(value) ?? [value]) {
      const constraint = asString(item) ?? asString(get(item, 'version')) ?? '';
      if (name === '' || (typeof item !== 'string' && !asObject(item))) {
        log.add('unknown-entry', `${quote(name)} in ${quote(path.join('.'))} is neither a version nor a table`, span);
        continue;
      }
      const marker = markerOf(item);
      wishes.push({
        name: normalised,
        specifier: specifierOfConstraint(constraint),
        kinds: get(item, 'optional') === true ? ['optional'] : kinds,
        ...(placeOfTable(item, normalised) ?? { source: { kind: 'registry' } }),
        extras: stringsOf(get(item, 'extras')),
        ...(marker !== undefined && { marker }),
        ...(group !== undefined && { group }),
        span,
      });
    }
  }
  return wishes;
}

function markerOf(item: unknown): string | undefined {
  const python = asString(get(item, 'python'));
  const platform = asString(get(item, 'platform'));
  const conditions = [
    asString(get(item, 'markers')),
    python === undefined ? undefined : `python_version ${python}`,
    platform === undefined ? undefined : `sys_platform == "${platform}"`,
  ].filter((condition) => condition !== undefined);
  return conditions.length > 0 ? conditions.join(' and ') : undefined;
}

/** A dependency that an extra lists is optional, and belongs to the extra. */
function withExtras({ parsed }: Reading, wishes: readonly ManifestWish[]): ManifestWish[] {
  const extraOf = new Map<string, string>();
  for (const [extra, list] of entriesOf(at(parsed.value, ['tool', 'poetry', 'extras']))) {
    for (const text of stringsOf(list)) extraOf.set(normaliseName(readRequirement(text)?.name ?? text), extra);
  }
  return wishes.map((wish) => {
    const group = wish.kinds.includes('optional') ? extraOf.get(wish.name) : undefined;
    return group === undefined ? wish : { ...wish, group };
  });
}
