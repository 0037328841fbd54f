/** The folder of a path in the tree; `.` for a file at its root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * A path in either system's notation, as seen from a folder of the tree, with `.` and `..` resolved as far as the folder
 * goes; `.` for the root.
 */
export function joinPath(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of slashed(`${folder}/${path}`).split('/')) {
    if (part === '' || part === '.') continue;
    const last = parts.at(-1);
    if (part === '..' && last !== undefined && last !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.length > 0 ? parts.join('/') : '.';
}

/** The path of a file that lies beside another one. */
export function besides(path: string, name: string): string {
  return joinPath(folderOf(path), name);
}

/**
 * The path in the tree that a file at `from` names with `path`, in either system's notation. Undefined where it is
 * absolute or leads out of the tree.
 */
export function resolvePath(from: string, path: string): string | undefined {
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(path)) return undefined;
  const resolved = besides(from, path);
  return resolved === '..' || resolved.startsWith('../') ? undefined : resolved;
}

/** A path as an occurrence shows it: `/` between its parts, no `./` in front, no `/` behind; `.` for the folder itself. */
export function plainPath(path: string): string {
  const text = slashed(path);
  if (!text.startsWith('./') && !text.endsWith('/')) return text;
  let start = 0;
  while (text.startsWith('./', start)) start += 2;
  let end = text.length;
  while (end > Math.max(start, 1) && text.charAt(end - 1) === '/') end -= 1;
  return text.slice(start, end) || '.';
}

function slashed(path: string): string {
  return path.includes('\\') ? path.replaceAll('\\', '/') : path;
}
