import { quote, type EdgeKind, type ProblemLog } from '@morel/model';
import { asObject, asString, entriesOf, get, stringsOf, type Parsed } from '@morel/parse';
import { normaliseName } from '../../names.ts';
import { canonicalSpecifier, isSpecifier } from '../../requirement/specifier.ts';
import { placeOfTable, type ManifestWish } from '../manifest-wish.ts';

/** Tables of a Pipfile that ask for no packages. */
const OTHER_TABLES: ReadonlySet<string> = new Set(['source', 'requires', 'scripts', 'pipenv', 'pipfile']);

/** How the packages of a Pipfile's table are asked for. Tables of the user's own naming are installed when named. */
export function kindsOfCategory(category: string): readonly EdgeKind[] {
  if (category === 'packages' || category === 'default') return ['prod'];
  return category === 'dev-packages' || category === 'develop' ? ['dev'] : ['optional'];
}

/** What a Pipfile asks for: `packages`, `dev-packages` and tables of the user's own naming (pipenv.pypa.io, "Pipfile"). */
export function pipfileWishes(parsed: Parsed, log: ProblemLog): ManifestWish[] {
  const wishes: ManifestWish[] = [];
  for (const [category, table] of entriesOf(parsed.value)) {
    if (OTHER_TABLES.has(category)) continue;
    if (!asObject(table)) {
      log.add('unknown-entry', `${quote(category)} is not a table of packages`, parsed.span(category));
      continue;
    }
    for (const [name, value] of entriesOf(table)) {
      const wish = wishOf(name, value, category);
      const span = parsed.span(category, name);
      if (wish) wishes.push({ ...wish, span });
      else log.add('unknown-entry', `${quote(name)} in ${quote(category)} is neither a version nor a table`, span);
    }
  }
  return wishes;
}

function wishOf(name: string, value: unknown, category: string): ManifestWish | undefined {
  const version = asString(value) ?? asString(get(value, 'version')) ?? '*';
  if (name === '' || (typeof value !== 'string' && !asObject(value))) return undefined;
  const normalised = normaliseName(name);
  const marker = markerOf(value);
  return {
    name: normalised,
    specifier: specifierOf(version.trim()),
    kinds: kindsOfCategory(category),
    ...(placeOfTable(value, normalised) ?? { source: { kind: 'registry' } }),
    extras: stringsOf(get(value, 'extras')),
    ...(marker !== undefined && { marker }),
    group: category,
  };
}

/** `*` is any version, and a bare version an exact one. */
function specifierOf(version: string): string {
  if (version === '' || version === '*') return '';
  return isSpecifier(version) ? canonicalSpecifier(version) : canonicalSpecifier(`==${version}`);
}

/** Besides `markers`, each variable of a marker may be a key of its own: `sys_platform = "== 'win32'"`. */
function markerOf(value: unknown): string | undefined {
  const conditions: string[] = [];
  for (const [key, condition] of entriesOf(value)) {
    if (typeof condition !== 'string') continue;
    if (key === 'markers') conditions.push(condition);
    else if (/^(?:os_name|sys_platform|platform_\w+|python_\w+|implementation_\w+)$/.test(key)) {
      conditions.push(`${key} ${condition}`);
    }
  }
  return conditions.length > 0 ? conditions.join(' and ') : undefined;
}
