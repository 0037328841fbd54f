import type { FeedItem } from '@morel/model';

/** The part of a source that is not laid out in parts, and of records that name no package. */
export const WHOLE = 'all';

/** The parts that an item belongs to: the OSV ecosystems of a record, without suffix. */
export function partsOf(item: FeedItem): readonly string[] {
  if (item.kind !== 'advisory') return [WHOLE];
  const parts = new Set(item.affected.map(({ ecosystem }) => ecosystem.split(':', 1)[0] ?? ''));
  return parts.size === 0 ? [WHOLE] : [...parts];
}
