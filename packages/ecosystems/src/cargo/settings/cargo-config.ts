import { HAND_OVER, InventoryBuilder, type Reader, type ReadResult, type TextFile } from '@morel/model';
import { asArray, asObject, entriesOf, loadToml, readToml, type Parsed } from '@morel/parse';
import { withoutUser } from '../../reading/without-user.ts';

/** Tables that say where crates come from and how they are fetched. */
const TABLES: ReadonlySet<string> = new Set(['source', 'registries', 'registry', 'net', 'http', 'resolver', 'install']);
const SECRETS: ReadonlySet<string> = new Set(['token', 'secret-key', 'password']);
const DEEPEST = 5;

/** Reads `.cargo/config.toml`, as far as it decides where crates come from. */
export const cargoConfigReader: Reader = {
  format: 'cargo-config',
  read({ main }) {
    const parsed = readToml(main.text, main.path);
    return parsed ? readConfig(main, parsed) : HAND_OVER;
  },
  full: async () => {
    const toml = await loadToml();
    return { read: ({ main }) => readConfig(main, toml(main.text, main.path)) };
  },
};

function readConfig(_: TextFile, parsed: Parsed): ReadResult {
  const builder = new InventoryBuilder();
  for (const [table, value] of entriesOf(parsed.value))
    if (TABLES.has(table)) addSettings(builder, parsed, [table], value);
  return { inventory: builder.build(), problems: parsed.problems };
}

function addSettings(builder: InventoryBuilder, parsed: Parsed, path: readonly string[], value: unknown): void {
  const key = path.at(-1) ?? '';
  if (asObject(value)) {
    if (path.length >= DEEPEST) return;
    for (const [member, inner] of entriesOf(value)) addSettings(builder, parsed, [...path, member], inner);
    return;
  }
  const span = parsed.span(...path);
  const text = SECRETS.has(key) ? '(hidden)' : textOf(value);
  builder.addSetting({ client: 'cargo', key: path.join('.'), value: text, ...(span && { span }) });
}

function textOf(value: unknown): string {
  const list = asArray(value);
  return list ? list.map(String).join(' ') : withoutUser(String(value));
}
