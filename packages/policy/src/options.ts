import type { OptionSpec, OptionSpecs, OptionValue, Preset, RuleAbout } from '@morel/model';
import { hasWildcard, matchesWildcard } from './wildcard.ts';

/** The stricter of two values of an option; the first where the option has no stricter direction. */
export function stricterOption(spec: OptionSpec, a: OptionValue, b: OptionValue): OptionValue {
  if (spec.type === 'number') return isNumber(a) && isNumber(b) ? stricterNumber(spec.stricter, a, b) : a;
  if (spec.type === 'boolean') return spec.stricter === undefined || a === b ? a : spec.stricter === 'true';
  if (spec.type === 'string') return spec.stricter && position(spec.values, b) > position(spec.values, a) ? b : a;
  return isList(a) && isList(b) ? stricterList(spec.stricter, a, b) : a;
}

function stricterNumber(stricter: 'lower' | 'higher' | undefined, a: number, b: number): number {
  if (stricter === undefined) return a;
  return stricter === 'lower' ? Math.min(a, b) : Math.max(a, b);
}

function stricterList(stricter: 'fewer' | 'more' | undefined, a: readonly string[], b: readonly string[]): OptionValue {
  if (stricter === undefined) return a;
  if (stricter === 'more') return [...new Set([...a, ...b])];
  return [...new Set([...a.filter((item) => isCovered(item, b)), ...b.filter((item) => isCovered(item, a))])];
}

/** Whether a list of patterns takes in all that an entry does: `MIT` and `GPL-*` are within `*`. */
function isCovered(item: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    if (pattern === item) return true;
    // A `?` stands for one character, and a wildcard in the entry may be any number of them.
    return !(pattern.includes('?') && hasWildcard(item)) && matchesWildcard(pattern, item);
  });
}

/**
 * Whether a nested file that wants this value would loosen, or move an option that has no stricter direction. A list that
 * is stricter with more entries is added to, so it never loosens.
 */
export function loosens(spec: OptionSpec, own: OptionValue, wanted: OptionValue): boolean {
  if (isList(own) && isList(wanted)) {
    if (spec.stricter === 'more') return false;
    if (spec.stricter === 'fewer') return !wanted.every((item) => isCovered(item, own));
    return wanted.length !== own.length || !wanted.every((item) => own.includes(item));
  }
  return stricterOption(spec, own, wanted) !== wanted;
}

/** The options of a rule in a preset. */
export function presetOptions(about: RuleAbout, preset: Preset): Readonly<Record<string, OptionValue>> {
  const specs: OptionSpecs = about.options;
  const defaults = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.default]));
  return { ...defaults, ...about.presets?.[preset] };
}

function position(values: readonly string[], value: OptionValue): number {
  return values.findIndex((known) => known === value);
}

function isList(value: OptionValue): value is readonly string[] {
  return Array.isArray(value);
}

function isNumber(value: OptionValue): value is number {
  return typeof value === 'number';
}
