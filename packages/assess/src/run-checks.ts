import type { Check, CheckAbout, CheckContext, CheckReport, Extension, Fact, FactId, FactKey } from '@morel/model';
import { AppError } from '@morel/model';

/** Facts by kind, then by what they are about. */
export type Facts = ReadonlyMap<FactId, ReadonlyMap<FactKey, Fact<unknown>>>;

export interface CheckedFacts {
  readonly facts: Facts;
  readonly reports: readonly CheckReport[];
}

/**
 * Runs the checks that the plan needs. A check that fails gives no facts and is reported as an error: the engine then
 * counts every subject that needed them as not checked.
 */
export async function runChecks(
  checks: readonly Extension<CheckAbout, Check>[],
  needed: ReadonlySet<FactId>,
  context: CheckContext,
): Promise<CheckedFacts> {
  const facts = new Map<FactId, ReadonlyMap<FactKey, Fact<unknown>>>();
  const reports: CheckReport[] = [];
  for (const { about, load } of checks) {
    if (!needed.has(about.produces)) {
      reports.push({
        check: about.id,
        title: about.title,
        status: 'not-attempted',
        subjects: 0,
        reason: 'no rule of the policy needs it',
      });
      continue;
    }
    const outcome = await observe(await load(), context);
    if (outcome instanceof AppError) {
      reports.push({ check: about.id, title: about.title, status: 'error', subjects: 0, reason: outcome.message });
      continue;
    }
    facts.set(about.produces, outcome);
    reports.push({ check: about.id, title: about.title, ...summary(outcome) });
  }
  return { facts, reports };
}

async function observe(check: Check, context: CheckContext): Promise<ReadonlyMap<FactKey, Fact<unknown>> | AppError> {
  try {
    return await check.observe(context);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function summary(facts: ReadonlyMap<FactKey, Fact<unknown>>): Pick<CheckReport, 'status' | 'subjects' | 'reason'> {
  const all = [...facts.values()];
  const known = all.filter(({ status }) => status === 'known').length;
  const missing = all.find(({ status }) => status === 'error' || status === 'unavailable');
  if (missing && missing.status !== 'known') {
    return { status: missing.status === 'error' ? 'error' : 'unavailable', subjects: known, reason: missing.reason };
  }
  if (known === 0) return { status: 'not-applicable', subjects: 0, reason: 'the project has nothing that it looks at' };
  return { status: 'passed', subjects: known };
}
