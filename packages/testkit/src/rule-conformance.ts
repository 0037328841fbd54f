import type {
  Judgement,
  KnownFacts,
  Level,
  OptionSpec,
  OptionSpecs,
  OptionsOf,
  OptionValue,
  Preset,
  Rule,
  RuleAbout,
  SubjectKind,
  Subjects,
} from '@morel/model';
import { describe, expect, it } from 'vitest';

/** A subject and what the rule has to say about it. */
export interface RuleCase<K extends SubjectKind, S extends OptionSpecs> {
  readonly name: string;
  readonly subject: Subjects[K];
  /** Beside the defaults. */
  readonly options?: Partial<OptionsOf<S>>;
  readonly facts?: KnownFacts;
  /** The whole messages, each with the level where the judgement has one of its own. */
  readonly says: readonly { readonly message: string; readonly level?: Level }[];
}

const PRESETS: readonly Preset[] = ['lenient', 'enisa', 'strict'];
const LEVELS: readonly Level[] = ['off', 'warn', 'review', 'block'];
const ENISA: Readonly<Record<string, number>> = { SEL: 10, INT: 6, MON: 5, MIT: 4, X: 4 };
const ESCAPE = '\u001B[31m';
const HOSTILE = `${ESCAPE}\u202E\n`;
const HOSTILE_KEYS = /^(name|version|title|text|url|specifier|key|path|job|command|manifest|lock|value|owner|reason)$/;

/** What every rule has to keep, and its cases. */
export function ruleConformance<K extends SubjectKind, S extends OptionSpecs>(
  rule: Rule<K, S>,
  cases: readonly RuleCase<K, S>[],
): void {
  const { about } = rule;
  describe(`rule ${about.id}`, () => {
    it('describes itself', () => {
      expect(about.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(about.title).toMatch(/^[A-Z].*[^.]$/);
      expect(about.why).toMatch(/^[A-Z].*\.$/s);
      expect(about.enisa.length).toBeGreaterThan(0);
      expect(about.enisa.filter((id) => !isEnisa(id))).toEqual([]);
    });

    it('is stricter from preset to preset', () => {
      const levels = PRESETS.map((preset) => LEVELS.indexOf(about.levels[preset]));
      expect(levels).toEqual(levels.toSorted((a, b) => a - b));
      expect(Object.entries(about.options).flatMap(([name, spec]) => optionFaults(rule.about, name, spec))).toEqual([]);
      const set = Object.values(about.presets ?? {}).flatMap((options) => Object.keys(options));
      expect(Object.keys(about.options)).toEqual(expect.arrayContaining(set));
    });

    it('has cases that fire and cases that do not', () => {
      expect(cases.some(({ says }) => says.length > 0)).toBe(true);
      expect(cases.some(({ says }) => says.length === 0)).toBe(true);
    });

    it.each(cases)('$name', ({ subject, options, facts, says }) => {
      const judgements = judgeFrozen(rule, subject, options, facts);
      expect(judgements.map(({ message, level }) => ({ message, level }))).toEqual(says);
      for (const judgement of judgements) expectReadable(judgement);
    });

    it.each(cases.filter(({ says }) => says.length > 0))('shows no control characters: $name', (given) => {
      const subject = poison(given.subject);
      for (const judgement of judgeFrozen(rule, subject, given.options, poison(given.facts))) {
        const shown = [judgement.message, judgement.next, ...judgement.evidence.map(({ value }) => value)].join(' ');
        expect(shown).not.toContain(ESCAPE);
        expect(shown).not.toContain('\u202E');
      }
    });
  });
}

function judgeFrozen<K extends SubjectKind, S extends OptionSpecs>(
  rule: Rule<K, S>,
  subject: Subjects[K],
  options: Partial<OptionsOf<S>> | undefined,
  facts: KnownFacts | undefined,
): readonly Judgement[] {
  const defaults = Object.entries(rule.about.options).map(([name, spec]) => [name, spec.default]);
  const all = freeze({ ...Object.fromEntries(defaults), ...options }) as OptionsOf<S>;
  const frozen = freeze(structuredClone<Subjects[K]>(subject));
  const known = freeze(structuredClone<KnownFacts>(facts ?? {}));
  const first = rule.judge(frozen, all, known);
  expect(rule.judge(frozen, all, known)).toEqual(first);
  return first;
}

function expectReadable({ message, next, evidence }: Judgement): void {
  expect(message).toMatch(/^\S.*[.!]$/s);
  expect(next).toMatch(/^[A-Z].*\.$/s);
  expect(evidence.length).toBeGreaterThan(0);
  for (const { label, value } of evidence) {
    expect(label).toMatch(/^[A-Z]/);
    expect(value).not.toBe('');
  }
}

function isEnisa(id: string): boolean {
  const [, chapter = '', number = '0'] = /^E-([A-Z]+)-([1-9]\d?)$/.exec(id) ?? [];
  return Number(number) > 0 && Number(number) <= (ENISA[chapter] ?? 0);
}

/** A value that the option cannot have, or that is laxer than that of the preset before. */
function optionFaults(about: RuleAbout, name: string, spec: OptionSpec): readonly string[] {
  const values = PRESETS.map((preset) => about.presets?.[preset]?.[name] ?? spec.default);
  return values.flatMap((value, at) => {
    if (!isValid(spec, value)) return [`${name} cannot be ${String(value)}`];
    const before = values[at - 1];
    const isFine = before === undefined || before === value || isStricter(spec, before, value);
    return isFine ? [] : [`${name}: ${String(value)} is laxer than ${String(before)}`];
  });
}

function isValid(spec: OptionSpec, value: OptionValue): boolean {
  if (spec.type === 'strings') return Array.isArray(value);
  if (typeof value !== spec.type) return false;
  if (spec.type === 'string') return spec.values.some((known) => known === value);
  if (spec.type !== 'number') return true;
  return Number(value) >= (spec.minimum ?? -Infinity) && Number(value) <= (spec.maximum ?? Infinity);
}

function isStricter(spec: OptionSpec, before: OptionValue, after: OptionValue): boolean {
  if (spec.type === 'number')
    return spec.stricter === 'lower' ? after < before : spec.stricter === 'higher' && after > before;
  if (spec.type === 'boolean') return spec.stricter === String(after);
  if (spec.type === 'string')
    return spec.stricter === 'later' && spec.values.indexOf(String(after)) > spec.values.indexOf(String(before));
  return spec.stricter !== undefined;
}

/** The same with hostile characters at the end of every text that comes from outside. */
function poison<T>(value: T, key = ''): T {
  if (typeof value === 'string') return (HOSTILE_KEYS.test(key) ? `${value}${HOSTILE}` : value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => poison(item, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poison<unknown>(item, name)])) as T;
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const item of Object.values(value)) freeze(item);
  return Object.freeze(value);
}
