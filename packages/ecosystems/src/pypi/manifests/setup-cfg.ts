import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type EdgeKind,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { addManifest } from './add-manifest.ts';
import { wishOfText, type ManifestWish } from './manifest-wish.ts';
import { projectEntry } from './project-entry.ts';
import { readConfig, type ConfigLine } from './read-config.ts';

/** setup.cfg of setuptools: `install_requires`, `extras_require`, `tests_require`, `setup_requires`. */
export const setupCfg: Reader = { format: 'setup-cfg', read };

const OPTIONS: ReadonlyMap<string, readonly EdgeKind[]> = new Map<string, readonly EdgeKind[]>([
  ['install_requires', ['prod']],
  ['tests_require', ['dev']],
  ['setup_requires', ['build']],
]);

function read({ main }: ReaderFiles): ReadResult {
  const log = createProblemLog(main.path);
  const builder = new InventoryBuilder();
  const lines = readConfig(main.text);
  const wishes = lines.flatMap((line) => wishOf(line, log) ?? []);
  const name = lines.find(({ section, key }) => section === 'metadata' && key === 'name')?.value;
  if (wishes.length === 0 && name === undefined) return { inventory: builder.build(), problems: log.list() };
  const manifest = {
    root: projectEntry(main.path, name, undefined),
    wishes: wishes.filter((wish) => !isBuild(wish)),
    build: wishes.filter(isBuild),
  };
  return { inventory: addManifest(builder, manifest, log), problems: log.list() };
}

function isBuild({ kinds }: ManifestWish): boolean {
  return kinds.includes('build');
}

function wishOf({ section, key, value, span }: ConfigLine, log: ProblemLog): ManifestWish | undefined {
  const isExtra = section === 'options.extras_require';
  const kinds = isExtra ? (['optional'] as const) : section === 'options' ? OPTIONS.get(key) : undefined;
  if (!kinds) return undefined;
  if (value.startsWith('file:')) {
    const file = quote(value.slice('file:'.length).trim());
    log.add('unresolved-version', `${quote(key)} is taken from ${file} when the package is built`, span);
    return undefined;
  }
  const wish = wishOfText(value, { kinds, span, ...(isExtra && { group: key }) });
  if (!wish) log.add('unknown-entry', `${quote(value)} in ${quote(key)} is no dependency specifier`, span);
  return wish;
}
