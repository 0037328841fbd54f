import type { Exploited, Feed, FeedFile, FeedSink } from '@morel/model';
import { asArray, asString, get } from '@morel/parse';
import { damaged, notJson } from '../text/damaged.ts';
import { cveOf, dayOf } from '../text/day.ts';
import { wholeText } from '../text/whole.ts';
import { about } from './about.ts';

const LARGEST = 64 * 1024 * 1024;

/** The catalogue as CISA publishes it: one JSON document. */
export const feed: Feed = { about, detect, read };

function detect(_name: string, head: string): boolean {
  return /^\s*\{/.test(head) && /"catalogVersion"\s*:/.test(head) && /"vulnerabilities"\s*:/.test(head);
}

async function read({ name, text }: FeedFile, sink: FeedSink): Promise<void> {
  const catalogue = parse(name, await wholeText(name, text, LARGEST));
  const rows = asArray(get(catalogue, 'vulnerabilities'));
  const count = get(catalogue, 'count');
  if (!rows) throw damaged(name, 'has no list of vulnerabilities');
  if (typeof count === 'number' && count !== rows.length) {
    throw damaged(name, `says it has ${count} entries but holds ${rows.length}`);
  }
  const added = rows.filter((row) => addRow(row, sink)).length;
  if (added === 0) throw damaged(name, 'holds no entry');
  const version = asString(get(catalogue, 'catalogVersion'));
  const contentDate = asString(get(catalogue, 'dateReleased'));
  sink.state({
    ...(version !== undefined && { version }),
    ...(dayOf(contentDate) !== undefined && contentDate !== undefined && { contentDate }),
  });
}

/** Whether the row is an entry. */
function addRow(row: unknown, sink: FeedSink): boolean {
  const cve = cveOf(asString(get(row, 'cveID')));
  const added = dayOf(asString(get(row, 'dateAdded')));
  if (cve === undefined || added === undefined) {
    sink.note({ id: cve ?? '?', reason: 'an entry has no CVE id or no date', effect: 'skipped' });
    return false;
  }
  const due = dayOf(asString(get(row, 'dueDate')));
  const entry: Exploited = {
    catalogue: 'CISA',
    added,
    ...(due !== undefined && { due }),
    // "Unknown" is not "no": only a known use is a fact.
    ...(get(row, 'knownRansomwareCampaignUse') === 'Known' && { ransomware: true }),
  };
  sink.item({ kind: 'exploited', ids: [cve], entry });
  return true;
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(name, notJson(text, 'is cut off or no JSON'), cause);
  }
}
