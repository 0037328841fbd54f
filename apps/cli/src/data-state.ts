import type { AdvisoryIndex } from '@morel/advisories';
import type { DataState } from '@morel/model';

const HOUR = 3_600_000;

/** What a report says about the advisory data that answered. */
export function dataState(
  index: AdvisoryIndex | undefined,
  kind: DataState['kind'],
  now: number,
  maxAgeHours: number,
): DataState {
  if (!index) return { kind: 'none', feeds: [] };
  const feeds = index.meta.feeds.map((feed) => {
    const ageHours = Math.max(0, Math.round((now - Date.parse(feed.pulled)) / HOUR));
    return {
      feed: feed.feed,
      source: feed.source,
      part: feed.part,
      records: feed.records,
      pulled: feed.pulled,
      ...(feed.contentDate !== undefined && { contentDate: feed.contentDate }),
      ...(feed.version !== undefined && { version: feed.version }),
      ageHours,
      // A date that cannot be read is no proof of freshness.
      stale: !(ageHours <= maxAgeHours),
    };
  });
  return { kind, built: index.meta.built, feeds };
}
