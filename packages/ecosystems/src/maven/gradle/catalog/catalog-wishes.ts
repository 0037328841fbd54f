import type { EdgeKind } from '@morel/model';
import { asObject, asString, entriesOf, get, type Parsed } from '@morel/parse';
import { maven } from '@morel/versions';
import { isId } from '../../names.ts';

/** A library or plugin of a catalog. */
export interface CatalogWish {
  readonly path: readonly string[];
  /** Where its version is written. */
  readonly place: readonly string[];
  /** `group:artifact`; undefined where the entry does not say it. */
  readonly name: string | undefined;
  /** What is asked for, as written; empty where nothing is. */
  readonly specifier: string;
  /** The version, where one is named. */
  readonly version: string | undefined;
  readonly kinds: readonly EdgeKind[];
}

/** The libraries and plugins of a version catalog (source: Gradle User Manual, "Version Catalogs", TOML file format). */
export function catalogWishes({ value }: Parsed): CatalogWish[] {
  const versions = get(value, 'versions');
  const libraries = entriesOf(get(value, 'libraries')).map(([alias, entry]) =>
    wishOf(['libraries', alias], coordinatesOf(entry), versions, ['prod']),
  );
  const plugins = entriesOf(get(value, 'plugins')).map(([alias, entry]) =>
    wishOf(['plugins', alias], pluginOf(entry), versions, ['build']),
  );
  return [...libraries, ...plugins];
}

interface Coordinates {
  readonly name: string;
  readonly version: unknown;
}

function wishOf(
  path: readonly string[],
  { name, version }: Coordinates,
  versions: unknown,
  kinds: readonly EdgeKind[],
): CatalogWish {
  const texts = versionTexts(version, versions);
  const [group = '', artifact = '', ...rest] = name.split(':');
  const reference = asString(get(version, 'ref'));
  return {
    path,
    place: reference === undefined ? path : ['versions', reference],
    name: isId(group) && isId(artifact) && rest.length === 0 ? name : undefined,
    specifier: texts[0] ?? '',
    version: texts.map((text) => text.replace(/!!$/, '')).find(isExact),
    kinds,
  };
}

function coordinatesOf(entry: unknown): Coordinates {
  const text = asString(entry);
  if (text !== undefined) {
    const [group = '', artifact = '', version] = text.split(':');
    return { name: `${group}:${artifact}`, version };
  }
  const module = asString(get(entry, 'module'));
  const name = module ?? `${asString(get(entry, 'group')) ?? ''}:${asString(get(entry, 'name')) ?? ''}`;
  return { name, version: get(entry, 'version') };
}

/** A plugin is fetched by the artifact that stands for its id (source: Gradle User Manual, "Plugin Marker Artifacts"). */
function pluginOf(entry: unknown): Coordinates {
  const [id = '', version] = asString(entry)?.split(':') ?? [asString(get(entry, 'id')) ?? ''];
  return { name: `${id}:${id}.gradle.plugin`, version: version ?? get(entry, 'version') };
}

/** What is said of the version, the strictest first. */
function versionTexts(version: unknown, versions: unknown): string[] {
  const reference = asString(get(version, 'ref'));
  const rich = reference === undefined ? version : get(versions, reference);
  const text = asString(rich);
  if (text !== undefined) return [text];
  if (!asObject(rich)) return [];
  return ['strictly', 'require', 'prefer'].flatMap((key) => asString(get(rich, key)) ?? []);
}

/** Neither a range, a prefix (`1.+`) nor `latest.release` (source: Gradle User Manual, "Declaring Versions and Ranges"). */
function isExact(text: string): boolean {
  return maven.parse(text) !== undefined && !/^[[\](]|[+)\]]$|^latest\./.test(text);
}
