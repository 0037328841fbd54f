import { AppError } from '@morel/model';
import type { Check, CheckAbout, CheckContext, CheckReport, Extension, Fact, FactId, FactKey } from '@morel/model';
import type { FactTable } from '@morel/policy';

export interface CheckedFacts {
  /** Facts by kind, then by what they are about. */
  readonly facts: FactTable;
  readonly reports: readonly RunCheck[];
}

/** How a check went, and which rules judge by it. */
export interface RunCheck {
  readonly report: CheckReport;
  readonly rules: readonly string[];
}

/** What the coverage says by itself, whatever the policy judges. */
const ALWAYS: ReadonlySet<FactId> = new Set(['drift']);

/**
 * Runs the checks that the plan needs; `needed` holds each wanted fact with the rules that want it. A check that fails
 * gives no facts and is reported as an error: the engine then counts every subject that needed them as not checked.
 */
export async function runChecks(
  checks: readonly Extension<CheckAbout, Check>[],
  needed: ReadonlyMap<FactId, readonly string[]>,
  context: CheckContext,
): Promise<CheckedFacts> {
  const facts = new Map<FactId, ReadonlyMap<FactKey, Fact<unknown>>>();
  const reports: RunCheck[] = [];
  for (const { about, load } of checks) {
    const rules = needed.get(about.produces) ?? [];
    const base = { check: about.id, title: about.title };
    if (rules.length === 0 && !ALWAYS.has(about.produces)) {
      const reason = 'no rule of the policy needs it';
      reports.push({ rules, report: { ...base, status: 'not-attempted', subjects: 0, reason } });
      continue;
    }
    const found = await observe(await load(), context);
    if (!(found instanceof AppError)) facts.set(about.produces, found);
    reports.push({ rules, report: { ...base, ...outcomeOf(found) } });
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

function outcomeOf(
  facts: ReadonlyMap<FactKey, Fact<unknown>> | AppError,
): Pick<CheckReport, 'status' | 'subjects' | 'reason'> {
  if (facts instanceof AppError) return { status: 'error', subjects: 0, reason: facts.message };
  const all = [...facts.values()];
  const known = all.filter(({ status }) => status === 'known').length;
  const missing = all.find(({ status }) => status === 'error' || status === 'unavailable');
  if (missing && missing.status !== 'known') {
    const status = missing.status === 'error' ? 'error' : 'unavailable';
    return { status, subjects: known, reason: missing.reason };
  }
  if (known > 0) return { status: 'passed', subjects: known };
  return { status: 'not-applicable', subjects: 0, reason: 'the project has nothing that it looks at' };
}
