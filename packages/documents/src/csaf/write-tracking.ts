import { err, ok, type Result, type VexDocument, type VexStatement } from '@morel/model';
import type { VexLosses } from '../vex/losses.ts';
import { documentId } from './read-document.ts';

/** Versions before the last one of which CSAF asks when they came out. */
const MOST_VERSIONS = 1000;

/** `2` or `2.1.0`, as CSAF counts versions; those before the first one are drafts. Source: CSAF 2.0, section 3.1.11. */
const VERSION = /^([1-9]\d{0,8})((?:\.(?:0|[1-9]\d{0,8})){2})?$/;

/**
 * The `tracking` of a document that says when it was issued.
 *
 * CSAF has no time for `fixed` and for what takes back. So the day of issue is no later than any `fixed` was said, and
 * the last change no earlier than anything was: what silences counts from the former, what takes back from the latter.
 */
export function trackingOf(
  document: VexDocument & { readonly created: string },
  statements: readonly VexStatement[],
  losses: VexLosses,
): Result<object, string> {
  const version = VERSION.exec(document.version ?? '1');
  if (!version)
    return err(`CSAF has no version ${JSON.stringify(document.version)}: it counts 1, 2, 3 or 1.0.0, 1.1.0`);
  const { created, updated = created } = document;
  const said = statements.map((statement) => ({ statement, time: statement.updated ?? statement.time ?? created }));
  const issued = extreme(
    [created, ...said.flatMap(({ statement, time }) => (statement.status === 'fixed' ? time : []))],
    1,
  );
  const changed = extreme([issued, updated, ...said.map(({ time }) => time)], -1);
  if (issued !== created) losses.add('created', created, `a "fixed" is older: ${issued} stands in its place`);
  if (changed !== updated) losses.add('updated', updated, `a statement is younger: ${changed} stands in its place`);
  const history = historyOf(version, { issued, changed, losses });
  if (!history) return err(`CSAF asks for the history of every version, and ${document.version} are too many`);
  return ok({
    current_release_date: changed,
    generator: document.tooling === undefined ? undefined : { engine: { name: document.tooling } },
    id: trackingIdOf(document),
    initial_release_date: issued,
    revision_history: history,
    status: 'final',
    version: version[0],
  });
}

/** The earliest (1) or the latest (-1) of times; as text, since the zone is a part of what is said. */
function extreme(times: readonly string[], sign: 1 | -1): string {
  return times.toSorted((a, b) => sign * (Date.parse(a) - Date.parse(b)))[0] ?? '';
}

interface History {
  readonly issued: string;
  readonly changed: string;
  readonly losses: VexLosses;
}

/** Every version up to this one has an entry, although only the first and the last time are known. */
function historyOf(
  [text = '', major = '', minor = '']: RegExpExecArray,
  { issued, changed, losses }: History,
): object[] | undefined {
  const count = Number(major);
  if (count > MOST_VERSIONS) return undefined;
  const isMajor = minor === '' || minor === '.0.0';
  if (isMajor && count === 1) return [{ date: issued, number: text, summary: 'First version' }];
  const last = { date: changed, number: text, summary: 'This version' };
  const before = Array.from({ length: isMajor ? count - 1 : count }, (_, at) => ({
    date: issued,
    number: `${at + 1}${minor === '' ? '' : '.0.0'}`,
    summary: at === 0 ? 'First version' : 'When it came out is not known',
  }));
  if (before.length > 1)
    losses.add('version', text, 'CSAF asks when each version came out: the day of issue stands there');
  return [...before, last];
}

/** An id that the reader would make of namespace and id is taken apart again. */
function trackingIdOf({ id = '', publisher }: VexDocument): string {
  const namespace = publisher?.namespace;
  const own = decoded(id.slice((namespace ?? '').length + 1));
  return own !== undefined && documentId(namespace, own) === id ? own : id;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURI(text);
  } catch {
    return undefined;
  }
}
