export { rules } from './registry.gen.ts';
export {
  policyState,
  settingAt,
  type Policy,
  type PolicyException,
  type PolicySettings,
  type RuleChange,
  type RuleSetting,
  type Scope,
} from './policy.ts';
export { problemText, type PolicyProblem } from './file/policy-problem.ts';
export { PRESETS, type Extends, type PathRules, type PolicyFile } from './file/policy-file.ts';
export { readPolicy } from './file/load-reader.ts';
export type { PolicyReading } from './file/read-policy.ts';
export { policyWant, verifyPolicy, type PolicyWant } from './file/wants.ts';
export { resolvePolicy, type NestedPolicy, type PolicySources } from './file/resolve-policy.ts';
export { policySchema } from './file/schema.ts';
export { exceptionSubject } from './file/exception-subject.ts';
export { insertException, type NewException } from './file/insert-exception.ts';
export { nearestWord } from './file/suggest.ts';
export { explainRule, type OptionExplanation, type RuleExplanation } from './explain-rule.ts';
export { readReviews } from './review/read-reviews.ts';
export { openReviews, type ReviewBook } from './review/weigh-reviews.ts';
export { changedReviews } from './review/changed-reviews.ts';
export { writeReviews } from './review/write-reviews.ts';
export { plan, type Plan } from './evaluate/plan.ts';
export { evaluate, type Evaluation, type EvaluationInput } from './evaluate/evaluate.ts';
export type { FactTable, SubjectLists } from './evaluate/subjects.ts';
export { createBaseline, readBaseline, writeBaseline, type Baseline, type BaselineEntry } from './evaluate/baseline.ts';
export { applyVex, type AppliedVex, type VexRoot, type VexSubject } from './vex/apply-vex.ts';
export type { NamesOf } from './vex/named-purl.ts';
export { rate, type RatingContext, type RatingOptions } from './priority/rate.ts';
export { joinRisks } from './priority/join-risks.ts';
export { missingRiskData } from './priority/missing-data.ts';
export type { PriorityOptions } from './priority/inputs.ts';
export { DEFAULT_TABLE, PRIORITY_TABLES, priorityTable } from './priority/tables.ts';
export type { Column, DecisionTable, Outcome } from './priority/decision-table.ts';
export { readPolicyTests, type PolicyTest } from './policy-test/read-policy-tests.ts';
export { runPolicyTests, type PolicyTestResult } from './policy-test/run-policy-tests.ts';
