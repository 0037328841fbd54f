import type { FactId, FactKey, KnownFacts, NotPerformed } from '@morel/model';
import type { FactTable } from './subjects.ts';

const NOTHING_NEEDED: KnownFacts = {};

/**
 * The facts that a rule needs about a subject; undefined where one is missing, which is noted in `missing` unless the
 * fact does not apply to the subject at all.
 */
export function collectFacts(
  needs: readonly FactId[],
  facts: FactTable,
  subject: { readonly path: string; readonly factKey?: FactKey },
  missing: Map<string, NotPerformed>,
): KnownFacts | undefined {
  if (needs.length === 0) return NOTHING_NEEDED;
  const known: KnownFacts = {};
  let isComplete = true;
  for (const id of needs) {
    const all = facts.get(id);
    const fact = all?.get(subject.factKey ?? '');
    if (fact?.status === 'known') {
      // The contract of checks ties what a fact holds to its id.
      Object.assign(known, { [id]: fact });
      continue;
    }
    isComplete = false;
    if (all && (!fact || fact.status === 'not-applicable')) continue;
    const status = fact && fact.status !== 'not-applicable' ? fact.status : 'not-attempted';
    const reason = fact?.reason ?? 'no check looked for it';
    const check = { check: id, subject: subject.path, status, reason, required: false };
    missing.set(`${id}\n${subject.path}\n${reason}`, check);
  }
  return isComplete ? known : undefined;
}
