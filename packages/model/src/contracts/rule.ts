import type { About } from './extension.ts';
import type { Advisory, Match } from '../advisory.ts';
import type { Licence } from '../bom.ts';
import type { Component } from '../component.ts';
import type { ComponentChange } from '../difference.ts';
import type { FactId, FactValues, KnownFact } from '../fact.ts';
import type { Judgement, Level } from '../finding.ts';
import type { Input, Occurrence, Requirement } from '../inventory.ts';
import type { FactKey } from './check.ts';
import type { Review, ReviewStanding } from '../review.ts';
import type { Rating } from '../rating.ts';
import type { Location } from '../span.ts';
import type { DataState } from '../report.ts';

/** What rules judge. */
export interface Subjects {
  match: MatchSubject;
  component: ComponentSubject;
  occurrence: OccurrenceSubject;
  requirement: RequirementSubject;
  input: InputSubject;
  client: ClientSubject;
  step: StepSubject;
  data: DataSubject;
  exception: ExceptionSubject;
  policy: PolicySubject;
  change: ChangeSubject;
  decider: DeciderSubject;
  newcomer: NewcomerSubject;
  reviewChange: ReviewChangeSubject;
}

export type SubjectKind = keyof Subjects;

interface Placed {
  /** Path of the file that the subject stands in; path-scoped policy goes by it. */
  readonly path: string;
  /** Where in it; what a finding points to unless the rule says better. */
  readonly where?: Location;
  /** Further files that hold the same thing: the strictest of their levels counts, an exception must cover all. */
  readonly alsoAt?: readonly string[];
  /** Under which the facts about it are filed; a subject of a rule that needs no facts has none. */
  readonly factKey?: FactKey;
}

/** One for each match of the report, in its order. */
export interface MatchSubject extends Placed {
  readonly match: Match;
  readonly advisory: Advisory;
  readonly component: Component;
  readonly rating: Rating;
  /** All its places are reached over `dev` edges only. */
  readonly devOnly: boolean;
}

/** One for each component that is not the project's own, however often it occurs. */
export interface ComponentSubject extends Placed {
  readonly component: Component;
  /** Position in the inventory's components. */
  readonly position: number;
  /** What all its places say about its licence, in their order. */
  readonly licences: readonly StatedLicence[];
}

export interface StatedLicence {
  readonly licence: Licence;
  readonly where: Location;
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
  /** Id of the rule that it silences; undefined where it accepts a gap of the coverage. */
  readonly rule: string | undefined;
  /** The patterns that name the subject; all have to match. */
  readonly subject: readonly string[];
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, ISO date in UTC. */
  readonly until: string;
  /** Controls that have to be in place while it holds. */
  readonly controls: readonly string[];
  readonly expired: boolean;
  /** Whole days until it ends; negative once it has. */
  readonly daysLeft: number;
  /** Whether it silenced anything in this run. */
  readonly used: boolean;
  readonly where: Location;
}

/** What changed since another state, where two are compared. */
export interface ChangeSubject extends Placed {
  readonly change: ComponentChange;
  /** What the caller calls the state before. */
  readonly base: string;
}

/** A file that decides what fails, where two states are compared. That of the state before was applied. */
export interface DeciderSubject extends Placed {
  readonly base: string;
  /** It is not the same in the state that is judged: changed, added or removed. */
  readonly differs: boolean;
}

/** A component that the state before did not have, or had with other bytes, and what records say about it. */
export interface NewcomerSubject extends Placed {
  readonly component: Component;
  /** Position in the inventory's components. */
  readonly position: number;
  readonly base: string;
  /** The state before has this version, with other bytes or from elsewhere. */
  readonly isAltered: boolean;
  /** The caller asks for a review of each. */
  readonly isDemanded: boolean;
  /** The records that name it, approvals and rejections alike. */
  readonly reviews: readonly ReviewStanding[];
  /** Records that name the same package by another spelling or in another version. */
  readonly alike: readonly Review[];
}

/** Records about one component that are not the same in the state before. */
export interface ReviewChangeSubject extends Placed {
  readonly purl: string;
  readonly base: string;
  /** Records that only the state before has. */
  readonly gone: readonly Review[];
  /** Records that only the state that is judged has. */
  readonly come: readonly Review[];
  /** The component is in the state that is judged. */
  readonly isPresent: boolean;
}

export interface PolicySubject extends Placed {
  /** What a nested or extended policy tried to loosen and was not allowed to. */
  readonly refused: readonly string[];
}

/** A value of an option. */
export type OptionValue = number | boolean | string | readonly string[];

/**
 * What an option of a rule may hold, so that it can be validated, documented and published as JSON Schema. `stricter`
 * says in which direction a nested configuration may move it; without, a nested configuration cannot touch it.
 */
export type OptionSpec = NumberOption | BooleanOption | StringOption | StringsOption;

export interface NumberOption {
  readonly type: 'number';
  readonly title: string;
  readonly default: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly stricter?: 'lower' | 'higher';
  /** Takes its value from `data: max-age` of the policy unless the rule's own options set it. */
  readonly from?: 'max-age';
}

export interface BooleanOption {
  readonly type: 'boolean';
  readonly title: string;
  readonly default: boolean;
  readonly stricter?: 'true' | 'false';
}

export interface StringOption {
  readonly type: 'string';
  readonly title: string;
  readonly default: string;
  /** All that it may be, from the laxest to the strictest where `stricter` is set. */
  readonly values: readonly string[];
  readonly stricter?: 'later';
}

export interface StringsOption {
  readonly type: 'strings';
  readonly title: string;
  readonly default: readonly string[];
  readonly stricter?: 'fewer' | 'more';
  /**
   * What each entry has to be, so that one that could never match is a mistake of the policy: a licence of SPDX, or such a
   * licence or any other name that is not mistaken for one. Any text where absent.
   */
  readonly entries?: 'licence' | 'licence-or-name';
  /** The list of that name at the top of the policy is added to it. */
  readonly from?: 'internal' | 'hosts';
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** For rules without options. */
export type NoOptions = Readonly<Record<string, never>>;

export type OptionsOf<S extends OptionSpecs> = { readonly [K in keyof S]: ValueOf<S[K]['type']> };

type ValueOf<T extends OptionSpec['type']> = T extends 'number'
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
  /** Options without which it has nothing to say: it is off wherever all of them are as they are by default. */
  readonly idleWithout?: readonly string[];
  /** Level in each preset: the highest that a judgement of the rule may get. */
  readonly levels: Readonly<Record<Preset, Level>>;
  /** Options in which a preset differs from the defaults. */
  readonly presets?: Readonly<Partial<Record<Preset, Readonly<Record<string, OptionValue>>>>>;
  /**
   * Its findings mean harm, not risk: no baseline and no VEX statement silences them, and an exception has to name its
   * subject without wildcards.
   */
  readonly grave?: boolean;
  /** Recommendations of ENISA's advisory that it serves (`E-INT-3`). */
  readonly enisa: readonly string[];
}

export type Preset = 'lenient' | 'enisa' | 'strict';

/** The facts a rule asked for; only called with all of `needs` known. */
export type KnownFacts = { readonly [K in FactId]?: KnownFact<FactValues[K]> };

/** Pure: options, a subject and facts in, judgements out. */
export interface Rule<K extends SubjectKind = SubjectKind, S extends OptionSpecs = OptionSpecs> {
  readonly about: RuleAbout<K, S>;
  judge(subject: Subjects[K], options: OptionsOf<S>, facts: KnownFacts): readonly Judgement[];
}
