import { createProblemLog, type ReaderFiles } from '@morel/model';
import type { RequirementEntry } from '../lockfiles/requirements/entry.ts';
import { readRequirementFiles } from '../lockfiles/requirements/read-files.ts';

/**
 * The pins of a requirements file that pip-compile or uv made from a manifest; none where it is not there. What is wrong
 * with that file is said where it is read on its own.
 */
export function compiledPins(files: ReaderFiles, path: string): readonly RequirementEntry[] {
  const file = files.get(path);
  if (!file || 'code' in file) return [];
  const alone: ReaderFiles = { main: file, get: () => undefined };
  return readRequirementFiles(alone, false, createProblemLog(file.path)).requirements;
}

/** Whether a comment of a requirements file says that it was made from a file of this name. */
export function isCompiledFrom(files: ReaderFiles, path: string, manifest: string): boolean {
  const file = files.get(path);
  if (!file || 'code' in file) return false;
  return file.text.split('\n').some((line) => {
    const comment = line.indexOf('#');
    return comment >= 0 && line.includes(manifest, comment);
  });
}
