/**
 * The one engine: an inventory, an index, facts and a policy become one report. The order is fixed: match, rate, VEX, facts,
 * rules, exceptions, baseline, decision.
 */
import type {
  Advisory,
  CheckContext,
  FactId,
  Finding,
  Match,
  Move,
  NotPerformed,
  Rating,
  Report,
  Rule,
} from '@morel/model';
import { evaluate, joinRisks, missingRiskData, plan, rate, type Plan } from '@morel/policy';
import { driftGaps } from './drift-gaps.ts';
import { gapsOf } from './coverage.ts';
import { clearVersionOf, matchWithIndex, risksOf, type IndexContext } from './match-index.ts';
import { sortMatches, type RatedMatch } from './match-reports.ts';
import { movesFor } from './moves.ts';
import { createReach, omittedComponents, type Reach } from './reach.ts';
import { buildReport, type Assessment } from './report.ts';
import { runChecks } from './run-checks.ts';
import type { AssessOptions } from './options.ts';
import { asHeld, NOTHING_STORED } from './stored.ts';
import { subjectsOf } from './subjects.ts';
import { silenceByVex } from './silence-by-vex.ts';

/** A report, and the findings with all that they may be known by, for a baseline. */
export interface Assessed {
  readonly report: Report;
  readonly findings: readonly Finding[];
}

/** Judges what was taken. Rejects with `AppError` where the index is damaged: never a report with fewer matches. */
export async function assess(given: AssessOptions): Promise<Assessed> {
  const options = asHeld(given);
  const { stored = NOTHING_STORED } = options;
  const { inventory } = options.taken;
  const reach = createReach(inventory);
  const omitted = omittedComponents(inventory, reach, options.omit);
  const context = { inventory, index: options.index, ecosystems: options.ecosystems, omitted };
  const found = matchWithIndex(context);
  const matches = sortMatches(inventory, rateAll(options, reach, found.matches));
  const planned = plan(
    options.policy,
    options.rules.map(({ about }) => about),
  );
  const checked = await runChecks(options.checks, wishes(options.rules, planned), checkContext(options));
  const checkReports = [...checked.reports, ...stored.checks];
  const toldGaps = gapsOf({
    ...options,
    ...options.taken,
    reach,
    omitted,
    ...found,
    maxAgeHours: options.policy.maxAgeHours,
    checks: checked.reports.map(({ report }) => report),
    ecosystem: (id) => options.ecosystems.get(id),
  });
  const subjects = subjectsOf({ ...options, inventory, reach, matches, ecosystem: (id) => options.ecosystems.get(id) });
  const vex = options.vex?.length ? silenceByVex(options, reach, subjects.match) : undefined;
  const rules = await loadRules(options.rules, planned.rules);
  const evaluation = evaluate({
    policy: options.policy,
    rules,
    subjects,
    facts: checked.facts,
    now: options.now,
    gaps: [...toldGaps, ...driftGaps(inventory, checked.facts), ...stored.gaps],
    carried: stored.findings,
    notPerformed: [...missingIn(options, matches), ...stored.notPerformed],
    ...(options.baseline && { baseline: options.baseline }),
    ...(vex && { vex: vex.silenced }),
  });
  const assessment: Assessment = {
    reach,
    omitted,
    found,
    matches,
    moves: movesOf(context, reach, found.matches),
    checks: checkReports,
    evaluation,
    rules,
    vex: vex?.reports,
  };
  return { report: buildReport(options, assessment), findings: evaluation.findings };
}

/** Risk data that was not there to rate by, where there is something to rate. */
function missingIn({ policy, riskData }: AssessOptions, matches: readonly RatedMatch[]): NotPerformed[] {
  const hasWeakness = matches.some(({ match }) => match.advisory.kind === 'vulnerability');
  return hasWeakness ? missingRiskData(policy.priority, riskData) : [];
}

function movesOf(context: IndexContext, reach: Reach, matches: readonly Match[]): ReadonlyMap<number, Move> {
  const { inventory, ecosystems } = context;
  return movesFor(
    {
      inventory,
      reach,
      ecosystem: (id) => ecosystems.get(id),
      clearVersion: (component, hits) => clearVersionOf(context, component, hits),
    },
    matches,
  );
}

/** Rates each match. One advisory often hits several components: risk data and rating are the same for all of them. */
function rateAll(options: AssessOptions, reach: Reach, matches: readonly RatedMatch['match'][]): RatedMatch[] {
  const known = { shipped: new Map<Advisory, Rating>(), devOnly: new Map<Advisory, Rating>() };
  return matches.map((match) => {
    const { advisory } = match;
    const devOnly = reach.devOnly(match.component);
    const ratings = devOnly ? known.devOnly : known.shipped;
    let rating = ratings.get(advisory);
    if (!rating) {
      const risk = joinRisks(risksOf(options.index, advisory.ids), options.riskData.exploited);
      rating = rate(advisory, risk, { policy: options.policy, devOnly });
      ratings.set(advisory, rating);
    }
    return { match, rating };
  });
}

function checkContext({ taken, tree, ecosystems, repository }: AssessOptions): CheckContext {
  return {
    inventory: taken.inventory,
    tree,
    ecosystem: (id) => ecosystems.get(id),
    ecosystems: () => [...ecosystems.values()],
    ...(repository && { repository }),
  };
}

/** Each fact that is needed, with the rules that need it. */
function wishes(rules: AssessOptions['rules'], planned: Plan): Map<FactId, string[]> {
  const wanted = rules.filter(({ about }) => planned.rules.includes(about.id));
  return new Map(
    planned.facts.map((fact) => [
      fact,
      wanted.filter(({ about }) => about.needs.includes(fact)).map(({ about }) => about.id),
    ]),
  );
}

async function loadRules(rules: AssessOptions['rules'], wanted: readonly string[]): Promise<Rule[]> {
  return Promise.all(rules.filter(({ about }) => wanted.includes(about.id)).map(({ load }) => load()));
}
