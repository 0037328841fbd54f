import { printable, type Location, type MatchReport } from '@morel/model';
import type { ComponentHits, Hit } from '../hits.ts';
import { count, dateOf, moveWords } from '../plain-words.ts';
import { advisoryRows, bandCounts, under } from './advisory-rows.ts';
import { LEVEL_STYLES } from './paint.ts';
import { BLOCK, glued, quiet, row, spread, type View } from './view.ts';
import type { Piece } from './wrap.ts';

const HITS_SHOWN = 3;
const PATH_SHOWN = 6;
const VERSIONS_SHOWN = 3;
const STEPS_SHOWN = 2;

/** What the blocks above have said already, so that the next one need not repeat it. */
export interface Told {
  /** By package and advisory, the component under which it stands. */
  readonly advisories: Map<string, string>;
  /** The row that fired last. */
  row: string;
}

/** One component: what hits it, how it got here, why it is urgent and what to do. */
export function componentBlock({ hits }: ComponentHits, told: Told, view: View): string[] {
  const [top] = hits;
  const repeated = view.verbose ? [] : hits.filter(({ match }) => told.advisories.has(tellKey(match)));
  const fresh = hits.filter((hit) => !repeated.includes(hit));
  const shown = view.verbose || fresh.length <= HITS_SHOWN + 1 ? fresh : fresh.slice(0, HITS_SHOWN);
  const hidden = fresh.slice(shown.length);
  const lines = [...title(top, view), ...repeatedLines(repeated, told, view)];
  for (const { match } of shown) lines.push(...advisoryRows(match, top.match, view));
  for (const { match } of fresh) told.advisories.set(tellKey(match), componentName(match));
  if (hidden.length > 0) lines.push(...under(quiet(`and ${hidden.length} more: ${bandCounts(hidden)}`), view));
  lines.push(...pathLines(top.match, view), ...priorityLines(top.match, told, view), ...nextLines(hits, view));
  return lines;
}

/** `minimist@0.0.8`. */
export function componentName({ component }: Pick<MatchReport, 'component'>): string {
  return `${printable(component.name)}@${printable(component.version, 80)}`;
}

function tellKey({ component, advisory }: MatchReport): string {
  return `${component.ecosystem} ${component.name} ${advisory.id}`;
}

/** For another version of a package that stands above: how many of its advisories hit this one too. */
function repeatedLines(hits: readonly Hit[], told: Told, view: View): string[] {
  if (hits.length === 0) return [];
  const places = new Set(hits.map(({ match }) => told.advisories.get(tellKey(match)) ?? ''));
  const versions = new Set(hits.map(({ match }) => match.fixed[0]).filter((version) => version !== undefined));
  const shown = [...versions].slice(0, VERSIONS_SHOWN).map((version) => printable(version, 60));
  const more = versions.size > shown.length ? ` and ${versions.size - shown.length} more` : '';
  const fixed = shown.length > 0 ? `; fixed in ${shown.join(', ')}${more}` : '; no fixed release known';
  const text = `${bandCounts(hits)} of ${[...places].join(', ')}`;
  return row(BLOCK, { text: 'as above' }, [{ text }, ...quiet(fixed)], view);
}

function title({ match, level }: Hit, view: View): string[] {
  const { component, scope, paths } = match;
  const words = ['', printable(component.ecosystem, 40), scopeWords(scope)];
  const steps = paths[0]?.length ?? 0;
  if (steps > 1) words.push(steps === 2 ? 'direct' : 'transitive');
  const left: Piece[] = [
    { text: componentName(match), style: 'name' },
    { text: '\u00A0 ' },
    level === undefined ? { text: 'judged by no rule' } : { text: level, style: LEVEL_STYLES[level] },
    ...quiet(words.join(' · ')),
  ];
  return spread(left, placeWords(match), view);
}

function scopeWords(scope: MatchReport['scope']): string {
  if (scope === 'root') return 'the project itself';
  return scope === 'unreached' ? 'no path known' : scope;
}

function placeWords({ location, locations }: MatchReport): string {
  if (!location) return '';
  const others = locations.length > 1 ? ` and ${locations.length - 1} more` : '';
  return `${locationWords(location)}${others}`;
}

