import type { AdvisoryIndex } from '@morel/advisories';
import { feeds } from '@morel/feeds';
import type { DataState } from '@morel/model';

const HOUR = 3_600_000;
/** The part that is no ecosystem. */
const WHOLE = 'all';

/** What a report says about the advisory data that answered. `used` holds the OSV names of the ecosystems that were scanned. */
export function dataState(
  index: AdvisoryIndex | undefined,
  kind: DataState['kind'],
  now: number,
  { maxAgeHours, used }: { readonly maxAgeHours: number; readonly used?: ReadonlySet<string> },
): DataState {
  const parts = partsOfEcosystems();
  if (!index) return { kind: 'none', feeds: [] };
  const reports = index.meta.feeds.map((feed) => {
    const ageHours = Math.max(0, Math.round((now - Date.parse(feed.pulled)) / HOUR));
    return {
      feed: feed.feed,
      source: feed.source,
      part: feed.part,
      records: feed.records,
      pulled: feed.pulled,
      ...(feed.contentDate !== undefined && { contentDate: feed.contentDate }),
      ...(feed.version !== undefined && { version: feed.version }),
      ...(feed.extent && { extent: feed.extent }),
      inUse: !used || !parts.has(feed.feed) || feed.part === WHOLE || used.has(feed.part),
      ageHours,
      // A date that cannot be read is no proof of freshness.
      stale: !(ageHours <= maxAgeHours),
    };
  });
  return { kind, built: index.meta.built, feeds: reports };
}

/** The feeds whose parts are ecosystems. */
function partsOfEcosystems(): ReadonlySet<string> {
  return new Set(feeds.filter(({ about }) => about.provides === 'advisories').map(({ about }) => about.id));
}
