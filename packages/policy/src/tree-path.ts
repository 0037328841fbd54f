/** The folder of a path: `''` for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** A path relative to a folder, with `.` and `..` resolved as far as they can be. */
export function resolvePath(folder: string, path: string): string {
  const isAbsolute = path.startsWith('/') || /^[A-Za-z]:[/\\]/.test(path);
  const parts: string[] = [];
  const whole = isAbsolute || folder === '' ? path : `${folder}/${path}`;
  for (const part of whole.split(/[/\\]/)) {
    if (part === '.' || (part === '' && parts.length > 0)) continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** Whether a path is the folder itself or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
