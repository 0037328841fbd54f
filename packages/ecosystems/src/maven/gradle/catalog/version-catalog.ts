import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  quote,
  type Problem,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asObject, loadToml, readToml, type Parsed } from '@morel/parse';
import { baseName, folderOf } from '../../../reading/tree-path.ts';
import { about } from '../../about.ts';
import { fileEntry } from '../../file-entry.ts';
import { artifactComponent } from '../../names.ts';
import { readLockLines } from '../lockfile/lock-lines.ts';
import { catalogWishes, type CatalogWish } from './catalog-wishes.ts';

/** Reads gradle/libs.versions.toml and other version catalogs. */
export const versionCatalogReader: Reader = {
  format: 'gradle-catalog',
  read(files) {
    const parsed = readToml(files.main.text, files.main.path);
    return parsed ? readCatalog(files, parsed) : HAND_OVER;
  },
  full: async () => {
    const toml = await loadToml();
    return { read: (files) => readCatalog(files, toml(files.main.text, files.main.path)) };
  },
};

const TABLES = ['metadata', 'versions', 'libraries', 'bundles', 'plugins'];

function readCatalog(files: ReaderFiles, parsed: Parsed): ReadResult {
  const { path } = files.main;
  const log = createProblemLog(path, parsed.problems);
  const builder = new InventoryBuilder();
  const lockfiles = lockfilesOf(files);
  if (asObject(parsed.value)) {
    const strange = Object.keys(asObject(parsed.value) ?? {}).filter((key) => !TABLES.includes(key));
    if (strange.length > 0)
      log.add(
        'unknown-entry',
        `a version catalog has no table ${quote(strange[0] ?? '')}`,
        parsed.span(strange[0] ?? ''),
      );
    const wishes = catalogWishes(parsed).filter((wish) => isNamed(wish, parsed, log));
    addWishes({ builder, parsed, log, path }, wishes, lockedNames(files, lockfiles));
  }
  const gap = gapOf(builder, path, lockfiles);
  return { inventory: builder.build(), problems: [...log.list(), ...gap], wants: lockfiles };
}

/** The lockfiles of the build: a catalog in its folder `gradle` serves all of its projects. */
function lockfilesOf({ main, found = [] }: ReaderFiles): string[] {
  const own = folderOf(main.path);
  const folder = baseName(own) === 'gradle' ? folderOf(own) : own;
  const isWithin = (path: string): boolean => folder === '.' || path.startsWith(`${folder}/`);
  return found.filter((path) => isWithin(path) && /(?:^|[/-])gradle\.lockfile$/.test(path));
}

function lockedNames(files: ReaderFiles, lockfiles: readonly string[]): ReadonlySet<string> {
  const names = lockfiles.flatMap((path) => {
    const file = files.get(path);
    if (!file || 'code' in file) return [];
    return readLockLines(file.text, undefined).modules.map(({ name }) => name);
  });
  return new Set(names);
}

function isNamed({ name, path }: CatalogWish, parsed: Parsed, log: ProblemLog): boolean {
  if (name !== undefined) return true;
  log.add('unknown-entry', `${quote(path.join('.'))} names no artifact and was left out`, parsed.span(...path));
  return false;
}

interface Catalog {
  readonly builder: InventoryBuilder;
  readonly parsed: Parsed;
  readonly log: ProblemLog;
  readonly path: string;
}

function addWishes(
  { builder, parsed, log, path }: Catalog,
  wishes: readonly CatalogWish[],
  locked: ReadonlySet<string>,
): void {
  const root = builder.add(fileEntry(path));
  builder.addRoot(root, 'project');
  const unlocked: string[] = [];
  for (const wish of wishes) {
    const { name = '', specifier, version, kinds } = wish;
    const span = parsed.span(...wish.place) ?? parsed.span(...wish.path);
    // Without a version a platform (a BOM of the build) sets it.
    const isSetElsewhere = specifier === '';
    builder.addRequirement({
      ecosystem: about.id,
      name,
      specifier,
      ...(isSetElsewhere && { isSetElsewhere }),
      kinds,
      source: 'registry',
      ...(span && { span }),
    });
    // What is locked is the lockfile's to say: there it may have another version.
    if (locked.has(name)) continue;
    unlocked.push(name);
    if (version === undefined) {
      const asked = specifier === '' ? 'any version' : `any version that is ${quote(specifier)}`;
      log.add('unresolved-version', `${quote(name)} may be ${asked}`, span);
    }
    const position = builder.add({
      component: artifactComponent(name, version),
      key: wish.path.join('.'),
      source: { kind: 'registry' },
      span,
    });
    builder.addEdge(root, position, kinds, specifier);
  }
  if (locked.size > 0 && unlocked.length > 0)
    log.add(
      'not-judged',
      `no gradle.lockfile holds ${quote(unlocked.join(', '))}: where they are used, what they bring with them is not known`,
    );
}

/** Without a lockfile nobody here knows what the libraries bring with them. */
function gapOf(builder: InventoryBuilder, path: string, lockfiles: readonly string[]): Problem[] {
  if (lockfiles.length > 0 || builder.size < 2) return [];
  return [
    {
      code: 'missing-file',
      message: 'no gradle.lockfile was found: what these libraries bring with them is not known',
      hint: 'Turn on dependency locking, let Gradle write gradle.lockfile (--write-locks), and commit it.',
      where: { path },
    },
  ];
}
