import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReadResult,
  type TextFile,
} from '@morel/model';
import { asObject, asString, entriesOf, get, loadYaml, readBlockYaml, type Parsed } from '@morel/parse';
import { rootName } from '../names.ts';
import { connectPods } from './connect.ts';
import { askedOf, podsOf, type Pod } from './pods.ts';
import { sourcesOf } from './sources.ts';

/** The keys of the file in their order (source: cocoapods-core, lockfile.rb). */
const KEYS: ReadonlySet<string> = new Set([
  'PODS',
  'DEPENDENCIES',
  'SPEC REPOS',
  'EXTERNAL SOURCES',
  'CHECKOUT OPTIONS',
  'SPEC CHECKSUMS',
  'PODFILE CHECKSUM',
  'COCOAPODS',
]);

/** Reads Podfile.lock. */
export const podfileLockReader: Reader = {
  format: 'podfile-lock',
  read({ main }) {
    const documents = readBlockYaml(main.text, main.path);
    return documents ? readLock(main, documents) : HAND_OVER;
  },
  full: async () => {
    const yaml = await loadYaml();
    return { read: ({ main }) => readLock(main, yaml(main.text, main.path)) };
  },
};

function readLock({ path }: TextFile, documents: readonly Parsed[]): ReadResult {
  const log = createProblemLog(
    path,
    documents.flatMap(({ problems }) => problems),
  );
  const [parsed] = documents;
  const isRefused = documents.some(({ value, problems }) => value === undefined && problems.length > 0);
  if (!isRefused && (documents.length > 1 || !parsed || !isLock(parsed.value)))
    log.add('wrong-format', 'the file has no list of pods, so it is not a lockfile of CocoaPods');
  if (isRefused || documents.length > 1 || !parsed || !isLock(parsed.value))
    return { inventory: new InventoryBuilder().build(), problems: log.list() };
  const pods = podsOf(parsed, log);
  const asked = askedOf(get(parsed.value, 'DEPENDENCIES'), (text) =>
    log.add('unknown-entry', `${quote(text)} is no dependency`, parsed.span('DEPENDENCIES')),
  );
  reportLosses(parsed, pods, log);
  const inventory = connectPods({ pods, asked, sources: sourcesOf(parsed.value) }, path, log).build();
  const version = asString(get(parsed.value, 'COCOAPODS'));
  return { inventory, problems: log.list(), ...(version && { formatVersion: version }) };
}

function isLock(value: unknown): boolean {
  return (
    asObject(value) !== undefined && ['PODS', 'DEPENDENCIES', 'COCOAPODS'].some((key) => get(value, key) !== undefined)
  );
}

/** CocoaPods ends every lockfile with its own version, and has a checksum of the podspec of every pod. */
function reportLosses(parsed: Parsed, pods: readonly Pod[], log: ProblemLog): void {
  for (const [key] of entriesOf(parsed.value)) {
    if (!KEYS.has(key)) log.add('unknown-entry', `${quote(key)} is not known`, parsed.span(key));
  }
  if (get(parsed.value, 'COCOAPODS') === undefined)
    log.add('unknown-entry', 'COCOAPODS is missing, with which the file ends: it may be cut off');
  const roots = new Set(pods.map(({ name }) => rootName(name)));
  const gone = entriesOf(get(parsed.value, 'SPEC CHECKSUMS')).filter(([pod]) => !roots.has(pod));
  for (const [pod] of gone)
    log.add('unknown-entry', `there is a checksum of ${quote(pod)}, but no entry`, parsed.span('SPEC CHECKSUMS', pod));
}
