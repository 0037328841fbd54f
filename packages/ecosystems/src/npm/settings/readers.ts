import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { loadToml, loadYaml, readBlockYaml, readIni, readToml, type Parsed } from '@morel/parse';
import { flattenSettings } from './flatten.ts';
import { shownValue } from './secret.ts';
import { readYarnrc } from './yarnrc.ts';

/** Keys of a .npmrc that clients other than npm take from it too. */
const SHARED_KEYS = /^(?:registry|strict-ssl|_auth|_authToken|_password|@[^:]+:registry|\/\/.*)$/;
/** Clients that read a .npmrc, and which of its keys; pnpm takes all up to version 10. */
const NPMRC_CLIENTS: readonly (readonly [string, (key: string) => boolean])[] = [
  ['npm', () => true],
  ['pnpm', () => true],
  ['yarn-classic', (key) => SHARED_KEYS.test(key)],
  ['bun', (key) => SHARED_KEYS.test(key) || key === 'ignore-scripts'],
];

/** Reads .npmrc, which several clients share. */
export const npmrcReader: Reader = {
  format: 'npmrc',
  read({ main }) {
    const builder = new InventoryBuilder();
    for (const { section, key: name, value, span } of readIni(main.text, main.path)) {
      const key = section === '' ? name : `${section}.${name}`;
      for (const [client, takes] of NPMRC_CLIENTS) {
        if (takes(key)) builder.addSetting({ client, key, value: shownValue(key, value), span });
      }
    }
    return { inventory: builder.build(), problems: [] };
  },
};

/** Reads .yarnrc of Yarn Classic. */
export const yarnrcReader: Reader = {
  format: 'yarnrc',
  read({ main }) {
    const builder = new InventoryBuilder();
    const log = createProblemLog(main.path);
    for (const { key, value, span } of readYarnrc(main.text, log)) {
      builder.addSetting({ client: 'yarn-classic', key, value: shownValue(key, value), span });
    }
    return { inventory: builder.build(), problems: log.list() };
  },
};

/** Reads pnpm-workspace.yaml. */
export const pnpmWorkspaceReader: Reader = yamlReader('pnpm-workspace', 'pnpm');

/** Reads .yarnrc.yml of Yarn 2 and later. */
export const yarnrcYmlReader: Reader = yamlReader('yarnrc-yml', 'yarn');

/** Reads bunfig.toml. */
export const bunfigReader: Reader = {
  format: 'bunfig',
  read({ main }) {
    const parsed = readToml(main.text, main.path);
    return parsed ? settingsOf([parsed], main.path, 'bun') : HAND_OVER;
  },
  full: async () => {
    const parse = await loadToml();
    return { read: ({ main }: ReaderFiles) => settingsOf([parse(main.text, main.path)], main.path, 'bun') };
  },
};

function yamlReader(format: string, client: string): Reader {
  return {
    format,
    read({ main }) {
      const documents = readBlockYaml(main.text, main.path);
      return documents ? settingsOf(documents, main.path, client) : HAND_OVER;
    },
    full: async () => {
      const parse = await loadYaml();
      return { read: ({ main }: ReaderFiles) => settingsOf(parse(main.text, main.path), main.path, client) };
    },
  };
}

function settingsOf(documents: readonly Parsed[], path: string, client: string): ReadResult {
  const builder = new InventoryBuilder();
  const log = createProblemLog(
    path,
    documents.flatMap(({ problems }) => problems),
  );
  for (const document of documents) {
    if (document.value !== undefined && document.value !== null && typeof document.value !== 'object') {
      log.add('wrong-format', 'the file holds no settings');
      continue;
    }
    for (const { path: steps, value } of flattenSettings(document.value)) {
      const key = steps.join('.');
      const span = document.span(...steps);
      if (key !== '') builder.addSetting({ client, key, value: shownValue(key, value), ...(span && { span }) });
    }
  }
  return { inventory: builder.build(), problems: log.list() };
}
