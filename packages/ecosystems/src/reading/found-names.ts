const NONE: ReadonlySet<string> = new Set();

/**
 * What the first group of a pattern finds in the paths of all inputs: the names of the packages that lie beside. All readings
 * of a scan share one list of paths, which is gone through once.
 */
export function createFoundNames(
  pattern: RegExp,
  nameOf: (text: string) => string = (text) => text,
): (found: readonly string[] | undefined) => ReadonlySet<string> {
  const known = new WeakMap<readonly string[], ReadonlySet<string>>();
  return (found) => {
    if (!found) return NONE;
    const names = known.get(found) ?? new Set(found.flatMap((path) => nameIn(path, pattern, nameOf)));
    known.set(found, names);
    return names;
  };
}

function nameIn(path: string, pattern: RegExp, nameOf: (text: string) => string): string[] {
  const name = pattern.exec(path)?.[1];
  return name === undefined ? [] : [nameOf(name)];
}
