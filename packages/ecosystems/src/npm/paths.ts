/** The folder of a path in the tree; `.` for a file at its root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

/** A path in the tree, relative to a folder of it, with `.` and `..` resolved; `.` for the root. */
export function joinPath(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    const last = parts.at(-1);
    if (part === '..' && last !== undefined && last !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.length > 0 ? parts.join('/') : '.';
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path with `/` between its parts, without `./` before and `/` after it. */
export function plainPath(path: string): string {
  const slashed = path.includes('\\') ? path.replaceAll('\\', '/') : path;
  return slashed.startsWith('./') || slashed.endsWith('/') ? joinPath('.', slashed) : slashed;
}

const MAX_LEVELS = 400;
const MAX_LENGTH = 20_000;

/** Whether a path in an installed tree is nested deeper than any client would install. */
export function isTooDeep(path: string): boolean {
  if (path.length > MAX_LENGTH) return true;
  let levels = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) levels += 1;
  return levels > MAX_LEVELS;
}
