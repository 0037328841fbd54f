import type { Source } from '@morel/model';
import { withoutUser } from '../../../reading/without-user.ts';
import { archivedPackage, gitSource, localPath, sourceOfAddress } from '../../address.ts';
import { decoded, splitNameAt } from '../../specifier.ts';

/** What newer Yarn resolved a range to: `name@protocol:reference`. */
export interface Locator {
  readonly name: string;
  readonly source: Source;
  /** Folder of the workspace member, `.` for the project itself. */
  readonly workspace?: string;
}

/** Patches of patches that are looked through. */
const MAX_NESTED = 5;

/**
 * Reads the locator in `resolution`. A patch counts as what it patches: the code of the registry's package, with the
 * project's own changes.
 */
export function readLocator(text: string, depth = 0): Locator {
  const { name, range } = splitNameAt(text);
  const [reference = '', ...bindings] = range.split('::');
  const colon = reference.indexOf(':');
  const protocol = reference.slice(0, colon);
  const rest = reference.slice(colon + 1);
  if (depth > MAX_NESTED) return { name, source: { kind: 'unknown' } };
  switch (protocol) {
    case 'npm':
      return { name, source: registrySource(bindings) };
    case 'workspace':
      return { name, source: { kind: 'project', path: rest }, workspace: rest };
    case 'patch':
      return { ...readLocator(decoded(rest.split('#', 1)[0] ?? ''), depth + 1), name };
    case 'virtual':
      return readLocator(`${name}@${rest.slice(rest.indexOf('#') + 1)}`, depth + 1);
    case 'link':
    case 'portal':
      return { name, source: { kind: 'link', path: localPath(rest) } };
    case 'file':
      return { name, source: { kind: 'file', path: localPath(rest.split('#', 1)[0] ?? '') } };
  }
  if (reference.includes('#commit')) return { name, source: gitSource(reference) };
  const source = sourceOfAddress(reference) ?? { kind: 'unknown' };
  return { name: (source.kind === 'url' && archivedPackage(source.url)?.name) || name, source };
}

/** Yarn writes the archive's address when it is not the one that the registry's rules give. */
function registrySource(bindings: readonly string[]): Source {
  for (const binding of bindings.flatMap((list) => list.split('&'))) {
    if (binding.startsWith('__archiveUrl=')) {
      return { kind: 'registry', url: withoutUser(decoded(binding.slice('__archiveUrl='.length))) };
    }
  }
  return { kind: 'registry' };
}
