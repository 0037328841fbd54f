import type { ReadBom } from '../bom.ts';
import type { InputRole } from '../inventory.ts';
import type { PartialInventory } from '../inventory-builder.ts';
import type { Problem } from '../problem.ts';

/** A file format that an extension reads: enough to recognise a file by its name, without loading code. */
export interface FormatAbout {
  /** `package-lock`; what `--lockfile TYPE:FILE` takes, beside the file names below. */
  readonly id: string;
  readonly title: string;
  readonly role: InputRole;
  /**
   * File names, or paths whose last parts must agree (`.github/workflows/*.yml`). `*` stands for any run of
   * characters but `/`. Compared case-sensitively.
   */
  readonly files: readonly string[];
  /** Texts that all stand near the start or the end of every such file: they tell it where a file is named whose name says nothing. */
  readonly signs?: readonly string[];
  /** File names that other formats have too: such a file is of this format where its `signs` stand in it. */
  readonly mayBe?: readonly string[];
  /** Formats of the same extension that, found in the same folder, make this one redundant (said in the coverage). */
  readonly yieldsTo?: readonly string[];
  /** For a manifest: the formats of lockfiles that would answer it. */
  readonly lockedBy?: readonly string[];
  /** For a manifest: formats that answer it from the same folder where they hold everything it asks for, in a version. */
  readonly heldBy?: readonly string[];
  /** Largest file that is read, in bytes; the host's default where absent. */
  readonly limit?: number;
}

/** A decoded file. Offsets in spans are UTF-16 offsets into `text`; the host turns them into bytes. */
export interface TextFile {
  /** Relative to the tree. */
  readonly path: string;
  /** Without byte-order mark; line ends as in the file. */
  readonly text: string;
}

/** The files a reader works on. */
export interface ReaderFiles {
  readonly main: TextFile;
  /** Paths of all inputs that the host found, sorted: for patterns of workspace members. Absent where it looked for none. */
  readonly found?: readonly string[];
  /** A wanted file: its text, or why there is none. Undefined while it has not been fetched yet. */
  get(path: string): TextFile | Problem | undefined;
}

/** Returned by a fast reader that met something it does not know: the host calls the `full` reader instead. */
export const HAND_OVER = 'hand-over';

export interface ReadResult {
  readonly inventory: PartialInventory;
  readonly problems: readonly Problem[];
  /** Version of the format as the file states it. */
  readonly formatVersion?: string;
  /** The document itself, where the file is a bill of materials: what an inventory has no place for is in it. */
  readonly bom?: ReadBom;
  /** Whether the entries of this very file should carry digests, where its format leaves that open. */
  readonly expectsDigests?: boolean;
  /**
   * Paths (relative to the tree, `..` resolved) of further files that the answer depends on. The host fetches them
   * within its limits and calls again; a second result with the same wants is final.
   */
  readonly wants?: readonly string[];
}

/** What `claim` says: this file is mine, and these other found files are read with it. */
export interface Claim {
  readonly main: string;
  readonly with?: readonly string[];
}

/**
 * Reads one format. Pure and synchronous; the same for a folder, a git revision, an archive, an upload.
 * Never throws, on any bytes; a value *and* problems come back.
 */
export interface Reader {
  /** Id of the format in the extension's `about`. */
  readonly format: string;
  /** Says which of the found paths belong together; each path on its own where absent. */
  claim?(paths: readonly string[]): readonly Claim[];
  /**
   * Paths that the answer for a file at this path depends on whatever it says: the host looks for them before the first
   * reading. They are among the `wants` of every result that is no refusal; named there alone, they would cost a second
   * reading.
   */
  beside?(path: string): readonly string[];
  read(files: ReaderFiles): ReadResult | typeof HAND_OVER;
  /**
   * The reader that takes every valid file, when `read` hands over: with a general library, or with what these very files
   * need (the schema of the version that they state).
   */
  readonly full?: (files: ReaderFiles) => Promise<Pick<Reader, 'read'>>;
}

/** A reader, or how to load it: of an extension with many formats only the readers of those that are found are loaded. */
export type ReaderSource = Reader | { readonly format: string; readonly load: () => Promise<Reader> };

/** The reader itself. */
export async function loadReader(source: ReaderSource): Promise<Reader> {
  return 'load' in source ? source.load() : source;
}
