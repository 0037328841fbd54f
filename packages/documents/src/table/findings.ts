import { printable, type FindingReport, type Report } from '@morel/model';
import { moveRows } from '../first-moves.ts';
import { collectHits, findingsByRule, strictestLevel, type ComponentHits, type HitGroup, type Hits } from '../hits.ts';
import { count, dateOf, grouped, originWords } from '../plain-words.ts';
import { bandCounts } from './advisory-rows.ts';
import { componentBlock, componentName, locationWords, type Told } from './component-block.ts';
import { LEVEL_STYLES } from './paint.ts';
import { glued, heading, quiet, row, SECTION, type View } from './view.ts';
import { GLUE, wrap, type Piece } from './wrap.ts';

const COMPONENTS_SHOWN = 15;
const FINDINGS_SHOWN = 5;
const MOVES_SHOWN = 5;
const NAMES_SHOWN = 25;

/** Everything that was found: malware, matches by priority, other findings by rule, what is silenced. */
export function* findingLines(report: Report, view: View): Generator<string> {
  const hits = collectHits(report);
  yield* malwareLines(hits.malware, view);
  let room = view.verbose ? Infinity : Math.max(0, COMPONENTS_SHOWN - hits.malware.length);
  for (const group of hits.groups) {
    yield* groupLines(group, room, view);
    room = Math.max(0, room - group.components.length);
  }
  yield* otherLines(report, view);
  yield* silencedLines(report, hits, view);
}

function* malwareLines(components: readonly ComponentHits[], view: View): Generator<string> {
  if (components.length === 0) return;
  yield* heading('MALWARE', count(components.length, 'component'), view, 'danger');
  const advice = 'Do not install it and do not run the build. Treat every machine that installed it as compromised.';
  yield* wrap([{ text: advice }], { first: 2 }, view);
  yield '';
  const room = view.verbose ? components.length : COMPONENTS_SHOWN;
  const told: Told = { advisories: new Map(), row: '' };
  for (const component of components.slice(0, room)) {
    yield* componentBlock(component, told, view);
    yield '';
  }
  const rest = components.slice(room).map(componentName);
  if (rest.length === 0) return;
  yield* wrap([{ text: `and ${rest.length} more: ${rest.join(', ')}` }], { first: 2, rest: 4 }, view);
  yield '';
}

function* groupLines({ heading: title, components }: HitGroup, room: number, view: View): Generator<string> {
  const total = components.reduce((sum, { hits }) => sum + hits.length, 0);
  const remark = `${count(components.length, 'component')}, ${count(total, 'advisory', 'advisories')}`;
  yield* heading(printable(title, 100), remark, view);
  const told: Told = { advisories: new Map(), row: '' };
  // What blocks is shown in full however many others there are.
  const shown = components.filter(({ blocks }, position) => position < room || (blocks && position < COMPONENTS_SHOWN));
  for (const component of shown) {
    yield* componentBlock(component, told, view);
    yield '';
  }
  const rest = components.slice(shown.length);
  if (rest.length === 0) return;
  yield* restLines(rest, shown.length > 0, view);
  yield '';
}

/** What is not shown in full: counts and the most urgent names. */
function* restLines(rest: readonly ComponentHits[], after: boolean, view: View): Generator<string> {
  const hits = rest.flatMap((component) => component.hits);
  const who = after
    ? `and ${count(rest.length, 'more component')}, ${count(hits.length, 'advisory', 'advisories')}: `
    : '';
  yield* wrap([{ text: `${who}${bandCounts(hits)} (--verbose shows all in full)` }], { first: 2, rest: 4 }, view);
  const names = rest
    .slice(0, NAMES_SHOWN)
    .map((component) => `${componentName(component)}${GLUE}(${component.hits.length})`);
  const more = rest.length > names.length ? ` and ${rest.length - names.length} more` : '';
  yield* wrap(quiet(`${names.join(', ')}${more}`), { first: 4 }, view);
}

function* otherLines(report: Report, view: View): Generator<string> {
  const rules = findingsByRule(report);
  if (rules.length === 0) return;
  const total = rules.reduce((sum, findings) => sum + findings.length, 0);
  yield* heading('Other findings', count(total, 'finding'), view);
  for (const findings of rules) yield* ruleLines(findings, view);
  yield '';
}

