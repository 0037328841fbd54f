/** Where people read about the packages of an ecosystem. Nothing is opened: a report names the addresses. */
export interface PageRules {
  /** The page of a package at the public registry. */
  registry?(name: string, version: string | undefined): string;
  /** The address of the repository that a name is; undefined where it tells none. */
  repository?(name: string): string | undefined;
  /** The tag or commit of a version in that repository, where names and versions tell it for sure. */
  ref?(name: string, version: string): string | undefined;
  /** The file beside a lockfile that an installed package has of its own, relative to the lockfile's folder. */
  installedManifest?(key: string, name: string): string | undefined;
  /** What such a file says; undefined where it is of another package. */
  upstreamIn?(text: string, name: string): Upstream | undefined;
}

/** Where the code of a package is kept and its changes are told, as an input states it: text from outside. */
export interface Upstream {
  readonly repository?: string;
  /** The repository holds other packages, too: how the releases of one are tagged nobody can guess. */
  readonly isPart?: true;
  /** The commit that the package was made of. */
  readonly commit?: string;
  readonly changelog?: string;
}
