import { asArray, asObject, entriesOf, type Step } from '@morel/parse';
import {
  LEVELS,
  quote,
  type OptionSpec,
  type OptionSpecs,
  type OptionValue,
  type RuleAbout,
  type StringsOption,
} from '@morel/model';
import type { RuleChange } from '../policy.ts';
import { complainKind, type Document } from './document.ts';
import { licenceEntryFault } from './licence-entry.ts';
import { unknownWord } from './policy-problem.ts';
import { readNumber, readTexts, readWord } from './scalars.ts';

type Abouts = readonly RuleAbout[];

/** `rules:`, each a level or an object with `level` and options. */
export function readRules(
  document: Document,
  value: unknown,
  steps: readonly Step[],
  rules: Abouts,
): ReadonlyMap<string, RuleChange> {
  const changes = new Map<string, RuleChange>();
  if (value === undefined || value === null) return changes;
  if (!asObject(value)) complainKind(document, steps, 'a list of "rule: level"');
  for (const [id, setting] of entriesOf(value)) {
    const at = [...steps, id];
    const about = rules.find((rule) => rule.id === id);
    if (about) changes.set(id, readChange(document, setting, at, about));
    else {
      const ids = rules.map((rule) => rule.id);
      document.problems.push(unknownWord(`the rule ${quote(id, 60)}`, id, ids, document.at(...at)));
    }
  }
  return changes;
}

function readChange(document: Document, value: unknown, steps: readonly Step[], about: RuleAbout): RuleChange {
  const where = document.at(...steps);
  const object = asObject(value);
  if (!object) {
    const level = readWord(document, value, steps, LEVELS);
    return { ...(level && { level }), options: new Map(), where };
  }
  const options = new Map<string, OptionValue>();
  const specs: OptionSpecs = about.options;
  let level;
  for (const [name, item] of entriesOf(object)) {
    const at = [...steps, name];
    if (name === 'level') level = readWord(document, item, at, LEVELS);
    else {
      const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
      const option = spec ? readOption(document, item, at, spec) : undefined;
      if (option !== undefined) options.set(name, option);
      if (!spec) complainOption(document, at, name, about);
    }
  }
  return { ...(level && { level }), options, where };
}

function complainOption(document: Document, steps: readonly Step[], name: string, about: RuleAbout): void {
  const known = ['level', ...Object.keys(about.options)];
  document.problems.push(
    unknownWord(`the option ${quote(name, 60)} of "${about.id}"`, name, known, document.at(...steps)),
  );
}

function readOption(
  document: Document,
  value: unknown,
  steps: readonly Step[],
  spec: OptionSpec,
): OptionValue | undefined {
  if (spec.type === 'string') return readWord(document, value, steps, spec.values);
  if (spec.type === 'strings') return readList(document, value, steps, spec);
  if (spec.type === 'boolean') {
    if (typeof value === 'boolean') return value;
    complainKind(document, steps, 'true or false');
    return undefined;
  }
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = spec;
  const number = readNumber(value);
  if (number !== undefined && number >= minimum && number <= maximum) return number;
  complainKind(document, steps, `a number${bounds(spec.minimum, spec.maximum)}`);
  return undefined;
}

function readList(
  document: Document,
  value: unknown,
  steps: readonly Step[],
  { entries }: StringsOption,
): readonly string[] {
  const texts = readTexts(document, value, steps);
  if (entries === undefined) return texts;
  const list: readonly unknown[] = asArray(value) ?? [value];
  for (const [at, item] of list.entries()) {
    const text = typeof item === 'string' ? item.trim() : '';
    const fault = text === '' ? undefined : licenceEntryFault(text, entries === 'licence-or-name');
    if (fault) document.problems.push({ ...fault, where: document.at(...steps, ...(asArray(value) ? [at] : [])) });
  }
  return texts;
}

function bounds(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maximum === undefined ? '' : ` of at most ${maximum}`;
}
