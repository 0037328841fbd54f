import { createProblemLog, type ReaderFiles } from '@morel/model';
import { asObject } from '@morel/parse';
import { besides } from '../../reading/tree-path.ts';
import type { LockNode, Wish } from '../lock-node.ts';
import type { ManifestWish } from '../manifests/manifest-wish.ts';
import { projectEntry } from '../manifests/project-entry.ts';
import { readProject, type Project } from '../manifests/pyproject/project.ts';
import { normaliseName } from '../names.ts';
import type { OpenToml } from '../toml-reader.ts';

/** The manifest beside a lockfile of a project. */
export const PYPROJECT = 'pyproject.toml';

/** The project that a lockfile belongs to, as far as it can be known. */
export interface ProjectRoot {
  /** Path of the manifest beside the lockfile, which the host is to fetch. */
  readonly wants: readonly string[];
  readonly project?: Project;
  /** The project as a node of the graph; absent where there is no manifest that can be read. */
  readonly node?: LockNode;
}

/**
 * Reads the pyproject.toml beside a lockfile that does not hold the project itself. What is wrong with that file is said
 * where it is read on its own.
 */
export function readProjectRoot(files: ReaderFiles, open: OpenToml): ProjectRoot {
  const path = besides(files.main.path, PYPROJECT);
  const wants = [path];
  const file = files.get(path);
  if (!file || 'code' in file) return { wants };
  const parsed = open(file);
  if (!asObject(parsed.value)) return { wants };
  const project = readProject(parsed, createProblemLog(path));
  const node: LockNode = {
    entry: projectEntry(path, project.name, project.version),
    wishes: project.wishes.map(toWish),
    asked: ['prod'],
    root: 'project',
  };
  return { wants, project, node };
}

/** A wish of a manifest as a wish to a lockfile. */
export function toWish({ name, specifier, kinds, marker }: ManifestWish): Wish {
  return { name, specifier, kinds, ...(marker !== undefined && { marker }) };
}

/** The names that an extra of a package stands behind, as `name extra`, for every extra that some wish asks for. */
export function extrasAsked(
  wishes: Iterable<{ readonly name: string; readonly extras: readonly string[] }>,
): Set<string> {
  const asked = new Set<string>();
  for (const { name, extras } of wishes) for (const extra of extras) asked.add(`${name} ${normaliseName(extra)}`);
  return asked;
}
