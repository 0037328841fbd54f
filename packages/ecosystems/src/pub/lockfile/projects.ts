import type { ReaderFiles } from '@morel/model';
import { asObject, compileGlob, get } from '@morel/parse';
import { joinPath } from '../../reading/tree-path.ts';
import { OVERRIDES, overridesOf, pubspecOf, type Pubspec } from '../pubspec/pubspec.ts';
import type { YamlReader } from '../yaml-reader.ts';

/** A package of the project's own: the one beside the lockfile, or a member of its workspace. */
export interface Project {
  /** Relative to the lockfile's folder; `.` for the same. */
  readonly folder: string;
  readonly pubspec: Pubspec;
}

export interface Projects {
  readonly list: readonly Project[];
  /** Names that an override takes over, whoever asks for them. */
  readonly overridden: ReadonlySet<string>;
  /** Paths of the files that the answer depends on. */
  readonly wants: readonly string[];
}

const MANIFEST = 'pubspec.yaml';
const MOST_PROJECTS = 1000;
const WILDCARD = /[*?[{]/;

/**
 * The packages that a lockfile is for. Undefined where a file is beyond the fast reader. Source: "Pub workspaces" of
 * dart.dev.
 */
export function findProjects(files: ReaderFiles, base: string, readYaml: YamlReader): Projects | undefined {
  const folders = new Set(['.']);
  const wants: string[] = [];
  const list: Project[] = [];
  const overridden = new Set<string>();
  // A set hands out what is added to it while it is walked.
  for (const folder of folders) {
    const [manifest, overrides] = manifestsIn(joinPath(base, folder));
    wants.push(manifest, overrides);
    const value = valueOf(files, manifest, readYaml);
    const other = valueOf(files, overrides, readYaml);
    if (value === 'hand-over' || other === 'hand-over') return undefined;
    if (!asObject(value)) continue;
    const pubspec = withOverrides(pubspecOf(value), other);
    list.push({ folder, pubspec });
    for (const { name } of pubspec.overrides) overridden.add(name);
    for (const member of memberFolders(pubspec, joinPath(base, folder), files.found)) {
      if (folders.size < MOST_PROJECTS) folders.add(joinPath(folder, member));
    }
  }
  return { list, overridden, wants };
}

/** The files of a folder that say what its package asks for. */
export function manifestsIn(folder: string): readonly [string, string] {
  return [joinPath(folder, MANIFEST), joinPath(folder, OVERRIDES)];
}

/** The value in a file; undefined where there is none, or it cannot be read, which its own reader reports. */
function valueOf(files: ReaderFiles, path: string, readYaml: YamlReader): unknown {
  const file = files.get(path);
  if (!file || !('text' in file)) return undefined;
  const documents = readYaml(file.text, path);
  return documents ? documents[0]?.value : 'hand-over';
}

/** Where pubspec_overrides.yaml has overrides, those of pubspec.yaml do not count. */
function withOverrides(pubspec: Pubspec, other: unknown): Pubspec {
  return get(other, 'dependency_overrides') === undefined ? pubspec : { ...pubspec, overrides: overridesOf(other) };
}

/** The folders of members: as written, or, for a pattern, those in which the host found a pubspec. */
function memberFolders({ workspace }: Pubspec, folder: string, found: readonly string[] = []): string[] {
  return workspace.flatMap((text) => {
    const pattern = joinPath('.', text);
    if (!WILDCARD.test(pattern)) return [pattern];
    const matches = compileGlob(pattern);
    const start = folder === '.' ? '' : `${folder}/`;
    return found
      .filter((path) => path.startsWith(start) && path.endsWith(`/${MANIFEST}`))
      .map((path) => path.slice(start.length, -MANIFEST.length - 1))
      .filter((inner) => matches(inner));
  });
}
