/** A fact's value with where and when it comes from, or why there is none. "Absent" is known; "not asked" is not. */
export type Fact<T> = KnownFact<T> | MissingFact;

export interface KnownFact<T> {
  readonly status: 'known';
  readonly value: T;
  readonly source: string;
  readonly asOf?: string;
}

export interface MissingFact {
  readonly status: Exclude<FactStatus, 'known'>;
  readonly reason: string;
}

/** ENISA's rule of honesty: a failed, an unavailable and a skipped check are three things. */
export type FactStatus = 'known' | 'unavailable' | 'error' | 'not-attempted' | 'not-applicable';

export function known<T>(value: T, source: string, asOf?: string): Fact<T> {
  return { status: 'known', value, source, ...(asOf !== undefined && { asOf }) };
}

/**
 * The facts that rules can ask for, by id, and what each holds. A check produces one of these; a rule names those it
 * needs. Where one is missing the engine, not the rule, says so.
 */
export interface FactValues {
  /** Of a manifest: the lockfile that answers it, or none. */
  lock: LockState;
  /** Of a lockfile: what its manifest asks for that it does not answer, and the other way round. */
  drift: readonly Drift[];
  /** Of a manifest or lockfile: whether version control knows the file. */
  tracked: boolean;
  /** Of a lockfile: what differs between it and the tree that is installed beside it. */
  installed: readonly InstalledDifference[];
  /** Of a client in use: what each of its protective settings is set to. */
  controls: readonly ControlState[];
  /** Of a build step: installs that do not obey the lock. */
  unlocked: readonly UnlockedInstall[];
}

export type FactId = keyof FactValues;

export interface LockState {
  /** Path of the lockfile, or undefined where there is none. */
  readonly lockfile: string | undefined;
  /** File names that would be one. */
  readonly expected: readonly string[];
}

export interface Drift {
  readonly name: string;
  readonly kind: 'missing-in-lock' | 'not-in-manifest' | 'specifier-differs' | 'version-outside-range';
  readonly manifest?: string;
  readonly lock?: string;
}

export interface InstalledDifference {
  readonly key: string;
  readonly name: string;
  readonly kind: 'not-installed' | 'not-locked' | 'version-differs';
  readonly locked?: string;
  readonly installed?: string;
}

export interface ControlState {
  /** Id of the control in the client's table. */
  readonly control: string;
  readonly client: string;
  /** `weak`: set to a value that does not protect. `unset`: the client's default holds, and it does not protect. */
  readonly state: 'protects' | 'weak' | 'unset' | 'default-protects';
  readonly key: string;
  readonly value?: string;
  readonly why: string;
  /** The line to write, and into which file. */
  readonly advice: string;
  readonly enisa: readonly string[];
}

export interface UnlockedInstall {
  readonly command: string;
  readonly client: string;
  readonly why: string;
  /** The command to use instead. */
  readonly instead: string;
}
