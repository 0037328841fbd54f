import type { Source } from '@morel/model';
import { asString, get } from '@morel/parse';
import { digestsOf } from '../digest.ts';

/** A library as project.assets.json and deps.json name it: `Id/1.0.0`. */
export interface LibraryName {
  readonly id: string;
  /** Absent where the name has none. */
  readonly version: string | undefined;
}

const RUNTIME_PACK = 'runtimepack.';

export function splitLibrary(name: string): LibraryName {
  const slash = name.indexOf('/');
  if (slash < 0) return { id: name, version: undefined };
  return { id: name.slice(0, slash), version: name.slice(slash + 1) || undefined };
}

/** The package that a runtime pack was taken from: the SDK writes another word in front of its id. */
export function packageOfRuntimePack(id: string): string {
  return id.startsWith(RUNTIME_PACK) ? id.slice(RUNTIME_PACK.length) : id;
}

/** Where a library of this type comes from; undefined for a type that is not known. */
export function librarySource(type: string, id: string, path = ''): Source | undefined {
  switch (type) {
    case 'package':
    case 'runtimepack':
      return { kind: 'registry' };
    case 'project':
    case 'msbuildproject':
      return { kind: 'link', path };
    case 'reference':
    case 'referenceassembly':
      return { kind: 'file', path: id };
    default:
      return undefined;
  }
}

export function libraryDigests(library: unknown): readonly string[] {
  return digestsOf(asString(get(library, 'sha512')));
}
