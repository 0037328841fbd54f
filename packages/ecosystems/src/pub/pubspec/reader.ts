import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type Requirement,
} from '@morel/model';
import { asObject, get, loadYaml, readBlockYaml, type Parsed } from '@morel/parse';
import { pub } from '@morel/versions';
import { besides } from '../../reading/tree-path.ts';
import { about } from '../about.ts';
import { normaliseName, pubComponent } from '../names.ts';
import type { YamlReader } from '../yaml-reader.ts';
import { OVERRIDES, overridesOf, pubspecOf, type Pubspec } from './pubspec.ts';
import type { PubWish, WrongType } from './wishes.ts';

/** A file in which entries stand; without a name it is the main one. */
interface Place {
  readonly span: Parsed['span'];
  readonly file?: string;
}

interface Overrides {
  readonly document: Parsed;
  readonly file: string;
}

/** Reads pubspec.yaml: what the package asks for. */
export const pubspecReader: Reader = {
  format: 'pubspec-yaml',
  read: (files) => readPubspec(files, readBlockYaml),
  full: async () => {
    const readYaml = await loadYaml();
    return { read: (files) => readPubspec(files, readYaml) };
  },
};

function readPubspec(files: ReaderFiles, readYaml: YamlReader): ReadResult | typeof HAND_OVER {
  const { path, text } = files.main;
  const documents = readYaml(text, path);
  const overrides = overridesIn(files, readYaml);
  if (!documents || overrides === HAND_OVER) return HAND_OVER;
  const builder = new InventoryBuilder();
  const log = createProblemLog(
    path,
    documents.flatMap(({ problems }) => problems),
  );
  const [document] = documents;
  if (document && documents.length === 1 && asObject(document.value)) addPubspec(builder, document, overrides, log);
  else if (document?.value !== undefined) log.add('wrong-format', 'the file is not one map, so it is no pubspec');
  return { inventory: builder.build(), problems: log.list(), wants: [besides(path, OVERRIDES)] };
}

/** The pubspec_overrides.yaml beside the file, where there is one that has overrides: then those of the file do not count. */
function overridesIn(files: ReaderFiles, readYaml: YamlReader): Overrides | undefined | typeof HAND_OVER {
  const file = files.get(besides(files.main.path, OVERRIDES));
  if (!file || !('text' in file)) return undefined;
  const documents = readYaml(file.text, file.path);
  if (!documents) return HAND_OVER;
  const [document] = documents;
  if (!document || get(document.value, 'dependency_overrides') === undefined) return undefined;
  return { document, file: file.path };
}

function addPubspec(
  builder: InventoryBuilder,
  { value, span }: Parsed,
  other: Overrides | undefined,
  log: ProblemLog,
): void {
  const own: Place = { span };
  const elsewhere: Place = other ? { span: other.document.span, file: other.file } : own;
  const pubspec = pubspecOf(value, reporter(log, own));
  const root = addRoot(builder, pubspec, span, log);
  if (root === undefined) return;
  const listed = other ? overridesOf(other.document.value, reporter(log, elsewhere)) : pubspec.overrides;
  const overrides = new Map(listed.map((wish) => [wish.name, wish]));
  const direct = new Set(pubspec.wishes.map(({ name }) => name));
  for (const wish of pubspec.wishes) addRequirement(builder, wish, own);
  for (const wish of listed) addRequirement(builder, wish, elsewhere);
  for (const wish of [...pubspec.wishes, ...listed.filter(({ name }) => !direct.has(name))]) {
    const override = overrides.get(wish.name);
    const entry = addEntry(builder, override ?? wish, override ? elsewhere : own, log);
    builder.addEdge(root, entry, wish.kinds, wish.constraint);
    if (override) builder.override(root, entry);
  }
}

function reporter(log: ProblemLog, { span, file }: Place): WrongType {
  return (at, expected) => {
    log.add('unknown-entry', `${quote(at.join('.'))} should be ${expected} and was left out`, span(...at), file);
  };
}

function addRoot(
  builder: InventoryBuilder,
  { name, version }: Pubspec,
  span: Parsed['span'],
  log: ProblemLog,
): number | undefined {
  if (name === undefined) {
    log.add('wrong-format', 'the file has no "name", which every pubspec has');
    return undefined;
  }
  const source = { kind: 'project', path: '.' } as const;
  const component = pubComponent(name, version, source);
  const root = builder.add({ component, key: 'name', source, span: () => span('name') });
  builder.addRoot(root, 'project');
  return root;
}

/** What would be taken without a lockfile; its version is known only where the constraint allows no other. */
function addEntry(builder: InventoryBuilder, wish: PubWish, { span, file }: Place, log: ProblemLog): number {
  const { name, constraint, source, path } = wish;
  const key = path.join('.');
  const version = pub.parse(constraint) && pub.pinning(constraint) === 'exact' ? constraint : undefined;
  if (version === undefined && source.kind !== 'link') {
    const demand = `${quote(name)} is asked for as ${describe(wish)}`;
    log.add('unresolved-version', `${demand}, and no lockfile says which it is`, span(...path), file);
  }
  const component = pubComponent(name, version, source);
  return builder.add({ component, key, source, span: () => span(...path), file });
}

function describe({ constraint, source, sdk }: PubWish): string {
  if (sdk !== undefined) return `the SDK ${quote(sdk)} has it`;
  if (source.kind === 'git') return `the git repository ${quote(source.url)} has it`;
  return constraint === 'any' ? 'any version' : quote(constraint);
}

function addRequirement(builder: InventoryBuilder, wish: PubWish, { span, file }: Place): void {
  const { name, kinds, path } = wish;
  const place = span(...path);
  builder.addRequirement({
    ecosystem: about.id,
    name: normaliseName(name),
    kinds,
    ...asked(wish),
    ...(place && { span: place }),
    ...(file !== undefined && { file }),
  });
}

function asked({ constraint, source }: PubWish): Pick<Requirement, 'specifier' | 'source'> {
  if (source.kind === 'git') return { specifier: source.url, source: 'git' };
  if (source.kind === 'link') return { specifier: source.path, source: 'link' };
  return { specifier: constraint, source: source.kind };
}
