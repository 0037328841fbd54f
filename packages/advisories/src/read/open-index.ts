import type { RandomAccess, Risk } from '@morel/model';
import { BlockTable } from '../file/block-table.ts';
import { EpssTable } from '../file/epss-table.ts';
import { HashTable } from '../file/hash-table.ts';
import { type EcosystemCoverage, type IndexMeta, parseMeta } from '../file/index-meta.ts';
import { readMetaText } from '../file/layout.ts';
import { type PackageEntry, toPackageEntry } from '../file/package-entry.ts';
import { toJson, toText, toTexts } from '../file/shape.ts';
import { toRisk } from './risk-value.ts';

/** A record as its source gave it. */
export interface StoredRecord {
  readonly id: string;
  readonly source: string;
  /** One JSON document. */
  readonly text: string;
}

/** The tables of an open index, for what walks or compares them whole. */
export interface OpenTables {
  readonly records: BlockTable;
  readonly ids: BlockTable;
  readonly packages: HashTable;
  readonly risk: HashTable;
  readonly epss: EpssTable;
}

/**
 * An open index. Every answer comes from bytes whose checksum was right: a damaged file throws `AppError`
 * `index-damaged` from any method, and is never "nothing known".
 */
export interface AdvisoryIndex {
  readonly meta: IndexMeta;
  readonly access: RandomAccess;
  readonly tables: OpenTables;
  /** What is held of an ecosystem, by its OSV name or purl type; undefined where a lookup would prove nothing. */
  coverage(ecosystem: string): EcosystemCoverage | undefined;
  holds(ecosystem: string): boolean;
  /** What records say about a package, by namespace (the purl type) and normalised name. */
  affecting(namespace: string, name: string): PackageEntry | undefined;
  /** A record by its own id. */
  record(id: string): StoredRecord | undefined;
  /** Ids of the records that have this id or give it as an alias, sorted. */
  findIds(id: string): readonly string[];
  /** What is known of a CVE (or an id of another catalogue) beyond its records. */
  risk(cve: string): Risk;
  close(): void;
}

/** Opens an index file. Reads its end only. Throws `AppError` `index-damaged` or `index-version`. */
export function openIndex(access: RandomAccess): AdvisoryIndex {
  return new OpenIndex(access, parseMeta(readMetaText(access).text));
}

const REMEMBERED = 4096;

class OpenIndex implements AdvisoryIndex {
  readonly access: RandomAccess;
  readonly meta: IndexMeta;
  readonly tables: OpenTables;
  readonly #held = new Map<string, EcosystemCoverage>();
  /** What was found lately: several versions of a package, and several components of an incident, ask for the same. */
  readonly #packages = new Map<string, PackageEntry>();
  readonly #risks = new Map<string, Risk>();

  constructor(access: RandomAccess, meta: IndexMeta) {
    this.access = access;
    this.meta = meta;
    const { records, ids, packages, risk, epss } = meta.tables;
    this.tables = {
      records: new BlockTable(access, records),
      ids: new BlockTable(access, ids),
      packages: new HashTable(access, packages),
      risk: new HashTable(access, risk),
      epss: new EpssTable(access, epss),
    };
    // Records of one ecosystem may name packages of another: only what was pulled as a part of its own is held.
    const pulled = new Set(meta.feeds.map(({ part }) => part));
    for (const coverage of meta.ecosystems) {
      if (coverage.scheme !== 'normalised' || coverage.records === 0 || !pulled.has(coverage.osv)) continue;
      this.#held.set(coverage.osv, coverage);
      this.#held.set(coverage.namespace, coverage);
    }
  }

  coverage(ecosystem: string): EcosystemCoverage | undefined {
    return this.#held.get(ecosystem);
  }

  holds(ecosystem: string): boolean {
    return this.#held.has(ecosystem);
  }

  affecting(namespace: string, name: string): PackageEntry | undefined {
    const key = `${namespace}/${name}`;
    const known = this.#packages.get(key);
    if (known) return known;
    const value = this.tables.packages.find(key);
    if (!value) return undefined;
    const entry = toPackageEntry(value);
    if (this.#packages.size >= REMEMBERED) this.#packages.clear();
    this.#packages.set(key, entry);
    return entry;
  }

  record(id: string): StoredRecord | undefined {
    const value = this.tables.records.find(id);
    return value === undefined ? undefined : toStoredRecord(id, value);
  }

  findIds(id: string): readonly string[] {
    const own = this.tables.records.find(id) === undefined ? [] : [id];
    const aliased = this.tables.ids.find(id);
    return [...new Set([...own, ...(aliased === undefined ? [] : toTexts(toJson(aliased)))])].sort();
  }

  risk(cve: string): Risk {
    const known = this.#risks.get(cve);
    if (known) return known;
    const { exploited, ssvc } = toRisk(cve, this.tables.risk.find(cve)?.first);
    const epss = this.tables.epss.find(cve);
    const risk = { cve, exploited, ...(epss && { epss }), ...(ssvc && { ssvc }) };
    if (this.#risks.size >= REMEMBERED) this.#risks.clear();
    this.#risks.set(cve, risk);
    return risk;
  }

  close(): void {
    this.access.close();
  }
}

/** Splits what the table of records holds: the source label as JSON, a line end, the text. */
export function toStoredRecord(id: string, value: string): StoredRecord {
  const line = value.indexOf('\n');
  return { id, source: toText(toJson(value.slice(0, line))), text: value.slice(line + 1) };
}
