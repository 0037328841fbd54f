/**
 * Judges subjects by a policy. The order is fixed: matches (the caller's) and VEX, facts, rules, exceptions, baseline,
 * decision. Nothing is removed on the way: what is silenced stays, with the name of what silenced it.
 */
import type {
  Decision,
  ExceptionState,
  Finding,
  Gap,
  Judgement,
  NotPerformed,
  Rule,
  Silenced,
  SubjectKind,
  Subjects,
} from '@morel/model';
import { laxerLevel } from '../levels.ts';
import { settingAt, type Policy, type RuleSetting } from '../policy.ts';
import type { Baseline } from './baseline.ts';
import { decide } from './decide.ts';
import { openExceptions, silencedBy, type ExceptionBook } from './exceptions.ts';
import { collectFacts } from './facts.ts';
import { JudgedFinding } from './judged-finding.ts';
import { identify, purlTerms, type FactTable, type SubjectLists } from './subjects.ts';
import { unjudgedMatches } from './unjudged.ts';

export interface EvaluationInput {
  readonly policy: Policy;
  /** The rules that `plan` asked for, loaded. */
  readonly rules: readonly Rule[];
  readonly subjects: SubjectLists;
  readonly facts: FactTable;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly baseline?: Baseline;
  /** What trusted VEX statements say, by position of the match. */
  readonly vex?: ReadonlyMap<number, Silenced>;
  /** Checks that the caller could not do. */
  readonly notPerformed?: readonly NotPerformed[];
  /** Findings of a stored report, made from what it does not hold: they count as they are. */
  readonly carried?: readonly Finding[];
  /** Gaps of the coverage that the caller found. */
  readonly gaps?: readonly Gap[];
}

export interface Evaluation {
  readonly findings: readonly Finding[];
  /** Those of the input, with what exceptions accept. */
  readonly gaps: readonly Gap[];
  readonly exceptions: readonly ExceptionState[];
  readonly decision: Decision;
}

/** A finding with what decides whether something may silence it. */
interface Draft {
  readonly finding: JudgedFinding;
  readonly paths: readonly string[];
  readonly grave: boolean;
}

interface Run {
  readonly input: EvaluationInput;
  readonly book: ExceptionBook;
  readonly drafts: Draft[];
  readonly missing: Map<string, NotPerformed>;
  performed: number;
}

/** Judges everything. Pure: the same input gives the same findings in the same order. */
export function evaluate(input: EvaluationInput): Evaluation {
  const run: Run = {
    input,
    book: openExceptions(input.policy.exceptions, input.now),
    drafts: [],
    missing: new Map(),
    performed: 0,
  };
  for (const rule of input.rules) judgeAll(run, rule);
  const controls: string[] = [];
  const findings = run.drafts.map((draft) => silence(draft, run, controls));
  const unjudged = unjudgedMatches(input.subjects, findings);
  const notPerformed = [...(input.notPerformed ?? []), ...run.missing.values(), ...unjudged].map((check) =>
    acceptCheck(check, run.book, controls),
  );
  const gaps = (input.gaps ?? []).map((gap) => acceptGap(gap, run.book, controls));
  // Only now is it known which exceptions were of use.
  const exceptions = run.book.states();
  const accounts = judgeExceptions(run, exceptions);
  const all = [
    ...[...findings, ...accounts].map((finding) => compareBaseline(finding, input, (by) => finding.silence(by))),
    ...(input.carried ?? []).map((finding) =>
      compareBaseline(finding, input, (silenced) => ({ ...finding, silenced })),
    ),
  ];
  const decision = decide(input.policy, { findings: all, gaps, notPerformed, controls, performed: run.performed });
  return { findings: all, gaps, exceptions, decision };
}

function judgeAll(run: Run, rule: Rule): void {
  const { subject: kind } = rule.about;
  if (kind === 'exception') return;
  if (kind === 'policy') {
    const files = run.input.policy.refused.map(({ path, changes }) => ({ path, refused: changes }));
    judgeKind(run, rule, kind, files);
    return;
  }
  judgeKind(run, rule, kind, run.input.subjects[kind] ?? []);
}

function judgeExceptions(run: Run, exceptions: readonly ExceptionState[]): readonly JudgedFinding[] {
  const before = run.drafts.length;
  const subjects = exceptions.map((exception) => ({ path: exception.where.path, where: exception.where, exception }));
  for (const rule of run.input.rules) {
    if (rule.about.subject === 'exception') judgeKind(run, rule, 'exception', subjects);
  }
  return run.drafts.slice(before).map(({ finding }) => finding);
}

