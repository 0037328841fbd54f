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
import { asArray, asString, get, loadYaml, readBlockYaml, type Parsed } from '@morel/parse';
import { addFileRoot } from '../file-root.ts';
import { haskellComponent } from '../names.ts';
import { completedLocation } from './location.ts';

type ReadYaml = (text: string, path: string) => readonly Parsed[] | undefined;

/** Reads stack.yaml.lock: the packages beside the snapshot, completed. Source: Stack's documentation, "Lock files". */
export const stackLockReader: Reader = {
  format: 'stack-lock',
  read: (files) => readLock(files, readBlockYaml),
  full: async () => {
    const yaml = await loadYaml();
    return { read: (files) => readLock(files, yaml) };
  },
};

function readLock({ main }: ReaderFiles, yaml: ReadYaml): ReadResult | typeof HAND_OVER {
  const [parsed] = yaml(main.text, main.path) ?? [];
  if (!parsed) return HAND_OVER;
  const log = createProblemLog(main.path, parsed.problems);
  const builder = new InventoryBuilder();
  if (parsed.value !== undefined) addLock(builder, { path: main.path, parsed, log });
  return { inventory: builder.build(), problems: log.list() };
}

interface LockFile {
  readonly path: string;
  readonly parsed: Parsed;
  readonly log: ProblemLog;
}

function addLock(builder: InventoryBuilder, file: LockFile): void {
  const { parsed, log, path } = file;
  const [packages, snapshots] = ['packages', 'snapshots'].map((key) => asArray(get(parsed.value, key)));
  if (!packages && !snapshots) {
    log.add(
      'wrong-format',
      'the file has neither a list of packages nor one of snapshots, so it is no lockfile of Stack',
    );
    return;
  }
  if (!packages || !snapshots) {
    const missing = packages ? 'snapshots' : 'packages';
    const message = `the list "${missing}" is missing, which Stack always writes: the file may be cut off`;
    log.add('unknown-entry', message, parsed.span(missing));
  }
  const root = addFileRoot(builder, path);
  const seen = new Set<string>();
  for (const [index, entry] of (packages ?? []).entries()) addPackage(builder, { root, index, entry, seen }, file);
  for (const [index, entry] of (snapshots ?? []).entries()) {
    const message = `the packages of the snapshot ${quote(snapshotName(entry))} are not in the file, only those beside it`;
    log.add('missing-file', message, parsed.span('snapshots', index));
  }
}

function addPackage(
  builder: InventoryBuilder,
  {
    root,
    index,
    entry,
    seen,
  }: { readonly root: number; readonly index: number; readonly entry: unknown; readonly seen: Set<string> },
  { parsed, log }: LockFile,
): void {
  const span = (): ReturnType<Parsed['span']> => parsed.span('packages', index);
  const location = completedLocation(get(entry, 'completed'));
  if (!location?.isComplete || get(entry, 'original') === undefined) {
    const message = `the package at position ${index + 1} is not complete${location ? '' : ' and was left out'}: the file may be cut off`;
    log.add('unknown-entry', message, span);
  }
  if (!location) return;
  const { name, version, source, digests } = location;
  const key = `${name}-${version}`;
  if (seen.has(key)) {
    log.add('duplicate-key', `${quote(key)} is listed twice`, span);
    return;
  }
  seen.add(key);
  const position = builder.add({ component: haskellComponent(name, version, source), key, source, digests, span });
  builder.addEdge(root, position, ['prod']);
}

/** `lts-22.41`, or the address or file of a snapshot of somebody's own. */
function snapshotName(entry: unknown): string {
  const original = get(entry, 'original');
  const at = (key: string): string | undefined =>
    asString(get(original, key)) ?? asString(get(get(entry, 'completed'), key));
  return asString(original) ?? at('url') ?? at('filepath') ?? 'without a name';
}
