/** Words to choose from. */
export type Choices = () => Promise<readonly string[]>;

/** A flag of the command line. Without `value` it takes none. */
export interface Flag {
  readonly name: string;
  /** Placeholder of the value in help texts: `FILE`. */
  readonly value?: string;
  readonly repeated?: boolean;
  readonly summary: string;
  /** Words that help and shells offer and that are checked. */
  readonly values?: readonly string[];
  /** Words that help and shells offer, from a list that is loaded for it; the command checks them itself. */
  readonly choices?: Choices;
}

/** What a command says about itself: help, completion and parsing are made from this alone. */
export interface CommandAbout {
  /** `scan`, `db update`. */
  readonly name: string;
  readonly summary: string;
  /** Arguments as the usage line shows them: `[PATH…]`. */
  readonly usage: string;
  readonly details?: string;
  /** What shells offer for the arguments; files where absent. */
  readonly operands?: Choices;
  readonly flags: readonly Flag[];
  readonly examples: readonly { readonly line: string; readonly what: string }[];
}

/** Parsed arguments: what a command works on. */
export interface Arguments {
  readonly operands: readonly string[];
  has(flag: string): boolean;
  one(flag: string): string | undefined;
  all(flag: string): readonly string[];
}

/** Runs a command and gives the exit code. */
export type Run = (given: Arguments) => Promise<number>;

export interface Command {
  readonly about: CommandAbout;
  readonly load: () => Promise<Run>;
}
