import type { Level, Location, OptionSpecs, OptionValue, PolicyState, Preset, RuleAbout } from '@morel/model';
import { stricterLevel } from './levels.ts';
import { stricterOption } from './options.ts';
import type { PriorityOptions } from './priority/inputs.ts';

/** What stands at the top of a policy beside its rules. */
export interface PolicySettings extends PriorityOptions {
  /** Id of the decision table. */
  readonly priority: string;
  /** What a check that could not be done means, beyond those that are always required. */
  readonly missing: 'partial' | 'needs-approval';
  /** The level from which on a run fails. */
  readonly failOn: Exclude<Level, 'off'>;
  /** Hours after which advisory data counts as old. */
  readonly maxAgeHours: number;
}

/** What counts for one rule at one place. */
export interface RuleSetting {
  readonly level: Level;
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** What a policy file says about one rule. */
export interface RuleChange {
  readonly level?: Level;
  readonly options: ReadonlyMap<string, OptionValue>;
  readonly where: Location;
}

/** Rules for a part of the tree. */
export interface Scope {
  covers(path: string): boolean;
  readonly rules: ReadonlyMap<string, RuleChange>;
  /** Names that are internal in this part. */
  readonly internal: readonly string[];
  /** From a nested file: it can only make things stricter. */
  readonly tightenOnly: boolean;
  /** File and pattern, for people. */
  readonly from: string;
}

/** A person's decision to live with a finding or a gap for a while. */
export interface PolicyException {
  /** Id of the rule; undefined where it accepts a gap of the coverage. */
  readonly rule: string | undefined;
  /** Patterns; all have to match something of the subject. */
  readonly subject: readonly string[];
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, ISO date in UTC. */
  readonly until: string;
  readonly controls: readonly string[];
  readonly where: Location;
}

/** A policy with everything put together: what `evaluate` works by. */
export interface Policy extends PolicySettings {
  readonly preset: Preset;
  /** Files it was read from, in the order they apply. */
  readonly files: readonly string[];
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** In the order they apply. */
  readonly scopes: readonly Scope[];
  readonly exceptions: readonly PolicyException[];
  readonly exclude: readonly { readonly pattern: string; readonly from: string }[];
  readonly internal: readonly string[];
  readonly hosts: readonly string[];
  /** What nested files tried and were not allowed to, by file. */
  readonly refused: readonly { readonly path: string; readonly changes: readonly string[] }[];
}

const OFF: RuleSetting = { level: 'off', options: {} };

/** What counts for a rule on a subject that stands in these files: the strictest of all places. */
export function settingAt(policy: Policy, about: RuleAbout, paths: readonly string[]): RuleSetting {
  let strictest: RuleSetting | undefined;
  for (const path of paths) {
    const setting = settingAtPath(policy, about, path);
    strictest = strictest ? tighten(strictest, setting.level, Object.entries(setting.options), about.options) : setting;
  }
  return strictest && !isIdle(about, strictest.options) ? strictest : OFF;
}

/** Whether a rule that needs one of some options to judge by has none of them. */
export function isIdle({ idleWithout, options }: RuleAbout, own: Readonly<Record<string, OptionValue>>): boolean {
  if (!idleWithout) return false;
  return idleWithout.every((name) => String(own[name] ?? options[name]?.default) === String(options[name]?.default));
}

function settingAtPath(policy: Policy, about: RuleAbout, path: string): RuleSetting {
  let setting = policy.rules.get(about.id) ?? OFF;
  const internal = [...policy.internal];
  for (const scope of policy.scopes) {
    if (!scope.covers(path)) continue;
    internal.push(...scope.internal);
    const change = scope.rules.get(about.id);
    if (!change) continue;
    setting = scope.tightenOnly
      ? tighten(setting, change.level ?? 'off', change.options, about.options)
      : applyChange(setting, change);
  }
  return { level: setting.level, options: withLists(setting.options, about.options, internal, policy.hosts) };
}

/** The setting after a change that may go either way. */
export function applyChange(setting: RuleSetting, change: RuleChange): RuleSetting {
  return {
    level: change.level ?? setting.level,
    options: { ...setting.options, ...Object.fromEntries(change.options) },
  };
}

/** The setting after a change of which only what is stricter counts. */
export function tighten(
  setting: RuleSetting,
  level: Level,
  options: Iterable<readonly [string, OptionValue]>,
  specs: OptionSpecs,
): RuleSetting {
  const merged: Record<string, OptionValue> = { ...setting.options };
  for (const [name, value] of options) {
    const spec = specs[name];
    const own = merged[name];
    if (spec && own !== undefined) merged[name] = stricterOption(spec, own, value);
  }
  return { level: stricterLevel(setting.level, level), options: merged };
}

/** Adds the lists at the top of the policy to the options that take them. */
function withLists(
  options: Readonly<Record<string, OptionValue>>,
  specs: OptionSpecs,
  internal: readonly string[],
  hosts: readonly string[],
): Readonly<Record<string, OptionValue>> {
  const merged: Record<string, OptionValue> = { ...options };
  for (const [name, spec] of Object.entries(specs)) {
    const own = merged[name];
    if (spec.type !== 'strings' || spec.from === undefined || !Array.isArray(own)) continue;
    merged[name] = [...new Set([...own, ...(spec.from === 'internal' ? internal : hosts)])];
  }
  return merged;
}

/** The policy as the report shows it; whoever read the files adds them. */
export function policyState(policy: Policy): Omit<PolicyState, 'sources'> {
  return {
    preset: policy.preset,
    files: policy.files,
    failOn: policy.failOn,
    table: policy.priority,
    refused: policy.refused.flatMap(({ path, changes }) => changes.map((change) => `${path}: ${change}`)),
  };
}
