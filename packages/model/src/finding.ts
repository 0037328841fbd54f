import type { Location } from './span.ts';

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
  /** Raise or lower the rule's level for this judgement, never above what the policy's level allows to lower. */
  readonly level?: Level;
}

/** A rule applied to a subject. */
export interface Finding {
  /** Stable over versions and aliases: hash of rule, root, purl without version, discriminator. */
  readonly id: string;
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly next: string;
  readonly evidence: readonly Evidence[];
  readonly enisa: readonly string[];
  readonly where?: Location;
  /** Index into the inventory's components, where the subject has one. */
  readonly component?: number;
  /** Position in the report's matches, where the subject is one. */
  readonly match?: number;
  /** What keeps it from deciding. It stays in the report. */
  readonly silenced?: Silenced;
}

export interface Silenced {
  readonly by: 'exception' | 'baseline' | 'vex';
  readonly reason: string;
  readonly owner?: string;
  /** ISO date. */
  readonly until?: string;
  readonly where?: Location;
}
