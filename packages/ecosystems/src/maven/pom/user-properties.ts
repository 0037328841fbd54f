import type { ReaderFiles } from '@morel/model';
import { textLines } from '@morel/parse';
import { folderOf } from '../../reading/tree-path.ts';
import type { Written } from './pom.ts';

const FILE = /(?:^|\/)\.mvn\/maven\.config$/;
const DEFINITION = /(?:-D|--define[= ])([^\s=]+)=(\S*)/g;

/** Properties that `.mvn/maven.config` sets for every build: they count before those of any pom. */
export interface UserProperties {
  readonly wants: readonly string[];
  /** The value for a pom, from the nearest folder above it that has such a file. */
  get(pom: string, name: string): Written | undefined;
}

export function openUserProperties(files: ReaderFiles): UserProperties {
  const wants = (files.found ?? []).filter((path) => FILE.test(path));
  const byFolder = new Map<string, ReadonlyMap<string, Written>>();
  for (const path of wants) {
    const file = files.get(path);
    if (file && !('code' in file)) byFolder.set(folderOf(folderOf(path)), definitionsIn(path, file.text));
  }
  return {
    wants,
    get(pom, name) {
      if (byFolder.size === 0) return undefined;
      for (let folder = folderOf(pom); ; folder = folderOf(folder)) {
        const own = byFolder.get(folder);
        if (own || folder === '.') return own?.get(name);
      }
    },
  };
}

function definitionsIn(file: string, text: string): ReadonlyMap<string, Written> {
  const definitions = new Map<string, Written>();
  for (const { text: line, start } of textLines(text)) {
    if (line.startsWith('#')) continue;
    for (const { 0: whole, 1: name = '', 2: value = '', index } of line.matchAll(DEFINITION)) {
      const first = start + index;
      definitions.set(name, { text: value, file, span: { start: first, end: first + whole.length } });
    }
  }
  return definitions;
}
