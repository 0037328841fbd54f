import type { Entry } from '@morel/model';
import { baseName, folderOf } from '../../reading/tree-path.ts';
import { about } from '../about.ts';
import { pypiComponent } from '../component.ts';

/**
 * The entry of the project that a manifest describes. One without a name is called after its folder, or, at the root of
 * the tree, after the manifest; such a name is none of a package.
 */
export function projectEntry(manifest: string, name: string | undefined, version: string | undefined): Entry {
  const source = { kind: 'project', path: '.' } as const;
  const folder = folderOf(manifest);
  const called = name ?? (folder === '.' ? manifest : baseName(folder));
  const component = name === undefined ? { ecosystem: about.id, name: called } : pypiComponent(called, version, source);
  return { component, key: `project ${called}`, source };
}
