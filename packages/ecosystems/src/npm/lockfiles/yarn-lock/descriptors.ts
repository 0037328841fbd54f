import { decoded, splitNameAt } from '../../specifier.ts';
import { readResolutions } from './resolutions.ts';

/** Finds the entries of a lockfile. */
export interface Descriptors {
  /** The one that answers what a package asks for: a name and range, and the locator of the package that asks. */
  find(name: string, range: string, parent: string): number | undefined;
  /** Whether `resolutions` say what answers it. */
  isReplaced(name: string, range: string, parent: string): boolean;
  /** The one that a patch (a descriptor with `patch:`) is made from. */
  origin(patch: string, parent: string): number | undefined;
}

/** What Yarn's settings and the root's package.json say about ranges that the lockfile does not repeat. */
export interface Replacements {
  /** Range of a name in a catalog; the default one is called `default`. */
  catalog(catalog: string, name: string): string | undefined;
  /** `resolutions` of the root's package.json. */
  readonly resolutions: unknown;
}

/** Longer ones are nobody's. */
const MAX_LOCATOR = 1_000;

/** Indexes the descriptors (`name@protocol:range`) of each entry. */
export function indexDescriptors(entries: readonly (readonly string[])[], replacements: Replacements): Descriptors {
  const exact = new Map<string, number>();
  const unbound = new Map<string, number>();
  const patched = new Map<string, number>();
  const byName = new Map<string, number | 'several'>();
  for (const [index, descriptors] of entries.entries()) {
    for (const descriptor of descriptors) {
      exact.set(descriptor, index);
      const binding = descriptor.indexOf('::');
      if (binding >= 0) unbound.set(descriptor.slice(0, binding), index);
      const origin = isBuiltinPatch(descriptor) ? patchedDescriptor(descriptor) : undefined;
      if (origin !== undefined) patched.set(origin, index);
      const { name } = splitNameAt(descriptor);
      const known = byName.get(name);
      byName.set(name, known === undefined || known === index ? index : 'several');
    }
  }
  const lookUp = (descriptor: string, parent: string): number | undefined =>
    exact.get(descriptor) ??
    exact.get(`${descriptor}::locator=${encodeURIComponent(parent.slice(0, MAX_LOCATOR).toWellFormed())}`) ??
    unbound.get(descriptor);
  const either = (name: string, range: string, parent: string): number | undefined => {
    // Older Yarn leaves `npm:` out of what packages ask for, but not out of the keys.
    const spellings = [`${name}@${range}`, `${name}@npm:${range}`];
    for (const find of [patched.get.bind(patched), (descriptor: string) => lookUp(descriptor, parent)]) {
      for (const descriptor of spellings) {
        const found = find(descriptor);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  const resolutions = readResolutions(replacements.resolutions);
  const askedRange = (name: string, range: string): string => catalogRange(replacements, name, range) ?? range;
  return {
    isReplaced: (name, range, parent) => resolutions.instead(name, askedRange(name, range), parent).length > 0,
    find(name, range, parent) {
      const asked = askedRange(name, range);
      for (const wanted of [...resolutions.instead(name, asked, parent), asked, ...resolutions.anywhere(name)]) {
        const found = either(name, wanted, parent);
        if (found !== undefined) return found;
      }
      // A resolution that is not understood leaves a name with one entry for all ranges.
      const only = byName.get(name);
      return only === 'several' ? undefined : only;
    },
    origin(patch, parent) {
      const { name, range } = splitNameAt(patchedDescriptor(patch) ?? '');
      return range === '' ? undefined : (lookUp(`${name}@${range}`, parent) ?? lookUp(`${name}@npm:${range}`, parent));
    },
  };
}

/** What `patch:name@range#file` is a patch of, as asked for. */
function patchedDescriptor(descriptor: string): string | undefined {
  const { range } = splitNameAt(descriptor);
  return range.startsWith('patch:') ? decoded(range.slice('patch:'.length).split('#', 1)[0] ?? '') : undefined;
}

/** Yarn patches some packages on its own, whoever asks for them: `patch:…#optional!builtin<compat/typescript>`. */
function isBuiltinPatch(descriptor: string): boolean {
  return descriptor.includes('builtin<', descriptor.indexOf('#'));
}

function catalogRange(replacements: Replacements, name: string, range: string): string | undefined {
  if (!range.startsWith('catalog:')) return undefined;
  return replacements.catalog(range.slice('catalog:'.length) || 'default', name);
}
