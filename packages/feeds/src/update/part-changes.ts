import { AppError, type PartAddresses, type Http } from '@morel/model';
import { damaged, notJson } from '../text/damaged.ts';
import { lineBlocks } from '../text/lines.ts';
import { sourceLabel } from './source-label.ts';

/** What a part's list of changes says, against the records that the index has of it. */
export interface PartChanges {
  /** New or changed. */
  readonly changed: readonly string[];
  /** In the index and no longer in the list. */
  readonly removed: readonly string[];
  readonly listed: number;
}

/** A record fetched on its own. */
export interface FetchedRecord {
  readonly name: string;
  readonly text: string;
}

const LARGEST_LIST = 1024 * 1024 * 1024;
const LARGEST_RECORD = 64 * 1024 * 1024;
const AT_ONCE = 8;
const ID = /^[\x21-\x2b\x2d-\x7e]{1,200}$/;

/**
 * Compares the list of all records (`<time>,<id>`, a line each) with the times of those that are held. Comparing all of
 * them, and not only the top of the list down to a remembered time, also finds deletions, late entries and gaps.
 * Rejects with `AppError`; `feed-damaged` where a line is malformed.
 */
export async function findChanges(
  http: Http,
  addresses: PartAddresses,
  held: ReadonlyMap<string, number>,
  signal?: AbortSignal,
): Promise<PartChanges> {
  const name = sourceLabel(addresses.changes);
  const { body } = await http.get({ url: addresses.changes, limit: LARGEST_LIST, ...(signal && { signal }) });
  const listed = new Set<string>();
  const changed: string[] = [];
  for await (const lines of lineBlocks(name, textOf(name, body))) {
    for (const line of lines) {
      if (line === '') continue;
      const comma = line.indexOf(',');
      const time = Date.parse(line.slice(0, comma));
      const id = line.slice(comma + 1);
      if (comma < 0 || Number.isNaN(time) || !ID.test(id)) throw damaged(name, 'has a line that is no time and id');
      listed.add(id);
      if (held.get(id) !== time) changed.push(id);
    }
  }
  if (listed.size === 0) throw damaged(name, 'is empty');
  return { changed, removed: [...held.keys()].filter((id) => !listed.has(id)), listed: listed.size };
}

/** Fetches records one by one, some at a time, in the order of the ids. Rejects with `AppError`. */
export async function fetchRecords(
  http: Http,
  addresses: PartAddresses,
  ids: readonly string[],
  options: { readonly signal?: AbortSignal | undefined; readonly progress: (done: number) => void },
): Promise<readonly FetchedRecord[]> {
  const records: FetchedRecord[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < ids.length; at = next++) {
      const url = addresses.record(ids[at] ?? '');
      const { signal } = options;
      const { body } = await http.get({ url, limit: LARGEST_RECORD, ...(signal && { signal }) });
      const parts: string[] = [];
      for await (const part of textOf(sourceLabel(url), body)) parts.push(part);
      records[at] = { name: sourceLabel(url), text: whole(sourceLabel(url), parts.join('')) };
      options.progress((done += 1));
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, work));
  return records;
}

/** The text of a record, which must be one JSON object: a page to sign in to a network comes in its place. */
function whole(name: string, text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return text;
  } catch (cause) {
    throw damaged(name, notJson(text), cause);
  }
  throw damaged(name, 'is no JSON object');
}

async function* textOf(name: string, body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of body) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw damaged(name, 'is no UTF-8 text', cause);
  }
}
