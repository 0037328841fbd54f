import type { Source } from '@morel/model';
import type { Replace } from './mod-file.ts';

/** What is built for a required module. */
export interface Replacement {
  readonly path: string;
  readonly version: string;
  readonly source: Source;
}

/** Says what is built for a module at a version: itself, another module, or a folder. A replaced version wins over all. */
export type Substitute = (path: string, version: string) => Replacement;

/** Of several lists the first that names a module counts: a workspace's own comes before those of its members. */
export function createSubstitute(lists: readonly (readonly Replace[])[]): Substitute {
  const byModule = new Map<string, Replace>();
  for (const replaces of lists) {
    for (const replace of replaces) {
      const key = keyOf(replace.path, replace.version);
      if (!byModule.has(key)) byModule.set(key, replace);
    }
  }
  return (path, version) => {
    const replace = byModule.get(keyOf(path, version)) ?? byModule.get(path);
    if (!replace) return { path, version, source: { kind: 'registry' } };
    if (replace.byVersion === undefined) {
      return { path, version, source: { kind: 'file', path: replace.by } };
    }
    return { path: replace.by, version: replace.byVersion, source: { kind: 'registry' } };
  };
}

function keyOf(path: string, version: string | undefined): string {
  return version === undefined ? path : `${path} ${version}`;
}
