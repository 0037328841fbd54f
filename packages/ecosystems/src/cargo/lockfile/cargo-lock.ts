import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asArray, get, loadToml, readToml, type Parsed } from '@morel/parse';
import { besides, folderOf } from '../../reading/tree-path.ts';
import { connectPackages } from './connect.ts';
import { packagesOf, type LockPackage } from './packages.ts';
import { findWorkspace, type ParseManifest } from './workspace.ts';

const NEWEST = 4;

/** Reads Cargo.lock of the versions 1 to 4, with the manifests of the packages that are the project's own. */
export const cargoLockReader: Reader = {
  format: 'cargo-lock',
  beside: (path) => [besides(path, 'Cargo.toml')],
  read: (files) => readLock(files, readToml),
  full: async () => {
    const toml = await loadToml();
    return { read: (files) => readLock(files, toml) };
  },
};

function readLock(files: ReaderFiles, parse: ParseManifest): ReadResult | typeof HAND_OVER {
  const { path, text } = files.main;
  const parsed = parse(text, path);
  if (!parsed) return HAND_OVER;
  const log = createProblemLog(path, parsed.problems);
  const formatVersion = checkVersion(parsed, log);
  if (formatVersion === undefined) return { inventory: new InventoryBuilder().build(), problems: log.list() };
  const packages = packagesOf(parsed, log);
  reportMetadata(parsed, packages, log);
  const localNames = packages.filter(({ source }) => source === undefined).map(({ name }) => name);
  const workspace = findWorkspace(files, folderOf(path), localNames, parse);
  if (!workspace) return HAND_OVER;
  const inventory = connectPackages(packages, workspace, log).build();
  return { inventory, problems: log.list(), formatVersion, wants: workspace.wants };
}

/** The version of the format, or undefined (and why) where the text is no lockfile that is known. */
function checkVersion({ value, span }: Parsed, log: ProblemLog): string | undefined {
  if (value === undefined) return undefined;
  const version = get(value, 'version');
  const packages = get(value, 'package');
  if (
    version !== undefined &&
    (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > NEWEST)
  ) {
    const shown = quote(JSON.stringify(version) ?? '');
    log.add('unknown-format-version', `the version is ${shown}; 1 to ${NEWEST} are known`, span('version'));
    return undefined;
  }
  if (packages === undefined ? version === undefined && get(value, 'root') === undefined : !asArray(packages)) {
    log.add('wrong-format', 'the file holds no [[package]] tables, so it is not a lockfile of Cargo', span('package'));
    return undefined;
  }
  if (version !== undefined) return String(version);
  return get(value, 'metadata') === undefined ? '2' : '1';
}

/** Version 1 ends with the checksums of all packages from registries, and is told by their table. */
function reportMetadata({ value }: Parsed, packages: readonly LockPackage[], log: ProblemLog): void {
  if (get(value, 'version') !== undefined) return;
  const registered = packages.filter(({ source }) => source?.kind === 'registry');
  const bare = registered.filter(({ digests }) => digests.length === 0);
  const isFirstVersion = packages.some(({ dependencies }) => dependencies.some((text) => text.endsWith(')')));
  const hasTable = get(value, 'metadata') !== undefined;
  if (bare.length === 0 || (!hasTable && (!isFirstVersion || bare.length < registered.length))) return;
  const [first] = bare;
  const message = `the table "metadata", with which the file ends, has no checksum of ${quote(first?.name ?? '')}`;
  log.add('unknown-entry', `${message}: the file may be cut off`, first?.span);
}
