import { folderAbove, isTop, type Place } from './place.ts';

/** The folders of a project and what lies in the `node_modules` of each. */
export interface Folders {
  /**
   * The position that a package in this folder gets for a name. Node's rule: the nearest `node_modules`, from the folder
   * upwards, that holds the name.
   */
  find(from: string, name: string): number | undefined;
}

interface Folder {
  readonly above: Folder | undefined;
  readonly modules: Map<string, number>;
}

/** Arranges places; `positions` says which entry stands at each path. */
export function arrangeFolders(places: readonly Place[], positions: ReadonlyMap<string, number>): Folders {
  const folders = new Map<string, Folder>();
  const folderAt = (path: string): Folder => {
    const known = folders.get(path);
    if (known) return known;
    const above = folderAbove(path);
    const folder = { above: above === undefined ? undefined : folderAt(above), modules: new Map<string, number>() };
    folders.set(path, folder);
    return folder;
  };
  for (const { path, installName } of places) {
    const position = positions.get(path);
    const holder = isTop(path) ? undefined : folderAbove(path);
    if (position !== undefined && holder !== undefined) folderAt(holder).modules.set(installName, position);
  }
  return {
    find(from, name) {
      let folder: Folder | undefined = folderAt(from);
      while (folder) {
        const found = folder.modules.get(name);
        if (found !== undefined) return found;
        folder = folder.above;
      }
      return undefined;
    },
  };
}