/** `package-lock.json:812`. */
export function locationWords({ path, span }: Location): string {
  return span?.line === undefined ? printable(path) : `${printable(path)}:${span.line}`;
}

function pathLines(match: MatchReport, view: View): string[] {
  if (match.scope === 'unreached')
    return row(BLOCK, label('path', 0), quiet('not known: nothing that was read says what asks for it'), view);
  const paths = view.verbose ? match.paths : match.paths.slice(0, 1);
  const hidden = match.pathCount - paths.length;
  return paths.flatMap((path, position) => {
    const pieces = [pathPiece(path, view.verbose)];
    if (position === paths.length - 1 && hidden > 0) {
      pieces.push(
        ...quiet(` ${glued(`(${count(hidden, 'more path')}: morel why ${printable(match.component.name)})`)}`),
      );
    }
    return row(BLOCK, label('path', position), pieces, view);
  });
}

function label(text: string, position: number): Piece {
  return { text: position === 0 ? text : '', style: 'quiet' };
}

function pathPiece(path: readonly string[], verbose: boolean): Piece {
  const names = path.map((name) => printable(name, 120));
  if (!verbose && names.length > PATH_SHOWN) names.splice(2, names.length - 4, `… ${names.length - 4} more …`);
  return { text: names.join(' ›\u00A0') };
}

function priorityLines({ priority }: MatchReport, told: Told, view: View): string[] {
  if (priority.row === undefined) return [];
  const name = `${printable(priority.table, 40)} row ${priority.row}`;
  const inputs = priority.inputs.map(({ label: input, value, source, asOf }) => {
    const date = asOf === undefined ? '' : `, ${dateOf(asOf)}`;
    const from = source === undefined ? '' : ` (${printable(source, 60)}${date})`;
    return `${printable(input, 40)} ${printable(value, 80)}${from}`;
  });
  const best = priority.atBest ? ` · at best: ${printable(priority.atBest.label, 80)}` : '';
  const known = !view.verbose && told.row === name;
  told.row = name;
  return row(
    BLOCK,
    label('why now', 0),
    quiet(known ? `${name}, as above` : `${name}: ${inputs.join(' · ')}${best}`),
    view,
  );
}

/** What to do, each different step once; the command on a line of its own, for copying. */
function nextLines(hits: readonly Hit[], view: View): string[] {
  const steps = new Map<string, readonly string[]>();
  for (const hit of hits) {
    const lines = stepLines(hit, hits, view);
    steps.set(lines.join('\n'), lines);
  }
  steps.delete('');
  const all = [...steps.values()];
  const shown = view.verbose ? all : all.slice(0, STEPS_SHOWN);
  const hidden = all.length - shown.length;
  const more = hidden > 0 ? under(quiet(`and ${count(hidden, 'other step')} (--verbose)`), view) : [];
  const [first = [], ...others] = shown;
  return [...labelled('next', first), ...others.flat(), ...more];
}

function stepLines({ match: { move }, next }: Hit, hits: readonly Hit[], view: View): string[] {
  if (!move) return next === undefined ? [] : under([{ text: printable(next, 300) }], view);
  const pieces: Piece[] = [{ text: moveWords(move) }];
  if (move.blockedBy !== undefined) pieces.push(...quiet(` (${printable(move.blockedBy)})`));
  const cleared = hits.filter(({ match }) => move.clears.includes(match.advisory.id)).length;
  const share = cleared === hits.length ? `clears all ${cleared}` : `clears ${cleared} of ${hits.length}`;
  if (hits.length > 1 && cleared > 0) pieces.push(...quiet(` ${glued(`(${share})`)}`));
  const command: Piece[] = move.command === undefined ? [] : [{ text: printable(move.command), style: 'command' }];
  return [...under(pieces, view), ...(command.length > 0 ? under(command, view) : [])];
}

/** The lines with a label in front of the first. */
function labelled(text: string, [first, ...others]: readonly string[]): string[] {
  if (first === undefined) return [];
  return [`${' '.repeat(BLOCK.label)}${text.padEnd(BLOCK.text - BLOCK.label)}${first.slice(BLOCK.text)}`, ...others];
}
