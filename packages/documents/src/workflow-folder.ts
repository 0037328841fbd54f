/** A folder of the scanned tree, `''` for its root; undefined where it cannot be told from the file. */
export type Folder = string | undefined;

/** Words that stand for a folder: `$CI_PROJECT_DIR`. */
export type FolderNames = ReadonlyMap<string, Folder>;

const NO_NAMES: FolderNames = new Map();

/**
 * The folder that a path leads to from another: unknown where it is absolute, leaves the tree, or holds a variable that
 * `names` does not know.
 */
export function enter(from: Folder, path: string, names: FolderNames = NO_NAMES): Folder {
  const target = unquoted(path.trim());
  for (const [name, folder] of names) {
    if (target === name) return folder;
    if (target.startsWith(`${name}/`)) return resolve(folder, target.slice(name.length + 1));
  }
  return resolve(from, target);
}

function resolve(from: Folder, path: string): Folder {
  if (from === undefined || path === '' || /^[/~]|^-$|^[A-Za-z]:|[$`*?{}%\\]/.test(path)) return undefined;
  const parts = from === '' ? [] : from.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

function unquoted(text: string): string {
  const quote = text[0];
  return text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote) ? text.slice(1, -1) : text;
}
