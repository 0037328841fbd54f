import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  type Reader,
  type ReadResult,
  type TextFile,
} from '@morel/model';
import { asArray, asObject, entriesOf, loadYaml, readBlockYaml, type Parsed } from '@morel/parse';
import { keyOf, shownValue } from './keys.ts';

/** Reads `.bundle/config`: one YAML map from the names of environment variables to texts. */
export const bundleConfigReader: Reader = {
  format: 'bundle-config',
  read({ main }) {
    const documents = readBlockYaml(main.text, main.path);
    return documents ? settingsOf(main, documents) : HAND_OVER;
  },
  full: async () => {
    const yaml = await loadYaml();
    return { read: ({ main }) => settingsOf(main, yaml(main.text, main.path)) };
  },
};

function settingsOf({ path }: TextFile, documents: readonly Parsed[]): ReadResult {
  const builder = new InventoryBuilder();
  const log = createProblemLog(
    path,
    documents.flatMap(({ problems }) => problems),
  );
  for (const { value, span: spanOf } of documents) {
    if (value !== undefined && value !== null && !asObject(value))
      log.add('wrong-format', 'the file holds no settings');
    for (const [name, setting] of entriesOf(value)) {
      const key = keyOf(name);
      const span = spanOf(name);
      if (key === undefined) continue;
      builder.addSetting({ client: 'bundler', key, value: shownValue(key, textOf(setting)), ...(span && { span }) });
    }
  }
  return { inventory: builder.build(), problems: log.list() };
}

function textOf(value: unknown): string {
  const list = asArray(value);
  if (list) return list.map(textOf).join(' ');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
