import type { FactId, RuleAbout } from '@morel/model';
import { isIdle, type Policy } from '../policy.ts';

/** What an evaluation will need. */
export interface Plan {
  /** Ids of the rules that are on anywhere in the tree: those to load. */
  readonly rules: readonly string[];
  /** Facts that they ask for. */
  readonly facts: readonly FactId[];
}

/** What to load and to find out before `evaluate` under this policy. */
export function plan(policy: Policy, rules: readonly RuleAbout[]): Plan {
  const wanted = rules.filter((about) => isOnAnywhere(policy, about));
  return { rules: wanted.map(({ id }) => id), facts: [...new Set(wanted.flatMap(({ needs }) => needs))] };
}

function isOnAnywhere(policy: Policy, about: RuleAbout): boolean {
  const { level, options } = policy.rules.get(about.id) ?? { level: 'off', options: {} };
  const changes = policy.scopes.flatMap(({ rules }) => rules.get(about.id) ?? []);
  const isIdleEverywhere = [options, ...changes.map((change) => Object.fromEntries(change.options))].every((own) =>
    isIdle(about, own),
  );
  return !isIdleEverywhere && (level !== 'off' || changes.some((change) => (change.level ?? 'off') !== 'off'));
}
