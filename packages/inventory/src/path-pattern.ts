import { compileGlob } from '@morel/parse';

/**
 * A test for paths that end in a pattern: `name.lock`, `*.lock`, `.github/workflows/*.yml`. `*` stands for any run of
 * characters but `/`. Compared part by part from the end, so that most paths fail on their last part.
 */
export function compilePathPattern(pattern: string): (path: string) => boolean {
  const parts = pattern.split('/').map(compilePart).toReversed();
  return (path) => {
    let end = path.length;
    for (const matches of parts) {
      if (end < 0) return false;
      const start = path.lastIndexOf('/', end - 1) + 1;
      if (!matches(path.slice(start, end))) return false;
      end = start - 1;
    }
    return true;
  };
}

function compilePart(part: string): (text: string) => boolean {
  const star = part.indexOf('*');
  if (star < 0) return (text) => text === part;
  if (part.includes('*', star + 1)) return compileGlob(part);
  const prefix = part.slice(0, star);
  const suffix = part.slice(star + 1);
  return (text) => text.length >= part.length - 1 && text.startsWith(prefix) && text.endsWith(suffix);
}

/**
 * A test for what an exclude leaves out: a pattern without `/` names files and folders at any depth, one with `/` a path
 * from the root, as in .gitignore. A folder that matches is not entered.
 */
export function compileExclude(pattern: string): (path: string) => boolean {
  const trimmed = pattern.replace(/^\.?\/+/, '').replace(/\/+(\*\*)?\/*$/, '');
  if (trimmed === '') return () => false;
  if (!trimmed.includes('/') && !pattern.startsWith('/')) return compilePathPattern(trimmed);
  return compileGlob(trimmed);
}
