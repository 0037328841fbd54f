import type { Evidence, Finding, Judgement, Level, Location, RuleAbout, Silenced } from '@morel/model';
import { fingerprints } from './fingerprint.ts';
import type { SubjectIdentity } from './subjects.ts';

/** What a finding is made from. */
export interface FindingParts {
  readonly about: RuleAbout;
  readonly judgement: Judgement;
  readonly level: Level;
  readonly identity: SubjectIdentity;
  /** The files that its subject stands in. */
  readonly paths: readonly string[];
  readonly subject: { readonly path: string; readonly where?: Location };
  /** Position in the report's matches, where the subject is one. */
  readonly match: number | undefined;
}

/**
 * A finding that works out its words, place and digests when they are asked for: a report of hundreds of findings shows
 * those of a few.
 */
export class JudgedFinding implements Finding {
  readonly rule: string;
  readonly level: Level;
  readonly match: number | undefined;
  readonly component: number | undefined;
  readonly silenced: Silenced | undefined;
  readonly #parts: FindingParts;
  #ids: Finding['ids'] | undefined;

  constructor(parts: FindingParts, silenced?: Silenced) {
    this.rule = parts.about.id;
    this.level = parts.level;
    this.match = parts.match;
    this.component = parts.identity.component;
    this.silenced = silenced;
    this.#parts = parts;
  }

  get id(): string {
    return this.ids[0]?.[0] ?? '';
  }

  get ids(): Finding['ids'] {
    const { about, paths, identity, judgement } = this.#parts;
    return (this.#ids ??= fingerprints(about.id, paths, identity, judgement.discriminator ?? ''));
  }

  get message(): string {
    return this.#parts.judgement.message;
  }

  get next(): string {
    return this.#parts.judgement.next;
  }

  get evidence(): readonly Evidence[] {
    return this.#parts.judgement.evidence;
  }

  get enisa(): readonly string[] {
    return this.#parts.judgement.enisa ?? this.#parts.about.enisa;
  }

  get where(): Location | undefined {
    const { judgement, subject } = this.#parts;
    return judgement.where ?? subject.where ?? (subject.path === '' ? undefined : { path: subject.path });
  }

  /** What an exception may name it by. */
  terms(): readonly string[] {
    const { identity, judgement } = this.#parts;
    const own = judgement.discriminator === undefined ? [] : [judgement.discriminator];
    return [...identity.terms(), ...own, ...this.ids.flat()];
  }

  /** The same finding, kept from deciding. */
  silence(silenced: Silenced): JudgedFinding {
    return new JudgedFinding(this.#parts, silenced);
  }
}
