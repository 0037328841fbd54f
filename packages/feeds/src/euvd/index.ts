import type { Feed, FeedFile, FeedSink } from '@morel/model';
import { asString, get, stringsOf } from '@morel/parse';
import { damaged } from '../text/damaged.ts';
import { cveOf, dayOf } from '../text/day.ts';
import { jsonDocuments } from '../text/json-documents.ts';
import { lineBlocks } from '../text/lines.ts';
import { peek } from '../text/peek.ts';
import { about } from './about.ts';

/** Two files: the joined list of exploited vulnerabilities (JSON), and which EUVD id is which CVE (CSV). */
export const feed: Feed = { about, detect, read };

const MAPPING_HEAD = /^\uFEFF?"?euvd_id"?\s*,\s*"?cve_id"?/i;
/** The EUVD's names for the catalogues that it joins. CISA's comes from CISA itself, with more facts. */
const OWN = 'eukev_kev';
const OTHERS: ReadonlySet<string> = new Set(['cisa_kev']);

function detect(_name: string, head: string): boolean {
  return (
    MAPPING_HEAD.test(head) || (/^\s*\[?\s*\{/.test(head) && /"euvdId"\s*:/.test(head) && /"dateAdded"\s*:/.test(head))
  );
}

async function read(file: FeedFile, sink: FeedSink): Promise<void> {
  const { head, text } = await peek(file.text, (start) => start.length > 100);
  await (MAPPING_HEAD.test(head) ? readMapping({ ...file, text }, sink) : readDump({ ...file, text }, sink));
}

async function readDump({ name, text }: FeedFile, sink: FeedSink): Promise<void> {
  let rows = 0;
  let newest = '';
  for await (const documents of jsonDocuments(name, text)) {
    for (const { value } of documents) {
      rows += 1;
      const added = addRow(value, sink) ?? '';
      if (added > newest) newest = added;
    }
  }
  if (rows === 0) throw damaged(name, 'holds no entry');
  if (newest !== '') sink.state({ contentDate: newest });
}

/** Adds an entry of the EU's catalogue; some have no CVE id, and are then found by their EUVD id. Returns its date. */
function addRow(row: unknown, sink: FeedSink): string | undefined {
  const cve = cveOf(asString(get(row, 'cveId')));
  const euvd = euvdOf(asString(get(row, 'euvdId')));
  const ids = [cve, euvd].filter((id) => id !== undefined);
  const added = dayOf(asString(get(row, 'dateAdded')));
  const sources = stringsOf(get(row, 'sources'));
  if (ids.length === 0 || added === undefined || !sources.some((source) => source === OWN || OTHERS.has(source))) {
    sink.note({ id: ids[0] ?? '?', reason: 'an entry has no id, no date or no known catalogue', effect: 'skipped' });
    return undefined;
  }
  if (sources.includes(OWN)) sink.item({ kind: 'exploited', ids, entry: { catalogue: 'EU', added } });
  return added;
}

async function readMapping({ name, text }: FeedFile, sink: FeedSink): Promise<void> {
  let rows = 0;
  for await (const lines of lineBlocks(name, text)) {
    for (const line of lines) {
      const [euvd, cve] = line.replaceAll('"', '').split(',', 2);
      const id = euvdOf(euvd);
      const known = cveOf(cve);
      if (id === undefined || known === undefined) continue;
      rows += 1;
      sink.alias(id, known);
    }
  }
  if (rows === 0) throw damaged(name, 'maps no id');
}

function euvdOf(text: string | undefined): string | undefined {
  return /^\s*(EUVD-\d{4}-\d{1,19})\s*$/i.exec(text ?? '')?.[1]?.toUpperCase();
}
