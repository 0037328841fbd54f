import type { FactId, RuleAbout } from '@morel/model';
import type { Policy } from '../policy.ts';

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

function isOnAnywhere(policy: Policy, { id }: RuleAbout): boolean {
  const level = policy.rules.get(id)?.level ?? 'off';
  return level !== 'off' || policy.scopes.some(({ rules }) => (rules.get(id)?.level ?? 'off') !== 'off');
}
