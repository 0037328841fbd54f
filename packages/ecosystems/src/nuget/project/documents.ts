import { quote, type ProblemLog, type ReaderFiles } from '@morel/model';
import type { XmlElement } from '@morel/parse';
import { baseName, folderOf, joinPath, resolvePath } from '../../reading/tree-path.ts';
import type { ReadXml } from '../xml-reader.ts';

/** A project file, or one that it imports. */
export interface ProjectDocument {
  readonly path: string;
  readonly root: XmlElement;
}

/** All that a project is put together from, in the order in which MSBuild reads it, and the files to look for. */
export interface ProjectDocuments {
  readonly documents: readonly ProjectDocument[];
  readonly wants: readonly string[];
}

const BEFORE: readonly string[] = ['Directory.Build.props', 'Directory.Packages.props'];
const AFTER: readonly string[] = ['Directory.Build.targets'];
/** Why there is no file above a project: none is there, or the scan ends below it. */
const PASSED: ReadonlySet<string> = new Set(['missing-file', 'outside-tree']);
const MOST_FOLDERS = 32;
const MOST_FILES = 64;
/** Properties that lead into the tools' own folders: what lies there belongs to the SDK, not to the project. */
const TOOLS =
  /^\s*\$\((?:MSBuild(?:Extensions|Tools|Bin|Framework|SDKs)\w*|VSTools\w*|Wix\w*|CustomBefore\w*|CustomAfter\w*)\)/i;
/** Files that Paket and older versions of NuGet put beside a project: they name no package. */
const OF_TOOLS: ReadonlySet<string> = new Set(['paket.restore.targets', 'paket.targets', 'nuget.targets']);
const HERE = /\$\(MSBuild(?:ThisFileDirectory|ProjectDirectory)\)[\\/]?/gi;
/** `$([MSBuild]::GetPathOfFileAbove('NAME', '$(MSBuildThisFileDirectory)../'))`, which continues to the next one above. */
const ABOVE = /GetPathOfFileAbove\(\s*'?([\w.-]+)'?/i;

/**
 * Collects what a project imports: the nearest `Directory.*` files above it, as MSBuild looks for them, and what those and
 * the project name in `Import`. Source: "Customize your build" of MSBuild's documentation.
 */
export function collectDocuments(
  files: ReaderFiles,
  root: XmlElement,
  readXml: ReadXml,
  log: ProblemLog,
): ProjectDocuments {
  const collector = new Collector(files, readXml, log);
  const folder = folderOf(files.main.path);
  for (const name of BEFORE) collector.addNearest(name, folder);
  collector.add({ path: files.main.path, root });
  for (const name of AFTER) collector.addNearest(name, folder);
  return { documents: collector.documents, wants: [...collector.wants] };
}

class Collector {
  readonly documents: ProjectDocument[] = [];
  readonly wants = new Set<string>();
  readonly #seen = new Set<string>();
  readonly #files: ReaderFiles;
  readonly #readXml: ReadXml;
  readonly #log: ProblemLog;

  constructor(files: ReaderFiles, readXml: ReadXml, log: ProblemLog) {
    this.#files = files;
    this.#readXml = readXml;
    this.#log = log;
  }

  /** The first file of this name in a folder or above it; all are asked for, so that one round is enough. */
  addNearest(name: string, folder: string): void {
    const paths = foldersUpFrom(folder).map((each) => joinPath(each, name));
    for (const path of paths) this.wants.add(path);
    const nearest = paths.find((path) => this.#textOf(path) !== undefined);
    if (nearest !== undefined) this.#open(nearest);
    for (const path of paths) {
      const file = this.#files.get(path);
      if (!file || 'text' in file || PASSED.has(file.code)) continue;
      this.#log.add('missing-file', `${quote(path)} could not be read: ${file.message}`);
    }
  }

  add(document: ProjectDocument): void {
    this.#seen.add(document.path);
    for (const element of importsIn(document.root)) this.#import(element, document);
    this.documents.push(document);
  }

  #import({ attributes, span }: XmlElement, { path }: ProjectDocument): void {
    const { Project: project, Sdk: sdk, Condition: condition } = attributes;
    if (project === undefined || sdk !== undefined || TOOLS.test(project)) return;
    const above = ABOVE.exec(project)?.[1];
    if (above !== undefined) {
      this.addNearest(above, joinPath(folderOf(path), '..'));
      return;
    }
    const plain = project.trim().replace(HERE, '');
    const target = /[$*?%@]/.test(plain) ? undefined : resolvePath(path, plain);
    if (OF_TOOLS.has(baseName(plain.replaceAll('\\', '/')).toLowerCase())) return;
    if (target === undefined) {
      const message = `the import of ${quote(project)} could not be followed: what it adds is not known`;
      // A lockfile beside the project knows what the import adds, as it knows what a range comes to.
      this.#log.add('unresolved-version', message, span, path);
      return;
    }
    if (this.wants.size >= MOST_FILES + MOST_FOLDERS * 3) {
      this.#log.add('too-many-files', `the project imports more than ${MOST_FILES} files`, span, path);
      return;
    }
    this.wants.add(target);
    if (this.#textOf(target) !== undefined) this.#open(target);
    else if (this.#files.get(target) && condition === undefined)
      this.#log.add('missing-file', `${quote(target)}, which is imported, was not found`, span, path);
  }

  #open(path: string): void {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    const { root, problems } = this.#readXml(this.#textOf(path) ?? '', path);
    if (root) this.add({ path, root });
    // The file is not the main one: it does not refuse the project, which is then known in part.
    for (const { message } of problems) this.#log.add('missing-file', `${quote(path)} could not be read: ${message}`);
  }

  #textOf(path: string): string | undefined {
    const file = this.#files.get(path);
    return file && 'text' in file ? file.text : undefined;
  }
}

function foldersUpFrom(folder: string): string[] {
  const folders: string[] = [];
  let current = joinPath('.', folder);
  while (folders.length < MOST_FOLDERS && !current.startsWith('..')) {
    folders.push(current);
    if (current === '.') break;
    current = folderOf(current);
  }
  return folders;
}

function importsIn(root: XmlElement): XmlElement[] {
  return root.elements.flatMap((element) => {
    if (element.name === 'Import') return [element];
    return element.name === 'ImportGroup' ? element.elements.filter(({ name }) => name === 'Import') : [];
  });
}
