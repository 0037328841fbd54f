import { existsSync, openSync, readSync, closeSync, statSync } from 'node:fs';
import { feeds, type SourceRequest } from '@morel/feeds';
import type { Arguments } from '../command-line/command.ts';

const READY = /\.morel$/;
const MAGIC = 'MORELIDX';

/** The sources of `--from` and `--whole`. */
export function sourcesOf(given: Arguments): SourceRequest[] {
  const whole = parseSources(given.all('whole')).map((source) => ({ ...source, isWhole: true }));
  return [...whole, ...parseSources(given.all('from'))];
}

/** `FEED=SOURCE`, or a source whose feed is told from the content. */
function parseSources(texts: readonly string[]): SourceRequest[] {
  const ids = new Set(feeds.map(({ about }) => about.id));
  return texts.map((text) => {
    const at = text.indexOf('=');
    const feed = text.slice(0, Math.max(at, 0));
    return ids.has(feed) ? { feed, location: text.slice(at + 1) } : { location: text };
  });
}

/** Whether a source is a ready index rather than a feed: by its name, or for a file by its first bytes. */
export function isReadyIndex(location: string): boolean {
  const path = location.split(/[?#]/)[0] ?? location;
  if (READY.test(path)) return true;
  if (!existsSync(location) || !statSync(location).isFile()) return false;
  const handle = openSync(location, 'r');
  try {
    const head = Buffer.alloc(MAGIC.length);
    readSync(handle, head, 0, head.length, 0);
    return head.toString('latin1') === MAGIC;
  } finally {
    closeSync(handle);
  }
}
