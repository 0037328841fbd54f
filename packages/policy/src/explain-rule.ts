import type { Level, OptionSpecs, OptionValue, Preset, RuleAbout } from '@morel/model';
import { PRESETS } from './file/policy-file.ts';
import type { Policy, PolicyException } from './policy.ts';

/** What a rule does under a policy, and why: what `policy explain` shows. */
export interface RuleExplanation {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** Level at the root. */
  readonly level: Level;
  readonly presets: readonly { readonly preset: Preset; readonly level: Level }[];
  readonly options: readonly OptionExplanation[];
  /** Parts of the tree for which something else is set. */
  readonly elsewhere: readonly { readonly from: string; readonly level?: Level; readonly options: readonly string[] }[];
  readonly exceptions: readonly PolicyException[];
  readonly enisa: readonly string[];
  /** Facts without which it cannot judge. */
  readonly needs: readonly string[];
}

export interface OptionExplanation {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly default: string;
}

/** Explains a rule under a policy. */
export function explainRule(about: RuleAbout, policy: Policy): RuleExplanation {
  const setting = policy.rules.get(about.id);
  const specs: OptionSpecs = about.options;
  return {
    id: about.id,
    title: about.title,
    why: about.why,
    level: setting?.level ?? 'off',
    presets: PRESETS.map((preset) => ({ preset, level: about.levels[preset] })),
    options: Object.entries(specs).map(([name, spec]) => ({
      name,
      title: spec.title,
      value: show(setting?.options[name] ?? spec.default),
      default: show(spec.default),
    })),
    elsewhere: policy.scopes.flatMap(({ from, rules }) => {
      const change = rules.get(about.id);
      if (!change) return [];
      const options = [...change.options].map(([name, value]) => `${name}: ${show(value)}`);
      return [{ from, options, ...(change.level && { level: change.level }) }];
    }),
    exceptions: policy.exceptions.filter(({ rule }) => rule === about.id),
    enisa: about.enisa,
    needs: about.needs,
  };
}

function show(value: OptionValue): string {
  if (typeof value !== 'object') return String(value);
  return value.length > 0 ? value.join(', ') : 'none';
}
