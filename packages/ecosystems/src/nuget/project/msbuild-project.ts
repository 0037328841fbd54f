import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { nuget } from '@morel/versions';
import { baseName, folderOf, joinPath } from '../../reading/tree-path.ts';
import { names, nugetComponent, projectComponent } from '../names.ts';
import { createKeys } from '../../reading/unique-keys.ts';
import { xmlReader, type ReadXml } from '../xml-reader.ts';
import { addProjectSettings } from '../settings/project-settings.ts';
import { collectDocuments, type ProjectDocument } from './documents.ts';
import { idsOf, membersOf } from './items.ts';
import { createEvaluate } from './properties.ts';
import { globalJsonPaths, sdkWishes } from './sdks.ts';
import { packageWishes, type PackageWish } from './wishes.ts';

const PROJECT = /\.(?:cs|fs|vb)proj$/;
const EXACT = /^\s*\[\s*([^\s,[\]]+)\s*\]\s*$/;

/**
 * Reads a project file of MSBuild with the files that it imports from the tree: what it asks for, and in which version as
 * far as that can be known without running the build.
 */
export const msbuildProjectReader: Reader = xmlReader('msbuild-project', readProject);

function readProject(files: ReaderFiles, readXml: ReadXml): ReadResult {
  const { path, text } = files.main;
  const { root, problems } = readXml(text, path);
  const log = createProblemLog(path, problems);
  const builder = new InventoryBuilder();
  if (!root) return { inventory: builder.build(), problems: log.list() };
  if (root.name !== 'Project') {
    log.add('wrong-format', `the file holds ${quote(root.name)} instead of "Project"`, root.span);
    return { inventory: builder.build(), problems: log.list() };
  }
  const { documents, wants } = collectDocuments(files, root, readXml, log);
  const project = new ProjectInventory(builder, path, log);
  for (const wish of packageWishes(documents, createEvaluate(documents))) project.addPackage(wish);
  for (const { id, version, ...place } of sdkWishes(documents, files)) {
    project.addPackage({
      id,
      written: version,
      range: `[${version}]`,
      kinds: ['build'],
      condition: undefined,
      ...place,
    });
  }
  project.addReferences(documents);
  addProjectSettings(builder, documents, path);
  return {
    inventory: builder.build(),
    problems: log.list(),
    wants: [...new Set([...wants, ...globalJsonPaths(path)])],
  };
}

/** The inventory of one project while it is filled. */
class ProjectInventory {
  readonly #builder: InventoryBuilder;
  readonly #main: string;
  readonly #log: ProblemLog;
  readonly #root: number;
  readonly #uniqueKey = createKeys();

  constructor(builder: InventoryBuilder, main: string, log: ProblemLog) {
    this.#builder = builder;
    this.#main = main;
    this.#log = log;
    const component = projectComponent(baseName(main).replace(PROJECT, ''));
    this.#root = builder.add({ component, key: '.', source: { kind: 'project', path: '.' } });
    builder.addRoot(this.#root, 'project');
  }

  addPackage(wish: PackageWish): void {
    const { id, written, range, kinds, condition, file, span } = wish;
    const place = { span, ...(file !== this.#main && { file }) };
    if (!names.purl(id)) {
      this.#log.add('unknown-entry', `${quote(id)} is no id of a package and was left out`, span, file);
      return;
    }
    const version = this.#versionOf(wish);
    const source = { kind: 'registry' } as const;
    const entry = this.#builder.add({
      component: nugetComponent(id, version),
      key: this.#uniqueKey(id),
      source,
      ...place,
      ...(condition !== undefined && { marker: condition }),
    });
    const specifier = range ?? written ?? '';
    this.#builder.addEdge(this.#root, entry, kinds, specifier);
    this.#builder.addRequirement({
      ecosystem: 'nuget',
      name: names.normalise(id),
      specifier,
      ...(range === undefined && written !== undefined && { isSetElsewhere: true }),
      // What a condition may leave out may be missing from a lockfile.
      kinds: condition === undefined ? kinds : [...kinds, 'optional'],
      source: source.kind,
      ...place,
    });
  }

  /**
   * Only `[1.0]` says which version is installed. Of a minimum restore takes the lowest version that there is: that one
   * is looked up, and that it may be another one is said.
   */
  #versionOf({ id, written, range, file, span }: PackageWish): string | undefined {
    const exact = range === undefined ? undefined : EXACT.exec(range)?.[1];
    if (exact !== undefined && nuget.parse(exact)) return exact;
    const minimum = range !== undefined && nuget.parse(range) ? range : undefined;
    const reason =
      written === undefined
        ? 'without a version'
        : range === undefined
          ? `in the version ${quote(written)}, which only a build knows`
          : `as ${quote(range)}`;
    this.#log.add(
      'unresolved-version',
      `${quote(id)} is asked for ${reason}, and no lockfile says which it is`,
      span,
      file,
    );
    return minimum;
  }

  addReferences(documents: readonly ProjectDocument[]): void {
    for (const item of documents.flatMap((document) => membersOf('ItemGroup', document))) {
      if (item.name.toLowerCase() !== 'projectreference') continue;
      for (const path of idsOf(item, 'Include')) {
        if (path.includes('$(')) continue;
        const target = joinPath('.', path);
        const name = baseName(target).replace(PROJECT, '');
        const { span } = item.element;
        const entry = this.#builder.add({
          component: projectComponent(name),
          key: this.#uniqueKey(target),
          source: { kind: 'link', path: folderOf(target) },
          span,
          ...(item.file !== this.#main && { file: item.file }),
        });
        this.#builder.addEdge(this.#root, entry, ['prod']);
      }
    }
  }
}
