const MAX_LEVELS = 400;
const MAX_LENGTH = 20_000;

/** Whether a path in an installed tree is nested deeper than any client would install. */
export function isTooDeep(path: string): boolean {
  if (path.length > MAX_LENGTH) return true;
  let levels = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) levels += 1;
  return levels > MAX_LEVELS;
}
