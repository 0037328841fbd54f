import type { ReaderFiles } from '@morel/model';
import { joinPath } from '../../../reading/tree-path.ts';
import { manifestIn, manifestPath, type Manifest } from '../../manifest/manifest.ts';
import { compileWorkspaces } from '../../manifest/workspaces.ts';

/** The project, or a member of its workspace. */
export interface ClassicProject {
  /** Folder as seen from the lockfile's. */
  readonly path: string;
  readonly manifest: Manifest | undefined;
}

export interface ClassicProjects {
  /** The package.json files that tell. */
  readonly wants: readonly string[];
  /** The project first; undefined while files are missing that have not been fetched. */
  readonly projects: readonly ClassicProject[] | undefined;
  /** Whether these are all, so that what none of them asks for is asked for by nobody. */
  readonly areAll: boolean;
}

const FILE = '/package.json';

/** The projects that a yarn.lock of version 1 in this folder answers: it names none of them itself. */
export function findProjects(files: ReaderFiles, folder: string): ClassicProjects {
  const root = manifestPath(folder);
  const manifest = manifestIn(files, folder);
  if (manifest === 'pending') return { wants: [root], projects: undefined, areAll: false };
  const project: ClassicProject = { path: '.', manifest };
  if (!manifest || manifest.workspaces.length === 0 || !files.found) {
    const areAll = manifest !== undefined && manifest.workspaces.length === 0;
    return { wants: [root], projects: [project], areAll };
  }
  const isMember = compileWorkspaces(manifest.workspaces);
  const paths = files.found
    .filter((path) => path.endsWith(FILE))
    .map((path) => pathFrom(folder, path.slice(0, -FILE.length)))
    .filter((path) => path !== undefined && isMember(path))
    .filter((path) => path !== undefined);
  const wants = [root, ...paths.map((path) => manifestPath(joinPath(folder, path)))];
  const members: ClassicProject[] = [];
  for (const path of paths) {
    const member = manifestIn(files, joinPath(folder, path));
    if (member === 'pending') return { wants, projects: undefined, areAll: false };
    members.push({ path, manifest: member });
  }
  return { wants, projects: [project, ...members], areAll: true };
}

/** A folder of the tree as seen from another; undefined where it does not lie below it. */
function pathFrom(folder: string, path: string): string | undefined {
  if (folder === '.') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}
