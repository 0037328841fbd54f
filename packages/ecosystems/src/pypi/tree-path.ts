/** The folder of a path in the tree; empty for a file at its root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path of a file that lies beside another one. */
export function besides(path: string, name: string): string {
  const folder = folderOf(path);
  return folder === '' ? name : `${folder}/${name}`;
}

/**
 * The path in the tree that a file at `from` names with `path`, in either system's notation. Undefined where it is
 * absolute or leads out of the tree.
 */
export function resolvePath(from: string, path: string): string | undefined {
  const slashed = path.replaceAll('\\', '/');
  if (slashed.startsWith('/') || slashed.startsWith('~') || /^[A-Za-z]:/.test(slashed)) return undefined;
  const parts: string[] = [];
  for (const part of `${folderOf(from)}/${slashed}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** A path as an occurrence shows it: `/` between parts, no `./` in front, no `/` behind; empty for the folder itself. */
export function plainPath(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  let end = slashed.length;
  while (end > 1 && slashed.charAt(end - 1) === '/') end -= 1;
  const trimmed = slashed.slice(0, end);
  return trimmed === '.' ? '' : trimmed.replace(/^(?:\.\/)+/, '');
}
