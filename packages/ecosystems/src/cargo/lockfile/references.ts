import { keyOf, plainSource, type LockPackage } from './packages.ts';

/** Finds the packages that a reference (`name`, `name version` or `name version (source)`) may mean: one, if all is well. */
export type Resolve = (reference: string) => readonly number[];

const REFERENCE = /^(\S+)(?: (\S+))?(?: \((.*)\))?$/s;
const MOST_CANDIDATES = 20;

/** A finder over the packages of one lockfile. */
export function createResolve(packages: readonly LockPackage[]): Resolve {
  const byReference = new Map<string, number[]>();
  const file = (reference: string, position: number): void => {
    const known = byReference.get(reference);
    if (!known) byReference.set(reference, [position]);
    else if (known.length < MOST_CANDIDATES) known.push(position);
  };
  for (const [position, entry] of packages.entries()) {
    file(entry.name, position);
    file(`${entry.name} ${entry.version}`, position);
    if (entry.sourceText !== undefined) file(keyOf(entry), position);
  }
  return (reference) => {
    const [, name = '', version, source] = REFERENCE.exec(reference) ?? [];
    const plain = source === undefined ? reference : `${name} ${version} (${plainSource(source)})`;
    return byReference.get(plain) ?? [];
  };
}