function judgeKind<K extends SubjectKind>(run: Run, rule: Rule, kind: K, subjects: readonly Subjects[K][]): void {
  const places = new Map<string, Place>();
  for (let position = 0; position < subjects.length; position++) {
    const subject = subjects[position];
    if (!subject) continue;
    const place = placeOf(run.input.policy, rule, subject, places);
    if (place.setting.level === 'off') continue;
    const facts = collectFacts(rule.about.needs, run.input.facts, subject, run.missing);
    if (!facts) continue;
    run.performed++;
    for (const judgement of rule.judge(subject, place.setting.options, facts)) {
      const draft = draftOf({ rule, kind, subject, position, place, judgement });
      if (draft) run.drafts.push(draft);
    }
  }
}

/** The files that a subject stands in, and what counts for a rule there. */
interface Place {
  readonly paths: readonly string[];
  readonly setting: RuleSetting;
}

/** Thousands of subjects stand in the same few places: each is worked out once. */
function placeOf(
  policy: Policy,
  { about }: Rule,
  { path, alsoAt }: { readonly path: string; readonly alsoAt?: readonly string[] },
  known: Map<string, Place>,
): Place {
  const key = alsoAt ? [path, ...alsoAt].join('\n') : path;
  let place = known.get(key);
  if (!place) {
    const paths = alsoAt ? [...new Set([path, ...alsoAt])] : [path];
    place = { paths, setting: settingAt(policy, about, paths) };
    known.set(key, place);
  }
  return place;
}

interface Judged<K extends SubjectKind> {
  readonly rule: Rule;
  readonly kind: K;
  readonly subject: Subjects[K];
  readonly position: number;
  readonly place: Place;
  readonly judgement: Judgement;
}

function draftOf<K extends SubjectKind>(judged: Judged<K>): Draft | undefined {
  const { rule, kind, subject, judgement } = judged;
  const { paths, setting } = judged.place;
  const { about } = rule;
  const level = laxerLevel(setting.level, judgement.level ?? setting.level);
  if (level === 'off') return undefined;
  const finding = new JudgedFinding({
    about,
    judgement,
    level,
    identity: identify(kind, subject),
    paths,
    subject,
    match: kind === 'match' ? judged.position : undefined,
  });
  return { finding, paths, grave: about.grave ?? false };
}

function silence({ finding, paths, grave }: Draft, { input, book }: Run, controls: string[]): JudgedFinding {
  const vex = finding.match === undefined || grave ? undefined : input.vex?.get(finding.match);
  if (vex) return finding.silence(vex);
  const exception = book.find({ rule: finding.rule, terms: () => finding.terms(), paths });
  if (!exception) return finding;
  controls.push(...exception.controls);
  return finding.silence(silencedBy(exception));
}

function acceptGap(gap: Gap, book: ExceptionBook, controls: string[]): Gap {
  const exception = book.find({ rule: undefined, terms: () => purlTerms(gap.subject), paths: [gap.subject] });
  if (!exception) return gap;
  controls.push(...exception.controls);
  return { ...gap, accepted: silencedBy(exception) };
}

function acceptCheck(check: NotPerformed, book: ExceptionBook, controls: string[]): NotPerformed {
  const terms = (): readonly string[] => [check.subject, `${check.check} ${check.subject}`];
  const exception = book.find({ rule: undefined, terms, paths: [check.subject] });
  if (!exception) return check;
  controls.push(...exception.controls);
  const { reason, owner, until } = exception;
  return { ...check, accepted: { reason, owner, until } };
}

/** A baseline covers a finding when it knows it in every folder that it stands in. */
function compareBaseline(
  finding: Finding,
  { baseline, rules }: EvaluationInput,
  silenceBy: (silenced: Silenced) => Finding,
): Finding {
  if (!baseline || finding.silenced) return finding;
  if (rules.some(({ about }) => about.id === finding.rule && about.grave)) return finding;
  const entries = finding.ids.map((ids) => baseline.find(ids));
  const [first] = entries;
  if (!first || entries.includes(undefined)) return finding;
  return silenceBy({ by: 'baseline', reason: `in the baseline since ${first.since}` });
}
