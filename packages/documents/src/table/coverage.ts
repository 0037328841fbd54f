import {
  PROBLEMS,
  printable,
  type CheckReport,
  type FeedReport,
  type InputReport,
  type Problem,
  type Report,
} from '@morel/model';
import { ageWords, count, dateOf, grouped, unusedWords, vexWords } from '../plain-words.ts';
import { entries, heading, quiet, row, SECTION, type Entry, type View } from './view.ts';
import { wrap, type Piece } from './wrap.ts';

const WHOLE_SHOWN = 8;
const OTHERS_SHOWN = 20;
const PROBLEMS_SHOWN = 5;

/** What was looked at, with what data, what was not looked at, and why. Always printed. */
export function* coverageLines(report: Report, view: View): Generator<string> {
  const { coverage } = report;
  const complete = coverage.complete && report.inputs.length > 0;
  yield* heading('Coverage', complete ? 'complete' : 'INCOMPLETE', view, complete ? 'heading' : 'danger');
  yield* gapLines(report, view);
  yield* inputLines(report.inputs, view);
  yield* dataLines(report, view);
  yield* vexLines(report, view);
  yield* checkLines(coverage.checks, view);
  yield* notPerformedLines(report, view);
  yield* noteLines(report, view);
  yield* policyLines(report, view);
}

const READINGS: readonly {
  readonly reading: InputReport['reading'];
  readonly label: string;
  readonly words: string;
}[] = [
  { reading: 'refused', label: 'refused', words: 'refused' },
  { reading: 'part', label: 'in part', words: 'read in part' },
  { reading: 'whole', label: 'read', words: 'read whole' },
  { reading: 'skipped', label: 'skipped', words: 'skipped' },
];

function* inputLines(inputs: readonly InputReport[], view: View): Generator<string> {
  const counts = READINGS.map(({ reading, words }) => ({
    words,
    amount: inputs.filter((input) => input.reading === reading).length,
  }));
  const parts = counts.filter(({ amount }) => amount > 0).map(({ amount, words }) => `${grouped(amount)} ${words}`);
  yield* row(SECTION, { text: 'inputs' }, [{ text: parts.length > 0 ? parts.join(', ') : 'none was found' }], view);
  for (const { reading, label } of READINGS) {
    const list = inputs.filter((input) => input.reading === reading);
    const limit = reading === 'whole' ? WHOLE_SHOWN : OTHERS_SHOWN;
    const shown = view.verbose || list.length <= limit + 1 ? list : list.slice(0, limit);
    if (reading === 'whole' || reading === 'skipped') yield* entries(SECTION, label, shown.map(inputEntry), view);
    else for (const [position, input] of shown.entries()) yield* inputBlock(input, position === 0 ? label : '', view);
    if (list.length > shown.length)
      yield* under(quiet(`and ${grouped(list.length - shown.length)} more (--verbose)`), view);
  }
}

function inputEntry(input: InputReport): Entry {
  const version = input.formatVersion === undefined ? '' : ` ${printable(input.formatVersion, 40)}`;
  const words = [`${printable(input.format, 60)}${version}`];
  if (input.components > 0) words.push(count(input.components, 'component'));
  if (input.files.length > 0) words.push(`with ${count(input.files.length, 'further file')}`);
  if (input.problems.length > 0) words.push(count(input.problems.length, 'note'));
  if (input.reason !== undefined) words.push(printable(input.reason, 300));
  return { name: printable(input.path), text: quiet(words.join(', ')) };
}

/** An input with what is wrong with it. */
function* inputBlock(input: InputReport, label: string, view: View): Generator<string> {
  yield* entries(SECTION, label, [inputEntry({ ...input, problems: [] })], view);
  const problems = view.verbose ? input.problems : input.problems.slice(0, PROBLEMS_SHOWN);
  for (const problem of problems) yield* problemLines(problem, view);
  const hidden = input.problems.length - problems.length;
  if (hidden > 0) yield* under(quiet(`and ${count(hidden, 'more problem')} (--verbose)`), view);
}

function under(pieces: readonly Piece[], view: View): string[] {
  return wrap(pieces, { first: SECTION.text + 2 }, view);
}

