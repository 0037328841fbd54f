/** What a package *is*. Two places that install the same thing share one component. */
export interface Component {
  /** Id of the ecosystem whose names and versions these are. */
  readonly ecosystem: string;
  /** The name as the ecosystem compares names (normalised). */
  readonly name: string;
  /** Absent when the input does not say: such a component cannot be matched. */
  readonly version?: string | undefined;
  /** Normalised package URL; absent where the parts cannot form one. */
  readonly purl?: string | undefined;
}

/** A component of which all is known but, perhaps, version and package URL. All have one shape, which engines read fastest. */
export function createComponent(
  ecosystem: string,
  name: string,
  version: string | undefined,
  purl: string | undefined,
): Component {
  return { ecosystem, name, version: version || undefined, purl };
}

/**
 * What makes two components one: name and version, and what the package URL says beyond them. It may spell the name as
 * somebody wrote it, where the ecosystem does not tell the spellings apart.
 */
export function componentKey({ ecosystem, name, version = '', purl }: Component): string {
  return purl === undefined ? `${ecosystem} ${name} ${version}` : `${name} ${version} ${purl.toLowerCase()}`;
}

/** Where the bytes of an occurrence come from. */
export type Source =
  /** A registry; `url` is the download address or the registry's address where the input names it. */
  | { readonly kind: 'registry'; readonly url?: string }
  | { readonly kind: 'git'; readonly url: string; readonly commit?: string }
  /** An archive fetched from an address that is no registry. */
  | { readonly kind: 'url'; readonly url: string }
  /** An archive or folder on disk that is copied in. */
  | { readonly kind: 'file'; readonly path: string }
  /** A folder on disk that is linked in. */
  | { readonly kind: 'link'; readonly path: string }
  /** The project itself, one of its workspace members, or the subject of an SBOM. */
  | { readonly kind: 'project'; readonly path: string }
  /** Inside the archive of the package that depends on it. */
  | { readonly kind: 'bundled' }
  | { readonly kind: 'unknown' };

/** Where bytes that come from no registry come from: the address, with the commit of a repository; undefined for the rest. */
export function sourceAddress(source: Source): string | undefined {
  if (source.kind === 'url') return source.url;
  if (source.kind !== 'git') return undefined;
  return source.commit === undefined ? source.url : `${source.url}#${source.commit}`;
}

/** Sources whose code is the user's own: not looked up in advisories, said in the coverage. */
export function isFirstParty(source: Source): source is Extract<Source, { readonly path: string }> {
  return source.kind === 'project' || source.kind === 'link' || source.kind === 'file';
}
