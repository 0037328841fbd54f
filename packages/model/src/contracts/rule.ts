import type { About } from './extension.ts';
import type { Advisory, Match } from '../advisory.ts';
import type { Component } from '../component.ts';
import type { Fact, FactId, FactValues } from '../fact.ts';
import type { Judgement, Level } from '../finding.ts';
import type { Input, Occurrence, Requirement } from '../inventory.ts';
import type { Rating } from '../rating.ts';
import type { DataState } from '../report.ts';

/** What rules judge. */
export interface Subjects {
  match: MatchSubject;
  occurrence: OccurrenceSubject;
  requirement: RequirementSubject;
  input: InputSubject;
  client: ClientSubject;
  step: StepSubject;
  data: DataSubject;
  exception: ExceptionSubject;
  policy: PolicySubject;
}

export type SubjectKind = keyof Subjects;

interface Placed {
  /** Path of the file that the subject stands in; path-scoped policy goes by it. */
  readonly path: string;
}

export interface MatchSubject extends Placed {
  readonly match: Match;
  readonly advisory: Advisory;
  readonly component: Component;
  readonly rating: Rating;
  /** All its places are reached over `dev` edges only. */
  readonly devOnly: boolean;
}

export interface OccurrenceSubject extends Placed {
  readonly occurrence: Occurrence;
  readonly component: Component;
  readonly input: Input;
  /** Hosts that the ecosystem's public registry uses. */
  readonly publicHosts: readonly string[];
  readonly expectsDigest: boolean;
}

export interface RequirementSubject extends Placed {
  readonly requirement: Requirement;
  readonly input: Input;
  /** What the specifier pins; undefined where it is no range. */
  readonly pinning: 'exact' | 'bounded' | 'open' | undefined;
}

export interface InputSubject extends Placed {
  readonly input: Input;
}

export interface ClientSubject extends Placed {
  readonly client: string;
  readonly title: string;
}

export interface StepSubject extends Placed {
  readonly command: string;
  readonly job?: string;
}

export interface DataSubject extends Placed {
  readonly data: DataState;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface ExceptionSubject extends Placed {
  readonly exception: ExceptionState;
}

/** An exception of the policy as it fared in this run. */
export interface ExceptionState {
  readonly rule: string;
  readonly subject: string;
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
  readonly expired: boolean;
  readonly used: boolean;
}

export interface PolicySubject extends Placed {
  /** What a nested or extended policy tried to loosen and was not allowed to. */
  readonly refused: readonly string[];
}

/** What an option of a rule may hold, so that it can be validated, documented and published as JSON Schema. */
export type OptionSpec = {
  readonly title: string;
} & (
  | { readonly type: 'number'; readonly default: number; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'string'; readonly default: string; readonly values?: readonly string[] }
  | { readonly type: 'strings'; readonly default: readonly string[] }
);

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export type OptionsOf<S extends OptionSpecs> = { readonly [K in keyof S]: OptionValue<S[K]['type']> };

type OptionValue<T extends OptionSpec['type']> = T extends 'number'
  ? number
  : T extends 'boolean'
    ? boolean
    : T extends 'string'
      ? string
      : readonly string[];

export interface RuleAbout<K extends SubjectKind = SubjectKind, S extends OptionSpecs = OptionSpecs> extends About {
  /** One paragraph for `policy explain` and the reference page: what it looks for and why. */
  readonly why: string;
  readonly subject: K;
  readonly needs: readonly FactId[];
  readonly options: S;
  /** Level in each preset. */
  readonly levels: Readonly<Record<Preset, Level>>;
  /** Recommendations of ENISA's advisory that it serves (`E-INT-3`). */
  readonly enisa: readonly string[];
}

export type Preset = 'lenient' | 'enisa' | 'strict';

/** The facts a rule asked for; only called with all of `needs` known. */
export type KnownFacts = { readonly [K in FactId]?: Extract<Fact<FactValues[K]>, { status: 'known' }> };

/** Pure: options, a subject and facts in, judgements out. */
export interface Rule<K extends SubjectKind = SubjectKind, S extends OptionSpecs = OptionSpecs> {
  readonly about: RuleAbout<K, S>;
  judge(subject: Subjects[K], options: OptionsOf<S>, facts: KnownFacts): readonly Judgement[];
}
