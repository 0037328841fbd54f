import { createProblemLog, type Entry, type ReaderFiles, type ReadResult } from '@morel/model';
import { folderOf, joinPath } from '../../../reading/tree-path.ts';
import { projectComponent } from '../../component.ts';
import { buildEntries } from '../../lock-entries.ts';
import { waitingFor } from '../../waiting.ts';
import { classicEntry } from './classic-entry.ts';
import { readClassicLines } from './classic-lines.ts';
import { linkClassic } from './classic-links.ts';
import { findProjects, type ClassicProject } from './classic-projects.ts';

/**
 * Reads a yarn.lock of version 1. It answers ranges and nothing else: what the project asks for stands in the package.json
 * beside it, and what the members of a workspace ask for in theirs.
 */
export function readClassic(files: ReaderFiles): ReadResult {
  const { path, text } = files.main;
  const folder = folderOf(path);
  const { wants, projects, areAll } = findProjects(files, folder);
  if (!projects) return waitingFor(path, wants);
  const log = createProblemLog(path);
  const locked = readClassicLines(text, log);
  if (projects[0]?.manifest === undefined) {
    log.add('not-judged', 'there is no package.json beside it, so what is direct is a guess');
  }
  const entries = [...projects.map((project) => projectEntry(project, folder)), ...locked.map(classicEntry)];
  const builder = buildEntries(entries, linkClassic({ locked, projects, areAll }, log));
  for (const position of projects.keys()) builder.addRoot(position, position === 0 ? 'project' : 'workspace');
  return { inventory: builder.build(), problems: log.list(), formatVersion: '1', wants };
}

function projectEntry({ path, manifest }: ClassicProject, folder: string): Entry {
  const component = projectComponent(manifest?.name, manifest?.version, joinPath(folder, path));
  return { component, key: path, source: { kind: 'project', path } };
}
