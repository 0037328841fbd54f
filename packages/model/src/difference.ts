import type { EdgeKind } from './inventory.ts';

/** What lies between two states of a project: what came in, what went, what each change brings. */
export interface Difference {
  /** What the caller named the state before. */
  readonly base: string;
  readonly changes: readonly ComponentChange[];
  /** Findings of the base that the head no longer has, as messages, sorted. */
  readonly fixed: readonly string[];
  /** Positions in the report's findings of those that the base has, too. */
  readonly known: readonly number[];
  /** Packages at one version of which both have digests, of kinds that cannot be compared: they come from other formats. */
  readonly uncompared: number;
  /** What decides about the head and differs in it: policies, which were not applied. */
  readonly deciding: readonly string[];
  /** Why the state before may not have been seen whole: findings that look new may be old. */
  readonly baseGaps: readonly string[];
}

/** One package, whatever its versions. */
export interface ComponentChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'altered';
  readonly ecosystem: string;
  readonly name: string;
  /** Versions that only the base has. */
  readonly from: readonly string[];
  /** Versions that only the head has; for `altered`, the versions that stay and are stated otherwise. */
  readonly to: readonly string[];
  /** In the head; in the base for what was removed. */
  readonly direct: boolean;
  readonly scope: EdgeKind | 'root' | 'unreached';
  readonly brings: readonly Brought[];
  /** Where to read about it, nearest to the change first: addresses that were put together here, not opened. Absent where there is none. */
  readonly links?: readonly ChangeLink[];
}

/** What a change brings with it. */
export interface Brought {
  readonly kind:
    /** Its archive is another one than before, for the same version: an alarm. Digests before and after. */
    | 'other-archive'
    /** The version is a name that is moved at will, and stands for something else now. Digests before and after. */
    | 'moved-version'
    /** Further digests, which an installation accepts beside those before. They are in `after`. */
    | 'more-digests'
    /** Whether its archive is the same cannot be told any more: no digest of a kind, or no sound one, is on both sides. */
    | 'lost-digest'
    /** A sound digest in place of a weak one, as newer clients write it: they cannot be compared either. */
    | 'sounder-digest'
    /** Installing it runs code, which no version in the base did. */
    | 'install-script'
    /** A host that nothing in the base comes from. */
    | 'host'
    /** It comes from something else than before: `git`, `url`, `file`; or, for the same version, from another address or commit. */
    | 'source'
    /** Licences as stated before and after. */
    | 'licence';
  /** Where it is about one version. */
  readonly version?: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** An address of a known code host, of the ecosystem's registry, or one that a document states. */
export interface ChangeLink {
  readonly kind:
    /** All that lies between the two versions. */
    | 'compare'
    /** What the release of the new version says. */
    | 'release'
    | 'commit'
    | 'releases'
    | 'changelog'
    | 'repository'
    /** The package's page at its public registry. */
    | 'registry';
  readonly url: string;
  /** Nothing that was read says how releases are tagged: `v` before the version is a custom. */
  readonly guessed?: true;
}
