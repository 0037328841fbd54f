import type { Input } from '../inventory.ts';
import type { PurlParts } from '../purl.ts';
import type { About } from './extension.ts';
import type { PageRules } from './pages.ts';
import type { FormatAbout, ReaderSource } from './reader.ts';
import type { VersionOrder } from './version-order.ts';

/** A package manager family: one namespace of names and versions, with all that reads and configures it. */
export interface EcosystemAbout extends About {
  readonly purlType: string;
  /** Further types of package URLs that name packages of this ecosystem. */
  readonly otherPurlTypes?: readonly string[];
  /** What else package URLs of those further types name that has advisories which are not compared here. */
  readonly otherPurlTypesAlsoName?: string;
  /** A version may be a name that its owner moves at will, as tags of images are: other bytes under it are no alarm. */
  readonly movingVersions?: true;
  /** The names OSV knows it by; the first is the one to show. */
  readonly osv: readonly string[];
  readonly formats: readonly FormatAbout[];
  /** Names of the archives in which its packages are published, where those are no plain zip or tar: `*.whl`. */
  readonly archives?: readonly string[];
}

export interface Ecosystem {
  readonly about: EcosystemAbout;
  readonly names: NameRules;
  readonly versions: VersionOrder;
  readonly readers: readonly ReaderSource[];
  readonly registry: RegistryRules;
  readonly clients: readonly Client[];
  /** Where to read about its packages; absent where no page is public. */
  readonly pages?: PageRules;
}

export interface NameRules {
  /** The form in which two names are equal. Idempotent. */
  normalise(name: string): string;
  /** The package URL of a normalised name. */
  purl(name: string, version?: string): string | undefined;
  /** The name in a package URL of this type, normalised. Qualifiers that are part of a name are in the parts. */
  fromPurl(parts: PurlParts): string;
  /**
   * A package URL of this ecosystem, canonical as its type defines it, as readers here write it for the same package: in the
   * ecosystem's own type and spelling, without a version where the text is none. As it is where absent.
   */
  asRead?(parts: PurlParts): PurlParts;
}

/** Whether package URLs of a type name packages of the ecosystem. */
export function hasPurlType({ purlType, otherPurlTypes = [] }: EcosystemAbout, type: string): boolean {
  return purlType === type || otherPurlTypes.includes(type);
}

export interface RegistryRules {
  /** Hosts of the public registry and of its download servers, lower case. */
  readonly publicHosts: readonly string[];
  /**
   * Whether every entry of a lockfile of this format (and version of it) should carry a digest. Where that hangs on the
   * single file, its reader says so (`ReadResult.expectsDigests`).
   */
  expectsDigest(format: string, formatVersion?: string): boolean;
  /** Normalised names that an environment holds without being asked for; no lockfile lists them. */
  readonly preinstalled?: readonly string[];
}

/** A program that installs packages of this ecosystem, as data: its protective settings and its commands. */
export interface Client {
  readonly id: string;
  readonly title: string;
  /** Formats, or versions of one (`FORMAT/VERSION`), whose presence shows that the project uses this client. */
  readonly shownBy: readonly string[];
  readonly controls: readonly Control[];
  /**
   * Whether the client reads a key at all, in the version that other settings show; each does where absent. A newer
   * version may pass over in silence what an older one obeyed.
   */
  reads?(key: string, valueOf: (key: string) => string | undefined): boolean;
  readonly commands: readonly CommandRule[];
  /** How a fix is carried out, with `{name}` and `{version}` to fill in; absent where the client has no such command. */
  readonly fixes?: {
    /** Moves a direct dependency. */
    readonly upgrade?: string;
    /** The same for a dependency of a workspace member, `{member}`, where the command has to name it. */
    readonly upgradeMember?: string;
    /** Moves a transitive one within the ranges that ask for it. */
    readonly refresh?: string;
    /** Says where to write a forced version. */
    readonly override?: string;
  };
}

/** Whether an input shows that a client is in use: its format does, or that version of it. */
export function isShownBy({ shownBy }: Client, { format, formatVersion }: Input): boolean {
  return shownBy.includes(format) || (formatVersion !== undefined && shownBy.includes(`${format}/${formatVersion}`));
}

/** A setting that keeps strangers out. */
export interface Control {
  readonly id: string;
  readonly title: string;
  readonly purpose: 'scripts' | 'registry' | 'hashes' | 'age' | 'sources' | 'trust';
  /**
   * Keys as the client's documentation spells them, in order of precedence; the first that is set counts. A key with `*`
   * is every key that fits: all of them have to protect.
   */
  readonly keys: readonly string[];
  /** Whether a value protects; the key that has it tells where one key's `false` is another's protection. */
  protects(value: string, key?: string): boolean;
  /** Whether the client protects when none of the keys is set. */
  readonly byDefault: boolean;
  readonly why: string;
  /** What to write, and into which file. */
  readonly advice: string;
  readonly enisa: readonly string[];
  /** First version of the client that knows the key, and where that is written down. */
  readonly since?: string;
  readonly reference: string;
}

/** A command that installs without obeying the lock. */
export interface CommandRule {
  /** Words at the start of a command: program, then subcommand alternatives (`['npm', 'install|i|add']`). */
  readonly words: readonly string[];
  /** Flags (or words) that make the command obey the lock after all; `*end` is any word that ends so. */
  readonly unless: readonly string[];
  /** Only with one of these flags or words present. */
  readonly when?: readonly string[];
  /** Only when no argument names a package (`npm install` but not `npm install -g x`). */
  readonly bareOnly?: boolean;
  readonly why: string;
  readonly instead: string;
}
