import { printable, type Difference, type Report } from '@morel/model';
import { changeRows, differenceCounts, stateWords, type ChangeRow } from '../difference-words.ts';
import { heading, type View } from './view.ts';
import { wrap } from './wrap.ts';

const CHANGES_SHOWN = 20;
const LINKS_SHOWN = 1;
/** An address that is broken over two lines leads nowhere; terminals wrap it themselves. */
const UNBROKEN = 4000;

/** What changed between two states, above what was found in the later one. */
export function* differenceLines(report: Report, difference: Difference, view: View): Generator<string> {
  const changes = changeRows(report);
  yield* heading(`Changes since ${printable(difference.base, 60)}`, differenceCounts(difference), view);
  for (const { text, isAlarm } of stateWords(difference))
    yield* wrap([{ text, ...(isAlarm && { style: 'danger' as const }) }], { first: 2, rest: 4 }, view);
  const shown = view.verbose ? changes : changes.slice(0, CHANGES_SHOWN);
  for (const row of shown) {
    const { change } = row;
    const name = `${printable(change.name, 120)}  `;
    const head = `${row.head} · ${printable(change.ecosystem, 40)}`;
    yield* wrap([{ text: name, style: 'heading' }, { text: head }], { first: 2, rest: 4 }, view);
    for (const { text, isAlarm } of row.brings)
      yield* wrap([{ text, style: isAlarm ? 'danger' : 'quiet' }], { first: 4, rest: 6 }, view);
    for (const { text, url } of shownLinks(row, view))
      yield* wrap([{ text: `${text}: ${url}`, style: 'quiet' }], { first: 4 }, { ...view, width: UNBROKEN });
  }
  const rest = changes.length - shown.length;
  if (rest > 0) yield* wrap([{ text: `and ${rest} more (--verbose)`, style: 'quiet' }], { first: 2 }, view);
  for (const message of view.verbose ? difference.fixed : [])
    yield* wrap([{ text: `fixed: ${printable(message, 300)}`, style: 'quiet' }], { first: 2, rest: 4 }, view);
  yield '';
}

/** The nearest address; none for what somebody else brings in and that brings nothing, which is most of a long list. */
function shownLinks({ change, brings, links }: ChangeRow, { verbose }: View): ChangeRow['links'] {
  if (verbose) return links;
  return change.direct || brings.length > 0 ? links.slice(0, LINKS_SHOWN) : [];
}
