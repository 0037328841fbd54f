import { quote, type Problem, type ProblemLog, type ReaderFiles } from '@morel/model';
import type { ParsedXml } from '@morel/parse';
import { maven } from '@morel/versions';
import { baseName, folderOf, resolvePath } from '../../reading/tree-path.ts';
import { pomOf, type Pom, type PomParent, type Written } from './pom.ts';
import { openUserProperties } from './user-properties.ts';

/** The poms of a tree, each parsed once, found by path and by what they are. */
export interface PomPool {
  /** Those that were found, the main one first; not those that were opened as the parent of another alone. */
  readonly projects: readonly Pom[];
  /** Files that were asked for. */
  readonly wants: readonly string[];
  /** The pom of this name (`group:artifact`), if its version fits. */
  find(name: string, fits: (pom: Pom) => boolean): Pom | undefined;
  /** What the build sets before any pom does. */
  userProperty(pom: Pom, name: string): Written | undefined;
  /** The parent, where it is in the tree; undefined where it has none or it is not. */
  parentOf(pom: Pom): Pom | undefined;
}

export type ParseXml = (text: string, path: string) => ParsedXml;

/** Whether a path is that of a pom.xml. */
export function isPomPath(path: string): boolean {
  return baseName(path) === 'pom.xml';
}

/**
 * Opens all poms that the host found, and the parents that they name elsewhere. Maven takes the pom at `relativePath` only
 * if it is the one that is asked for, and else looks among the projects of the same build (source: Maven Model Builder,
 * "Inheritance Assembly").
 */
export function openPoms(files: ReaderFiles, parse: ParseXml, log: ProblemLog): PomPool {
  const { main, found = [] } = files;
  const paths = [main.path, ...found.filter((path) => isPomPath(path) && path !== main.path)];
  const wants = new Set(paths.slice(1));
  const isFound = new Set(paths);
  const byPath = new Map<string, Pom>();
  const isAlone = paths.length === 1;
  const pending = [...paths];
  for (let path = pending.shift(); path !== undefined; path = pending.shift()) {
    if (byPath.has(path)) continue;
    const pom = openPom(path, files, parse, { log, isAlone, isFound: isFound.has(path) });
    if (!pom) continue;
    byPath.set(path, pom);
    for (const candidate of parentPaths(pom)) {
      if (candidate === main.path || wants.has(candidate)) continue;
      wants.add(candidate);
      pending.push(candidate);
    }
  }
  const projects = [...byPath.values()].filter(({ file }) => isFound.has(file));
  const user = openUserProperties(files);
  return {
    projects,
    wants: [...wants, ...user.wants],
    userProperty: ({ file }, name) => user.get(file, name),
    ...lookups(byPath),
  };
}

interface Opening {
  readonly log: ProblemLog;
  /** There is no other pom: what is wrong with it is wrong with the input. */
  readonly isAlone: boolean;
  /** The host found it; else a pom guesses that it may be there. */
  readonly isFound: boolean;
}

function openPom(path: string, files: ReaderFiles, parse: ParseXml, opening: Opening): Pom | undefined {
  const { log, isAlone, isFound } = opening;
  const file = path === files.main.path ? files.main : files.get(path);
  if (file === undefined) return undefined;
  if ('code' in file) {
    // That a parent is not there is said where it is asked for.
    if (isFound) log.add('missing-file', `${quote(path)} was not read: ${file.message}`);
    return undefined;
  }
  const { root, problems } = parse(file.text, path);
  const fault = problems[0] ?? faultOf(path, root?.name);
  if (!fault && root) return pomOf(path, root);
  if (!fault) return undefined;
  const { code, message, where } = fault;
  // One bad file among many does not undo what the others say.
  if (isAlone) log.add(code, message, where?.span);
  else log.add('unknown-entry', `${quote(path)} was not read: ${message}`, where?.span, path);
  return undefined;
}

function faultOf(path: string, root: string | undefined): Problem | undefined {
  if (root === 'project') return undefined;
  const message = `the outermost element is ${quote(root ?? '')}, and not "project"`;
  return { code: 'wrong-format', message, where: { path } };
}

/** Where the parent may lie. A path may name a folder. */
function parentPaths({ file, parent }: Pom): string[] {
  if (!parent || parent.relativePath === '') return [];
  const path = resolvePath(file, parent.relativePath);
  if (path === undefined) return [];
  if (/\.(?:xml|pom)$/.test(path)) return [path];
  return [path === '.' ? 'pom.xml' : `${path}/pom.xml`, path];
}

function lookups(byPath: ReadonlyMap<string, Pom>): Pick<PomPool, 'find' | 'parentOf'> {
  const byName = new Map<string, Pom[]>();
  for (const pom of byPath.values()) {
    const name = nameOf(pom);
    byName.set(name, [...(byName.get(name) ?? []), pom]);
  }
  const find = (name: string, fits: (pom: Pom) => boolean): Pom | undefined => byName.get(name)?.find(fits);
  return {
    find,
    parentOf(pom) {
      const { parent } = pom;
      if (!parent) return undefined;
      const fits = (candidate: Pom): boolean => isVersionOf(candidate, parent);
      for (const path of parentPaths(pom)) {
        const candidate = byPath.get(path);
        if (candidate && nameOf(candidate) === nameOf(parent) && fits(candidate)) return candidate;
      }
      return find(nameOf(parent), (candidate) => candidate !== pom && fits(candidate));
    },
  };
}

/** The name as written; the group is the parent's where a pom has none. */
function nameOf({
  groupId,
  artifactId,
  parent,
}: Pick<Pom, 'groupId' | 'artifactId'> & { parent?: Pom['parent'] }): string {
  return `${groupId ?? parent?.groupId ?? ''}:${artifactId ?? ''}`;
}

function isVersionOf(pom: Pom, { version }: PomParent): boolean {
  const own = (pom.version ?? pom.parent?.version)?.text ?? '';
  const asked = version?.text ?? '';
  if (own === asked || own.includes('${')) return true;
  const parsed = maven.parse(own);
  return /^[[(]/.test(asked) && parsed !== undefined && maven.satisfies(parsed, asked) === true;
}

/** The folder of a pom as the main one sees it. */
export function folderFrom(main: string, file: string): string {
  const base = folderOf(main) === '.' ? [] : folderOf(main).split('/');
  const parts = folderOf(file) === '.' ? [] : folderOf(file).split('/');
  let shared = 0;
  while (shared < base.length && shared < parts.length && base[shared] === parts[shared]) shared += 1;
  const path = [...base.slice(shared).map(() => '..'), ...parts.slice(shared)];
  return path.length === 0 ? '.' : path.join('/');
}
