import type { AdvisoryKind, AffectedPackage, FeedItem, RangeEvent } from '@morel/model';

/* A small reader of OSV records for tests and benchmarks of this package, which may not know the feeds. */

interface OsvRange {
  readonly type: 'SEMVER' | 'ECOSYSTEM' | 'GIT';
  readonly events: readonly Partial<Record<RangeEvent['kind'], string>>[];
}

/** As much of an OSV record as matching needs. */
export interface OsvRecord {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly related?: readonly string[];
  readonly summary?: string;
  readonly details?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly withdrawn?: string;
  readonly severity?: readonly { readonly type: string; readonly score: string }[];
  readonly database_specific?: { readonly cwe_ids?: readonly string[] };
  readonly affected?: readonly {
    readonly package?: { readonly ecosystem: string; readonly name: string };
    readonly versions?: readonly string[];
    readonly ranges?: readonly OsvRange[];
  }[];
}

/** The item of a record. */
export function readOsv(record: OsvRecord, source: string): FeedItem {
  const { id, aliases = [], related = [], published, modified, withdrawn, affected = [] } = record;
  const cwes = record.database_specific?.cwe_ids ?? [];
  const kind: AdvisoryKind = id.startsWith('MAL-') || cwes.includes('CWE-506') ? 'malware' : 'vulnerability';
  return {
    kind: 'advisory',
    source,
    record: {
      id,
      aliases,
      related,
      kind,
      title: record.summary ?? record.details?.slice(0, 120) ?? '',
      severities: (record.severity ?? []).map(({ type, score }) => ({
        type,
        value: score,
        band: 'unknown',
        source: id,
      })),
      cwes,
      ...(published !== undefined && { published }),
      ...(modified !== undefined && { modified }),
      ...(withdrawn !== undefined && { withdrawn }),
    },
    affected: affected.flatMap((one): AffectedPackage[] => {
      if (!one.package) return [];
      const ranges = (one.ranges ?? []).map(({ type, events }) => ({
        type,
        intervals: [],
        events: events.flatMap(toEvents),
      }));
      return [{ ...one.package, versions: one.versions ?? [], ranges }];
    }),
  };
}

function toEvents(event: OsvRange['events'][number]): RangeEvent[] {
  const kinds = ['introduced', 'fixed', 'last_affected', 'limit'] as const;
  return kinds.flatMap((kind) => {
    const version = event[kind];
    return version === undefined ? [] : [{ kind, version }];
  });
}
