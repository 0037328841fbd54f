import type { Document, Report } from '@morel/model';
import { changeRows, type ChangeRow } from '../difference-words.ts';
import { topScore } from '../hits.ts';
import { issuesOf, type Issue } from '../issues.ts';
import { pathWords } from '../match-lines.ts';
import { dateOf, decisionWords, exitWords, originWords, otherIds } from '../plain-words.ts';
import { about } from './about.ts';
import { field } from './field.ts';

/** Everything that a report holds against a scan as one table (RFC 4180). */
export const document: Document = { about, render };

type Value = string | number | undefined;

interface Column {
  readonly name: string;
  readonly value: (issue: Issue) => Value;
}

const COLUMNS: readonly Column[] = [
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'outcome', value: ({ fails, silenced }) => (silenced ? 'silenced' : fails ? 'fails' : 'open') },
  { name: 'level', value: ({ level }) => level },
  { name: 'rule', value: ({ rule }) => rule },
  { name: 'title', value: ({ title }) => title },
  { name: 'ecosystem', value: ({ match }) => match?.component.ecosystem },
  { name: 'package', value: ({ match }) => match?.component.name },
  { name: 'version', value: ({ match }) => match?.component.version },
  { name: 'purl', value: ({ purl }) => purl },
  { name: 'scope', value: ({ match }) => match?.scope },
  { name: 'advisory', value: ({ match }) => match?.advisory.id },
  { name: 'aliases', value: ({ match }) => match && otherIds(match).join(' ') },
  { name: 'advisory kind', value: ({ match }) => match?.advisory.kind },
  { name: 'severity', value: ({ match }) => match?.advisory.band },
  { name: 'score', value: ({ match }) => match && topScore(match)?.toFixed(1) },
  { name: 'exploited', value: ({ match }) => exploited(match) },
  { name: 'epss', value: ({ match }) => match?.risk.epss?.probability },
  { name: 'priority', value: ({ match }) => match?.priority.label },
  { name: 'rank', value: ({ match }) => match?.priority.rank },
  { name: 'fixed in', value: ({ match }) => match?.fixed.join(' ') },
  { name: 'path', value: ({ match }) => match?.paths[0] && pathWords(match.paths[0]) },
  { name: 'paths', value: ({ match }) => match?.pathCount },
  { name: 'file', value: ({ where }) => where?.path },
  { name: 'line', value: ({ where }) => where?.span?.line },
  { name: 'message', value: ({ message, match }) => match?.advisory.title ?? message },
  { name: 'next', value: ({ next }) => next },
  { name: 'silenced by', value: ({ silenced }) => silenced?.by },
  { name: 'reason', value: ({ silenced }) => silenced?.reason },
  { name: 'owner', value: ({ silenced }) => silenced?.owner },
  { name: 'until', value: ({ silenced }) => silenced?.until && dateOf(silenced.until) },
  { name: 'id', value: ({ key, kind }) => (kind === 'gap' ? undefined : key) },
  { name: 'since', value: ({ since }) => since },
  { name: 'before', value: () => undefined },
  { name: 'read', value: () => undefined },
  { name: 'statement', value: ({ silenced }) => originWords(silenced?.statement).replace('; ', '') },
];

/** The decision is the first row, so that no table is empty. */
function* render(report: Report): Generator<string> {
  yield line(COLUMNS.map(({ name }) => name));
  const { verdict, why } = decisionWords(report);
  const decision = new Map<string, string>([
    ['kind', 'decision'],
    ['outcome', report.decision.verdict],
    ['title', `Morel: ${verdict}`],
    ['message', `${why}. ${exitWords(report)}`],
  ]);
  yield line(COLUMNS.map(({ name }) => decision.get(name)));
  for (const issue of issuesOf(report)) yield line(COLUMNS.map(({ value }) => value(issue)));
  for (const row of changeRows(report)) {
    const values = changeValues(row);
    yield line(COLUMNS.map(({ name }) => values.get(name)));
  }
}

/** A package that came, went or moved: what it brings stands as the message, a list of versions with a space between. */
function changeValues({ change, head, brings, links }: ChangeRow): ReadonlyMap<string, string> {
  const { kind, ecosystem, name, from, to, scope } = change;
  return new Map([
    ['kind', 'change'],
    ['outcome', kind],
    ['title', head],
    ['ecosystem', ecosystem],
    ['package', name],
    ['version', to.join(' ').trim()],
    ['scope', scope],
    ['message', brings.map(({ text }) => text).join('; ')],
    ['before', from.join(' ').trim()],
    ['read', links.map(({ url }) => url).join(' ')],
  ]);
}

function line(values: readonly Value[]): string {
  return `${values.map(field).join(',')}\r\n`;
}

function exploited(match: Issue['match']): string | undefined {
  if (!match?.risk.exploited) return undefined;
  return match.risk.exploited.length > 0 ? 'yes' : 'no';
}
