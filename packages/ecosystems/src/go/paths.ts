/** The folder of a path in the tree; empty for a file at its root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** A path in the tree, relative to a folder of it, with `.` and `..` resolved as far as the folder goes; `.` for the root. */
export function joinPath(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/') || '.';
}

/** The last part of a path; undefined for the root. */
export function baseName(path: string): string | undefined {
  return path.split('/').findLast((part) => part !== '' && part !== '.' && part !== '..');
}