function* problemLines({ code, message, hint, where }: Problem, view: View): Generator<string> {
  const place = where?.span?.line === undefined ? '' : `line ${where.span.line}: `;
  yield* under(
    [{ text: `${place}${printable(message, 600)}`, ...(PROBLEMS[code].effect !== 'note' && { style: 'medium' }) }],
    view,
  );
  if (PROBLEMS[code].effect !== 'note')
    yield* under(quiet(`next: ${printable(hint ?? PROBLEMS[code].hint, 400)}`), view);
}

const INDEX_KINDS: Readonly<Record<Report['data']['kind'], string>> = {
  own: 'your index',
  file: 'the index file that was named',
  starter: 'STARTER INDEX: a few hundred well-known records, not the whole data',
  none: 'no advisory index: nothing was looked up',
};

function* dataLines({ data }: Report, view: View): Generator<string> {
  const built = data.built === undefined ? '' : `, written ${dateOf(data.built)}`;
  const [oldest] = data.feeds.toSorted((a, b) => b.ageHours - a.ageHours);
  const age = oldest ? `; oldest feed pulled ${dateOf(oldest.pulled)} (${ageWords(oldest.ageHours)})` : '';
  yield* row(SECTION, { text: 'data' }, [{ text: `${INDEX_KINDS[data.kind]}${built}${age}` }], view);
  const shown = view.verbose ? data.feeds : data.feeds.filter(({ inUse, stale }) => inUse || stale);
  const rows = shown.map((feed) => feedEntry(feed, feed.pulled === oldest?.pulled, view.verbose));
  yield* entries(SECTION, '', rows, view);
  const others = data.feeds.length - shown.length;
  if (others > 0) yield* under(quiet(`and ${count(others, 'part')} for other ecosystems (--verbose)`), view);
}

function feedEntry(feed: FeedReport, isOldest: boolean, verbose: boolean): Entry {
  const words = [count(feed.records, 'record')];
  if (!isOldest) words.push(`pulled ${dateOf(feed.pulled)}`);
  if (feed.contentDate !== undefined) words.push(`content to ${dateOf(feed.contentDate)}`);
  if (feed.version !== undefined) words.push(printable(feed.version, 40));
  if (feed.extent === 'selection') words.push('a selection');
  if (verbose) words.push(`${ageWords(feed.ageHours)}, from ${printable(feed.source, 300)}`);
  const name = feed.part === 'all' ? feed.feed : `${feed.feed} ${feed.part}`;
  const stale: Piece[] = feed.stale ? [{ text: 'OVER ITS AGE LIMIT', style: 'danger' }, { text: ', ' }] : [];
  return { name: printable(name, 80), text: [...stale, ...quiet(words.join(', '))] };
}

/** The documents of statements, and which of them silenced nothing, with the reason. */
function* vexLines({ vex = [] }: Report, view: View): Generator<string> {
  for (const [position, document] of vex.entries()) {
    const entry = { name: printable(document.path), text: quiet(vexWords(document)) };
    yield* entries(SECTION, position === 0 ? 'VEX' : '', [entry], view);
    const shown = view.verbose ? document.unused : document.unused.slice(0, PROBLEMS_SHOWN);
    for (const unused of shown) yield* under([{ text: unusedWords(unused) }], view);
    const hidden = document.unused.length - shown.length;
    if (hidden > 0) yield* under(quiet(`and ${count(hidden, 'more statement')} without effect (--verbose)`), view);
  }
}

const STATUSES: readonly { readonly status: CheckReport['status']; readonly label: string }[] = [
  { status: 'failed', label: 'failed' },
  { status: 'error', label: 'went wrong' },
  { status: 'unavailable', label: 'unavailable' },
  { status: 'not-attempted', label: 'not done' },
  { status: 'passed', label: 'passed' },
  { status: 'not-applicable', label: 'no subject' },
];

function* checkLines(checks: readonly CheckReport[], view: View): Generator<string> {
  const counts = STATUSES.map(({ status, label }) => ({
    label,
    amount: checks.filter((check) => check.status === status).length,
  }));
  const parts = counts.filter(({ amount }) => amount > 0).map(({ amount, label }) => `${amount} ${label}`);
  yield* row(SECTION, { text: 'checks' }, [{ text: parts.length > 0 ? parts.join(', ') : 'none was performed' }], view);
  for (const { status, label } of STATUSES) {
    const list = checks.filter((check) => check.status === status);
    if (list.length === 0 || (status === 'not-applicable' && !view.verbose)) continue;
    yield* row(
      SECTION,
      { text: label, style: 'quiet' },
      list.flatMap((check, position) => checkPieces(check, position === list.length - 1)),
      view,
    );
  }
}