function* ruleLines(findings: readonly [FindingReport, ...FindingReport[]], view: View): Generator<string> {
  const [{ rule, title, next }] = findings;
  const level = strictestLevel(findings);
  const name: Piece = { text: printable(title, 120), style: 'name' };
  const amount = findings.length > 1 ? ` · ${glued(count(findings.length, 'finding'))}` : '';
  yield* row(
    SECTION,
    { text: level, style: LEVEL_STYLES[level] },
    [name, ...quiet(` · ${printable(rule, 60)}${amount}`)],
    view,
  );
  const shown = view.verbose || findings.length <= FINDINGS_SHOWN ? findings : findings.slice(0, FINDINGS_SHOWN - 2);
  const sameNext = findings.every((finding) => finding.next === next);
  for (const finding of shown) yield* findingBlock(finding, !sameNext, view);
  if (findings.length > shown.length)
    yield* under(quiet(`and ${findings.length - shown.length} more (--verbose)`), view);
  if (sameNext) yield* under(nextPieces(next), view);
}

function* findingBlock(finding: FindingReport, withNext: boolean, view: View): Generator<string> {
  const place = finding.where ? quiet(`${locationWords(finding.where)}: `) : [];
  yield* under([...place, { text: printable(finding.message, 1000) }], view);
  const evidence = view.verbose ? finding.evidence : [];
  for (const { label, value } of evidence)
    yield* under(quiet(`${printable(label, 60)}: ${printable(value, 400)}`), view);
  if (withNext) yield* under(nextPieces(finding.next), view);
}

function nextPieces(next: string): Piece[] {
  return [...quiet('next: '), { text: printable(next, 1000) }];
}

function under(pieces: readonly Piece[], view: View): string[] {
  return wrap(pieces, { first: SECTION.text, rest: SECTION.text + 2 }, view);
}

function* silencedLines(report: Report, { silenced: matches }: Hits, view: View): Generator<string> {
  const others = report.findings.filter(({ silenced, match }) => silenced && match === undefined);
  const total = matches.length + others.length;
  if (total === 0) return;
  yield* heading('Silenced', count(total, 'finding'), view);
  const entries = [
    ...matches.map(({ match, silenced }) => ({
      text: `${componentName(match)} ${printable(match.advisory.id, 60)}`,
      silenced,
    })),
    ...others.map(({ message, silenced }) => ({ text: printable(message), silenced })),
  ];
  const shown = view.verbose ? entries : entries.slice(0, FINDINGS_SHOWN);
  for (const { text, silenced } of shown) {
    const until = silenced?.until === undefined ? '' : ` until ${dateOf(silenced.until)}`;
    const owner = silenced?.owner === undefined ? '' : `, ${printable(silenced.owner, 80)}`;
    const why = ` "${printable(silenced?.reason ?? '')}"${until}${owner}${originWords(silenced?.statement)}`;
    yield* row(SECTION, { text: silenced?.by ?? '', style: 'quiet' }, [{ text }, ...quiet(why)], view);
  }
  if (total > shown.length) yield* under(quiet(`and ${grouped(total - shown.length)} more (--verbose)`), view);
  yield '';
}

/** The most urgent moves: near the end of the report, where a terminal stands when it is done. */
export function* moveLines(report: Report, view: View): Generator<string> {
  const rows = moveRows(report);
  if (rows.length === 0) return;
  yield* heading('What to do first', count(rows.length, 'move'), view);
  const roots = new Set(rows.map(({ move }) => move.root));
  const shown = view.verbose ? rows : rows.slice(0, MOVES_SHOWN);
  for (const { words, move, clears } of shown) {
    const where = roots.size > 1 && move.root !== move.direct ? ` in ${printable(move.root, 100)}` : '';
    yield* row(SECTION, { text: `clears ${clears}` }, [{ text: `${words}${where}` }], view);
    if (move.command !== undefined) yield* under([{ text: printable(move.command), style: 'command' }], view);
  }
  if (rows.length > shown.length) yield* under(quiet(`and ${rows.length - shown.length} more (--verbose)`), view);
  yield '';
}
