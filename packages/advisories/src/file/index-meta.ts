import type { BlockTableSection } from './block-table.ts';
import { damaged } from './damage.ts';
import type { EpssSection } from './epss-table.ts';
import type { HashTableSection } from './hash-table.ts';
import type { Extent as Bytes, Section } from './layout.ts';
import { member, optionalText, toJson, toList, toNumber, toText, toTexts } from './shape.ts';

/** What an index says about itself. Read when it is opened. */
export interface IndexMeta {
  /** When it was written, ISO. */
  readonly built: string;
  /** Version of Morel that wrote it. */
  readonly tool: string;
  /** What kind of index the publisher says it is (`starter`). */
  readonly label?: string;
  /** SHA-256 of the content: the same data gives the same generation. */
  readonly generation: string;
  /** Generation that this one was compared with for its list of changes. */
  readonly parent?: string;
  readonly counts: IndexCounts;
  readonly feeds: readonly StoredFeed[];
  readonly ecosystems: readonly EcosystemCoverage[];
  readonly tables: IndexTables;
}

export interface IndexCounts {
  readonly records: number;
  readonly packages: number;
  readonly malware: number;
  readonly withdrawn: number;
  /** CVEs (and ids of other catalogues) with exploitation or SSVC data. */
  readonly risk: number;
  readonly epss: number;
}

/** How much of a part a source lists. */
export type Extent = 'whole' | 'selection';

/** One part of one feed as it was when it was last pulled with success. */
export interface StoredFeed {
  /** Id of the feed. */
  readonly feed: string;
  /** Address, mirror or file it came from, as the reports show it. */
  readonly source: string;
  /** What of it: an OSV ecosystem, or `all`. */
  readonly part: string;
  readonly records: number;
  /** ISO time of the last successful pull. */
  readonly pulled: string;
  /** Newest content date that it shows, ISO. */
  readonly contentDate?: string;
  readonly version?: string;
  /**
   * Whether the source lists all that there is of the part (`whole`), or somebody chose from it. Absent where that is not
   * known: an index of before ADR 23, or a part that has no extent.
   */
  readonly extent?: Extent;
}

/** What the index holds of one OSV ecosystem, and how its names and versions were keyed and sorted. */
export interface EcosystemCoverage {
  /** Name in OSV, without suffix. */
  readonly osv: string;
  /** First part of its keys: the purl type, or `osv:` and the name where no extension knew the ecosystem. */
  readonly namespace: string;
  /** `raw`: stored as given, because no extension knew its names and versions. Such an ecosystem is not held. */
  readonly scheme: 'normalised' | 'raw';
  /** Id of the version order that sorted it. */
  readonly order?: string;
  readonly records: number;
  readonly packages: number;
  readonly malware: number;
  readonly withdrawn: number;
  readonly probes: Probes;
}

/**
 * Samples by which a reader finds out whether it treats names and versions as the writer did. An index keyed or sorted in
 * another way would give misses that look like "no advisories".
 */
export interface Probes {
  /** A name as a source wrote it, and its normalised form. */
  readonly names: readonly (readonly [raw: string, normalised: string])[];
  /** Versions, ascending. */
  readonly versions: readonly string[];
}

export interface IndexTables {
  readonly records: BlockTableSection;
  readonly ids: BlockTableSection;
  readonly packages: HashTableSection;
  readonly risk: HashTableSection;
  readonly epss: EpssSection;
  readonly notes: Section;
  readonly changes: Section;
}

/** Reads the meta section. Throws `index-damaged` where it has not the shape that was written. */
export function parseMeta(text: string): IndexMeta {
  const meta = toJson(text);
  const label = optionalText(member(meta, 'label'));
  const parent = optionalText(member(meta, 'parent'));
  const counts = member(meta, 'counts');
  const count = (key: string): number => toNumber(member(counts, key));
  return {
    built: toText(member(meta, 'built')),
    tool: toText(member(meta, 'tool')),
    ...(label !== undefined && { label }),
    generation: toText(member(meta, 'generation')),
    ...(parent !== undefined && { parent }),
    counts: {
      records: count('records'),
      packages: count('packages'),
      malware: count('malware'),
      withdrawn: count('withdrawn'),
      risk: count('risk'),
      epss: count('epss'),
    },
    feeds: toList(member(meta, 'feeds')).map(toFeed),
    ecosystems: toList(member(meta, 'ecosystems')).map(toCoverage),
    tables: toTables(member(meta, 'tables')),
  };
}

function toFeed(value: unknown): StoredFeed {
  const contentDate = optionalText(member(value, 'contentDate'));
  const version = optionalText(member(value, 'version'));
  const extent = toExtent(member(value, 'extent'));
  return {
    feed: toText(member(value, 'feed')),
    source: toText(member(value, 'source')),
    part: toText(member(value, 'part')),
    records: toNumber(member(value, 'records')),
    pulled: toText(member(value, 'pulled')),
    ...(contentDate !== undefined && { contentDate }),
    ...(version !== undefined && { version }),
    ...(extent && { extent }),
  };
}

function toExtent(value: unknown): Extent | undefined {
  if (value === undefined || value === 'whole' || value === 'selection') return value;
  throw damaged('the extent of a source is neither whole nor a selection');
}

function toCoverage(value: unknown): EcosystemCoverage {
  const order = optionalText(member(value, 'order'));
  const probes = member(value, 'probes');
  return {
    osv: toText(member(value, 'osv')),
    namespace: toText(member(value, 'namespace')),
    scheme: member(value, 'scheme') === 'normalised' ? 'normalised' : 'raw',
    ...(order !== undefined && { order }),
    records: toNumber(member(value, 'records')),
    packages: toNumber(member(value, 'packages')),
    malware: toNumber(member(value, 'malware')),
    withdrawn: toNumber(member(value, 'withdrawn')),
    probes: {
      names: toList(member(probes, 'names')).map(toPair),
      versions: toTexts(member(probes, 'versions')),
    },
  };
}

function toTables(value: unknown): IndexTables {
  const epss = member(value, 'epss');
  return {
    records: toBlockTable(member(value, 'records')),
    ids: toBlockTable(member(value, 'ids')),
    packages: toHashTable(member(value, 'packages')),
    risk: toHashTable(member(value, 'risk')),
    epss: {
      count: toNumber(member(epss, 'count')),
      rows: toBytes(member(epss, 'rows')),
      directory: toSection(member(epss, 'directory')),
      scale: toNumber(member(epss, 'scale')),
      width: toNumber(member(epss, 'width')),
      editions: toList(member(epss, 'editions')).map(toPair),
    },
    notes: toSection(member(value, 'notes')),
    changes: toSection(member(value, 'changes')),
  };
}

function toBlockTable(value: unknown): BlockTableSection {
  return {
    count: toNumber(member(value, 'count')),
    blocks: toBytes(member(value, 'blocks')),
    directory: toSection(member(value, 'directory')),
  };
}

function toHashTable(value: unknown): HashTableSection {
  return {
    count: toNumber(member(value, 'count')),
    entries: toBytes(member(value, 'entries')),
    pages: toBytes(member(value, 'pages')),
    directory: toSection(member(value, 'directory')),
  };
}

function toBytes(value: unknown): Bytes {
  return { offset: toNumber(member(value, 'offset')), length: toNumber(member(value, 'length')) };
}

function toSection(value: unknown): Section {
  return { ...toBytes(value), crc: toNumber(member(value, 'crc')) };
}

function toPair(value: unknown): readonly [string, string] {
  const [first = '', second = ''] = toTexts(value);
  return [first, second];
}
