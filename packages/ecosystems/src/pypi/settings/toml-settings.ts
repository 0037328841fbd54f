import { InventoryBuilder, type Reader } from '@morel/model';
import { asArray, asObject, entriesOf, type Parsed, type Step } from '@morel/parse';
import { at } from '../manifests/pyproject/reading.ts';
import { refusedResult } from '../read-result.ts';
import { withoutUsers } from '../requirement/reference.ts';
import { createTomlReader } from '../toml-reader.ts';

/** A table that holds settings of a client. */
export interface SettingsTable {
  readonly client: string;
  /** Where the table stands; empty for the whole file. */
  readonly path: readonly string[];
  /** Its keys that are settings; all of them where absent. */
  readonly keys?: ReadonlySet<string>;
}

/** `tool.uv` of pyproject.toml, without what describes the project. */
export const UV_IN_PROJECT: SettingsTable = {
  client: 'uv',
  path: ['tool', 'uv'],
  keys: new Set([
    'allow-insecure-host',
    'exclude-newer',
    'exclude-newer-package',
    'extra-index-url',
    'find-links',
    'index',
    'index-strategy',
    'index-url',
    'keyring-provider',
    'no-binary',
    'no-binary-package',
    'no-build',
    'no-build-isolation',
    'no-build-package',
    'no-index',
    'no-sources',
    'pip',
    'prerelease',
    'required-version',
    'resolution',
  ]),
};

/** `tool.poetry` of pyproject.toml: the indexes and the version that is asked for. */
export const POETRY_IN_PROJECT: SettingsTable = {
  client: 'poetry',
  path: ['tool', 'poetry'],
  keys: new Set(['requires-poetry', 'source']),
};

/** `tool.pdm` of pyproject.toml: the indexes and how versions are chosen. */
export const PDM_IN_PROJECT: SettingsTable = {
  client: 'pdm',
  path: ['tool', 'pdm'],
  keys: new Set(['options', 'resolution', 'source']),
};

const MAX_DEPTH = 6;

/**
 * Adds the settings of a table: tables joined by `.`, a list as one setting per item, names and passwords in addresses
 * left out.
 */
export function addTomlSettings(builder: InventoryBuilder, parsed: Parsed, table: SettingsTable): void {
  for (const [key, value] of entriesOf(at(parsed.value, table.path))) {
    if (table.keys && !table.keys.has(key)) continue;
    addValue({ builder, parsed, client: table.client }, key, value, [...table.path, key]);
  }
}

/** A reader of a TOML file that is all settings of one client. */
export function createSettingsReader(format: string, client: string): Reader {
  return createTomlReader(format, ({ main }, open) => {
    const parsed = open(main);
    if (!asObject(parsed.value)) return refusedResult(parsed.problems);
    const builder = new InventoryBuilder();
    addTomlSettings(builder, parsed, { client, path: [] });
    return { inventory: builder.build(), problems: parsed.problems };
  });
}

interface Target {
  readonly builder: InventoryBuilder;
  readonly parsed: Parsed;
  readonly client: string;
}

function addValue(target: Target, key: string, value: unknown, steps: readonly Step[]): void {
  if (steps.length > MAX_DEPTH) return;
  const list = asArray(value);
  if (list) {
    for (const [index, item] of list.entries()) addValue(target, key, item, [...steps, index]);
  } else if (asObject(value)) {
    for (const [inner, member] of entriesOf(value)) addValue(target, `${key}.${inner}`, member, [...steps, inner]);
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    const span = target.parsed.span(...steps);
    target.builder.addSetting({
      client: target.client,
      key,
      value: withoutUsers(String(value)),
      ...(span && { span }),
    });
  }
}
