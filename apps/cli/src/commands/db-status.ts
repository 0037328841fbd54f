import { storedNotes, type AdvisoryIndex } from '@morel/advisories';
import { printable, type FeedReport } from '@morel/model';
import type { Run } from '../command-line/command.ts';
import { dataState } from '../data-state.ts';
import { openNamed, openOwn } from '../open-data.ts';
import { openSession } from '../session.ts';
import { ownIndexPath, runClock } from '../surroundings.ts';

const NO_INDEX = 3;
const WEEK = 168;

/** `morel db status`: what the index holds, from where, how old, and which records were odd. */
export const run: Run = async (given) => {
  const { console, verbose } = openSession(given);
  const named = given.one('db');
  const data = named === undefined ? openOwn() : openNamed(named);
  if (!data) {
    await console.out(`There is no index at ${ownIndexPath()}. Run "morel db update" to fetch one.\n`);
    return NO_INDEX;
  }
  const path = named ?? ownIndexPath();
  const asJson = given.one('format') === 'json';
  await console.out(asJson ? json(data.index, path) : text(data.index, path, verbose));
  data.index.close();
  return 0;
};

function json(index: AdvisoryIndex, path: string): string {
  const { tables: _, ...meta } = index.meta;
  return `${JSON.stringify({ path, size: index.access.size, ...meta, notes: storedNotes(index) }, undefined, 2)}\n`;
}

function text(index: AdvisoryIndex, path: string, verbose: boolean): string {
  const { meta } = index;
  const { counts } = meta;
  const state = dataState(index, 'own', runClock().now(), { maxAgeHours: WEEK });
  const lines = [
    `${path}, ${(index.access.size / 1e6).toFixed(1)} MB, built ${meta.built} by Morel ${meta.tool}`,
    `${counts.records} records (${counts.malware} malware, ${counts.withdrawn} withdrawn) on ${counts.packages} packages; ${counts.epss} EPSS scores, ${counts.risk} CVEs with exploitation data`,
    '',
    'feeds',
    ...table(
      state.feeds.map((feed) => [
        feed.feed,
        feed.part,
        `${feed.records} records`,
        `pulled ${age(feed.ageHours)} ago`,
        feed.contentDate ? `content of ${feed.contentDate.slice(0, 10)}` : '',
        feed.version ?? '',
        isPart(feed) ? EXTENTS[feed.extent ?? 'unknown'] : '',
        feed.stale ? 'OLD' : '',
        feed.source,
      ]),
    ),
    '',
    'ecosystems',
    ...table(
      meta.ecosystems.map((item) => [
        item.osv,
        `${item.records} records`,
        `${item.packages} packages`,
        `${item.malware} malware`,
        item.scheme === 'raw' ? 'kept as it came: not matched by this version' : '',
      ]),
    ),
    ...noteLines(index, verbose),
  ];
  return `${lines.join('\n')}\n`;
}

const EXTENTS = { whole: 'all there is', selection: 'a selection', unknown: 'extent not known' } as const;

/** Risk data have no extent. */
function isPart({ part }: FeedReport): boolean {
  return part !== 'all';
}

/** Records that were left out or mended. */
function noteLines(index: AdvisoryIndex, verbose: boolean): string[] {
  const notes = storedNotes(index);
  if (notes.length === 0) return ['', 'no odd records'];
  const lines = ['', 'odd records'];
  for (const { source, reason, effect, count, examples: all } of notes) {
    const examples = all.slice(0, verbose ? all.length : 3).map((id) => printable(id, 60));
    lines.push(
      `  ${String(count).padStart(6)} ${effect}: ${printable(reason, 200)} (${source}; ${examples.join(', ')}${count > examples.length ? ', …' : ''})`,
    );
  }
  return lines;
}

function age(hours: number): string {
  if (hours < 1) return 'less than an hour';
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number): number => Math.max(...rows.map((row) => (row[column] ?? '').length));
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(width(at))).join('  ')}`.trimEnd());
}
