import { folderOf } from '../../reading/tree-path.ts';

const BUNDLE = /^(.*)\.(?:xcodeproj|xcworkspace)$/;

/** What to call the project of a lockfile: as the Xcode project that it lies in, or as its folder. */
export function projectName(path: string): string {
  const folders = folderOf(path).split('/');
  const bundle = folders.find((folder) => BUNDLE.test(folder));
  const name = bundle === undefined ? folders.at(-1) : BUNDLE.exec(bundle)?.[1];
  return !name || name === '.' || name === '..' ? 'project' : name;
}

/** The folder that holds the Xcode project in which a lockfile lies; undefined where it lies in none. */
export function xcodeFolder(path: string): string | undefined {
  const folders = folderOf(path).split('/');
  const at = folders.findIndex((folder) => BUNDLE.test(folder));
  return at < 0 ? undefined : folders.slice(0, at).join('/') || '.';
}
