import type { Location } from './span.ts';
import type { VexOrigin } from './vex.ts';

/** What a policy makes of a rule. `off` is not evaluated. */
export type Level = 'off' | 'warn' | 'review' | 'block';

export const LEVELS: readonly Level[] = ['off', 'warn', 'review', 'block'];

/** One fact that led to a finding, in the words of the report. */
export interface Evidence {
  readonly label: string;
  readonly value: string;
  readonly source?: string;
  /** ISO date or time. */
  readonly asOf?: string;
}

/** What a rule says about one subject, before the engine gives it an identity and a level. */
export interface Judgement {
  /** One sentence: what is wrong, with names. */
  readonly message: string;
  /** What to do next; starts with a verb. */
  readonly next: string;
  readonly evidence: readonly Evidence[];
  readonly where?: Location;
  /** Tells findings of one rule on one subject apart; part of the identity. Must survive a new version. */
  readonly discriminator?: string;
  /** Lowers the level for this judgement: it gets this or the policy's level of the rule, whichever is lower. */
  readonly level?: Level;
  /** Recommendations of ENISA's advisory that it serves, where they are not the rule's own. */
  readonly enisa?: readonly string[];
}

/** A rule applied to a subject. */
export interface Finding {
  /** Stable over versions: hash of rule, folder, purl without version, and advisory id or discriminator. */
  readonly id: string;
  /**
   * For each folder that it stands in, every id that it may be known by (one for each alias of the advisory), `id` first.
   * A baseline knows the finding when it holds one of each.
   */
  readonly ids: readonly (readonly string[])[];
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly next: string;
  readonly evidence: readonly Evidence[];
  readonly enisa: readonly string[];
  readonly where?: Location | undefined;
  /** Index into the inventory's components, where the subject has one. */
  readonly component?: number | undefined;
  /** Position in the report's matches, where the subject is one. */
  readonly match?: number | undefined;
  /** What keeps it from deciding. It stays in the report. */
  readonly silenced?: Silenced | undefined;
}

export interface Silenced {
  readonly by: 'exception' | 'baseline' | 'vex';
  readonly reason: string;
  readonly owner?: string;
  /** ISO date. */
  readonly until?: string;
  readonly where?: Location;
  /** The statement, where one silences it. */
  readonly statement?: VexOrigin;
}
