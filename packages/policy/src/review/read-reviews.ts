/**
 * Reads files of review records. Everything in them may come from the change that is to be judged: a file with any fault
 * counts as a whole for nothing, and says so, since a record that was dropped in silence may have been a rejection.
 */
import { asArray, asObject, get, type Step } from '@morel/parse';
import { err, formatPurl, ok, parsePurl, quote, type Result, type Review } from '@morel/model';
import { complain, complainKind, readDocument, type Document } from '../file/document.ts';
import type { PolicyProblem } from '../file/policy-problem.ts';
import { checkKeys, readDay, readText, readTexts, readWord, requireText } from '../file/scalars.ts';

const KEYS = ['purl', 'verdict', 'by', 'date', 'note', 'digests', 'source', 'until'];
const VERDICTS: readonly Review['verdict'][] = ['approved', 'rejected', 'pending'];
const MOST = 20_000;
/** What stands in ranges and never in one version. */
const RANGE = /[\s*^<>=|,]|^~|^latest$/i;

/** The records of one file, or every fault in it, with line and column. Never rejects. */
export async function readReviews(text: string, path: string): Promise<Result<readonly Review[], PolicyProblem[]>> {
  const document = await readDocument(text, path);
  if (document.problems.length > 0) return err(document.problems);
  const object = asObject(document.value);
  const list = asArray(get(object, 'reviews'));
  if (!object || !list || list.length > MOST) {
    complain(document, ['reviews'], `a file of reviews has "reviews", a list of at most ${MOST} records`);
    return err(document.problems);
  }
  checkKeys(document, object, [], ['reviews']);
  const reviews = list.flatMap((item, at) => readReview(document, item, ['reviews', at]) ?? []);
  return document.problems.length > 0 ? err(document.problems) : ok(reviews);
}

function readReview(document: Document, value: unknown, steps: readonly Step[]): Review | undefined {
  const object = asObject(value);
  if (!object) {
    complain(document, steps, 'a record should have "purl", "verdict", "by" and "date"');
    return undefined;
  }
  checkKeys(document, object, steps, KEYS);
  const purl = readPurl(document, object, steps);
  const named = requireText(document, object, 'verdict', steps);
  const verdict = named === undefined ? undefined : readWord(document, named, [...steps, 'verdict'], VERDICTS);
  const by = requireText(document, object, 'by', steps);
  const date = readDayAt(document, object, 'date', steps);
  const until = get(object, 'until') === undefined ? undefined : readDayAt(document, object, 'until', steps);
  if (until !== undefined && verdict === 'rejected')
    complain(document, [...steps, 'until'], 'a rejection has no end', 'Take the record out when it no longer holds.');
  if (until !== undefined && date !== undefined && until < date)
    complain(document, [...steps, 'until'], 'it ends before it begins');
  const optional = (key: 'note' | 'source'): string | undefined =>
    get(object, key) === undefined ? undefined : readText(document, get(object, key), [...steps, key]);
  const [note, source] = [optional('note'), optional('source')];
  const digests = readDigests(document, get(object, 'digests'), [...steps, 'digests']);
  if (purl === undefined || !verdict || by === undefined || date === undefined) return undefined;
  return {
    purl,
    verdict,
    by,
    date,
    ...(note !== undefined && { note }),
    digests,
    ...(source !== undefined && { source }),
    ...(until !== undefined && { until }),
    where: document.at(...steps),
  };
}

function readDayAt(document: Document, object: unknown, key: string, steps: readonly Step[]): string | undefined {
  const text = requireText(document, object, key, steps);
  return text === undefined ? undefined : readDay(document, text, [...steps, key]);
}

/** An empty list would be taken for a record that binds nothing, which the key denies. */
function readDigests(document: Document, value: unknown, steps: readonly Step[]): readonly string[] {
  if (value === undefined) return [];
  const digests = readTexts(document, value, steps);
  if (digests.length === 0 || digests.some((text) => !/^[A-Za-z0-9][\w.+-]*[-:][\w+/=]+$/.test(text)))
    complainKind(document, steps, 'a list of digests such as "sha512-…" or "sha256:…"');
  return digests;
}

function readPurl(document: Document, object: unknown, steps: readonly Step[]): string | undefined {
  const text = requireText(document, object, 'purl', steps);
  if (text === undefined) return undefined;
  const parts = parsePurl(text);
  const hint = 'Write it as a report shows it: pkg:npm/left-pad@1.3.0';
  if (!parts || !text.startsWith('pkg:')) {
    complain(document, [...steps, 'purl'], `${quote(text, 80)} is no package URL`, hint);
    return undefined;
  }
  if (parts.version === undefined || RANGE.test(parts.version) || text.startsWith('vers:')) {
    complain(document, [...steps, 'purl'], `${quote(text, 80)} does not name one exact version`, hint);
    return undefined;
  }
  return formatPurl(parts);
}
