import type { Licence, ReadBom } from './bom.ts';
import type { Component, Source } from './component.ts';
import type { Upstream } from './contracts/pages.ts';
import type { Problem } from './problem.ts';
import type { Span } from './span.ts';

/** Why one thing depends on another. An edge carries the set of all that hold. */
export type EdgeKind = 'prod' | 'dev' | 'optional' | 'peer' | 'build';

export const EDGE_KINDS: readonly EdgeKind[] = ['prod', 'dev', 'optional', 'peer', 'build'];

/** A component in one input. Positions (`component`, `input`) are indexes into the inventory's lists. */
export interface Occurrence {
  readonly component: number;
  readonly input: number;
  /** What the input calls this entry: an install path, a lockfile key, a line. Unique within the input. */
  readonly key: string;
  readonly source: Source;
  /** The name it is installed under, where that is not its own. */
  readonly alias?: string | undefined;
  /** Subresource-integrity strings: `sha512-<base64>`, as many as the input gives. */
  readonly digests: readonly string[];
  readonly span?: Span | undefined;
  /** The included file that it stands in, where that is not the input's main one. */
  readonly file?: string | undefined;
  /** Environment marker or platform condition, as the format has it. */
  readonly marker?: string | undefined;
  /** Groups or extras that pull it in, as the format has them. */
  readonly groups?: readonly string[] | undefined;
  /** What the input itself says against it: the registry's deprecation text, a yank. */
  readonly notice?: Notice | undefined;
  /** The input says that installing it runs code. */
  readonly installScript?: boolean | undefined;
  /** What the input says about its licence; absent where it says nothing. */
  readonly licences?: readonly Licence[] | undefined;
  /** Who supplies it, as the input names them. */
  readonly supplier?: string | undefined;
  /** Where its code is kept, as the input states it. */
  readonly upstream?: Upstream | undefined;
}

export interface Notice {
  readonly kind: 'deprecated' | 'yanked';
  readonly text: string;
}

/** Occurrence `from` asks for occurrence `to`. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly kinds: readonly EdgeKind[];
  /** The version range asked for, as written. */
  readonly specifier?: string;
  /** The project puts a version of its own choice in the place of what `from` asks for. */
  readonly overridden?: true;
}

/** What a path starts from. `occurrence` is the project's own entry. */
export interface Root {
  readonly occurrence: number;
  readonly kind: 'project' | 'workspace' | 'subject';
}

/** Something that a manifest asks for, as written, whether or not a lockfile answers it. */
export interface Requirement {
  readonly input: number;
  readonly ecosystem: string;
  /** Normalised. */
  readonly name: string;
  readonly specifier: string;
  /** The version range in it, where the specifier holds more than that (an alias). */
  readonly range?: string;
  /** The version is set in a file that was not read (a parent, a BOM): nothing is known of its range. */
  readonly isSetElsewhere?: boolean;
  readonly kinds: readonly EdgeKind[];
  /** What kind of thing the specifier names; `range` covers exact versions too. */
  readonly source: Source['kind'];
  readonly span?: Span;
  /** The included file that it stands in, where that is not the input's main one. */
  readonly file?: string;
}

/** One setting of a package manager's client, as a file of the tree has it. */
export interface Setting {
  readonly input: number;
  /** Id of the client in its ecosystem's table. */
  readonly client: string;
  /** The key as the client's documentation spells it, scopes and sections joined by `.`. */
  readonly key: string;
  readonly value: string;
  readonly span?: Span;
  /** The included file that it stands in, where that is not the input's main one. */
  readonly file?: string;
}

/** One command that a build runs, read from a workflow file. Never executed. */
export interface Step {
  readonly input: number;
  /** The command line, one shell command per step. */
  readonly command: string;
  /** Job or stage it belongs to. */
  readonly job?: string;
  /** Folder it runs in, relative to the tree, where the file says so. */
  readonly folder?: string;
  readonly span?: Span;
  /** The included file that it stands in, where that is not the input's main one. */
  readonly file?: string;
}

/** `package`: what a published package says of itself, in its archive or where it was unpacked. */
export type InputRole = 'package' | 'lockfile' | 'manifest' | 'installed' | 'settings' | 'workflow' | 'sbom';

/** A file (or group of files) that was found, and how it was read. */
export interface Input {
  /** Path of the main file, relative to the scanned tree. */
  readonly path: string;
  /**
   * Id of the extension that read it and of the format within it. Of a file that nothing reads: empty, and the package
   * manager it belongs to.
   */
  readonly reader: string;
  readonly format: string;
  readonly role: InputRole;
  /** Version of the format as the file states it. */
  readonly formatVersion?: string;
  /** The document itself, where it is a bill of materials. */
  readonly bom?: ReadBom;
  /** Whether its entries should carry digests, where its format leaves that open. */
  readonly expectsDigests?: boolean;
  /** Further files that were read for it. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** Everything one or more inputs say. Plain data; lists refer to each other by index. */
export interface Inventory {
  readonly inputs: readonly Input[];
  readonly components: readonly Component[];
  readonly occurrences: readonly Occurrence[];
  readonly edges: readonly Edge[];
  readonly roots: readonly Root[];
  readonly requirements: readonly Requirement[];
  readonly settings: readonly Setting[];
  readonly steps: readonly Step[];
}