function checkPieces({ title, reason }: CheckReport, last: boolean): Piece[] {
  const why = reason === undefined ? '' : ` (${printable(reason, 300)})`;
  return [{ text: printable(title, 120) }, ...quiet(why), { text: last ? '' : ', ' }];
}

function* notPerformedLines({ decision }: Report, view: View): Generator<string> {
  const list = decision.notPerformed;
  const shown = view.verbose ? list : list.slice(0, OTHERS_SHOWN);
  for (const [position, { check, subject, reason, required, accepted }] of shown.entries()) {
    const pieces: Piece[] = [{ text: `${printable(check, 80)} on ${printable(subject)}: ${printable(reason, 300)}` }];
    if (required) pieces.push({ text: ' (required)', style: 'medium' });
    if (accepted)
      pieces.push(...quiet(` accepted until ${dateOf(accepted.until)} by ${printable(accepted.owner, 80)}`));
    yield* row(SECTION, { text: position === 0 ? 'not checked' : '' }, pieces, view);
  }
  if (list.length > shown.length)
    yield* under(quiet(`and ${grouped(list.length - shown.length)} more (--verbose)`), view);
}

function* gapLines({ coverage }: Report, view: View): Generator<string> {
  const open = coverage.gaps.filter((gap) => !gap.accepted);
  const accepted = coverage.gaps.filter((gap) => gap.accepted);
  const shown = view.verbose ? open : open.slice(0, OTHERS_SHOWN);
  for (const [position, { subject, reason }] of shown.entries()) {
    const pieces: Piece[] = [
      { text: `${printable(subject)}:`, style: 'medium' },
      { text: ` ${printable(reason, 400)}` },
    ];
    yield* row(SECTION, { text: position === 0 ? 'gaps' : '' }, pieces, view);
  }
  if (open.length > shown.length)
    yield* under(quiet(`and ${grouped(open.length - shown.length)} more (--verbose)`), view);
  for (const [position, gap] of accepted.entries()) {
    const until = gap.accepted?.until === undefined ? '' : ` until ${dateOf(gap.accepted.until)}`;
    const owner = gap.accepted?.owner === undefined ? '' : `, ${printable(gap.accepted.owner, 80)}`;
    const why = ` ${printable(gap.reason, 400)}; accepted${until}: "${printable(gap.accepted?.reason ?? '')}"${owner}`;
    yield* row(
      SECTION,
      { text: position === 0 ? 'accepted' : '' },
      [{ text: `${printable(gap.subject)}:` }, ...quiet(why)],
      view,
    );
  }
}

function* noteLines({ coverage }: Report, view: View): Generator<string> {
  const notes = view.verbose ? coverage.notes : coverage.notes.slice(0, PROBLEMS_SHOWN);
  for (const [position, note] of notes.entries()) {
    yield* row(SECTION, { text: position === 0 ? 'not judged' : '' }, [{ text: printable(note, 600) }], view);
  }
  if (coverage.notes.length > notes.length) {
    yield* row(
      SECTION,
      { text: '' },
      quiet(`and ${count(coverage.notes.length - notes.length, 'more note')} (--verbose)`),
      view,
    );
  }
  const excluded = coverage.excluded.filter(({ paths }) => view.verbose || paths > 0);
  if (excluded.length === 0) return;
  const words = excluded.map(
    ({ pattern, from, paths }) => `${printable(pattern)} (${printable(from, 80)}, ${count(paths, 'path')})`,
  );
  yield* row(SECTION, { text: 'excluded' }, [{ text: words.join(', ') }], view);
}

function policyLines({ policy, decision }: Report, view: View): string[] {
  const files = policy.files.map((file) => printable(file));
  const words = [
    printable(policy.preset, 60),
    ...files,
    `fails on ${policy.failOn}`,
    `priorities by ${printable(policy.table, 60)}`,
  ];
  const lines = row(SECTION, { text: 'policy' }, [{ text: words.join(', ') }], view);
  for (const refused of policy.refused)
    lines.push(...row(SECTION, { text: 'refused', style: 'quiet' }, [{ text: printable(refused, 400) }], view));
  for (const control of decision.controls)
    lines.push(...row(SECTION, { text: 'control' }, [{ text: printable(control, 400) }], view));
  return lines;
}
