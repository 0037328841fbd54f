import { quote, type Gap, type Inventory, type KnownFacts } from '@morel/model';
import type { FactTable } from '@morel/policy';

/**
 * What a manifest asks for and its lockfile lacks is installed and was not looked up, with all that it brings: a gap,
 * whether or not a rule judges that the two are out of step.
 */
export function driftGaps({ inputs }: Pick<Inventory, 'inputs'>, facts: FactTable): Gap[] {
  const drifts = facts.get('drift');
  if (!drifts) return [];
  return inputs.flatMap(({ path }, position): Gap[] => {
    const fact = drifts.get(String(position));
    if (fact?.status !== 'known') return [];
    // The contract of checks ties what a fact holds to its id.
    const { drift }: KnownFacts = Object.assign<KnownFacts, object>({}, { drift: fact });
    const missing = (drift?.value ?? []).filter(({ kind }) => kind === 'missing-in-lock').map(({ name }) => name);
    if (missing.length === 0) return [];
    const more = missing.length > 1 ? ` and ${missing.length - 1} more` : '';
    const what = `it asks for ${quote(missing[0] ?? '', 60)}${more}, which ${fact.source ?? 'its lockfile'} does not hold`;
    return [{ kind: 'input', subject: path, reason: `${what}: let the package manager bring the lockfile up to date` }];
  });
}
