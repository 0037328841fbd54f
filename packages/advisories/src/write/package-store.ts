import type { AdvisoryRecord, AffectedPackage, AffectedRange } from '@morel/model';
import { hashKey, partOf } from '../file/hash.ts';
import type { EcosystemCoverage, Probes } from '../file/index-meta.ts';
import type { ChangeLog } from './change-log.ts';
import type { Keying } from './ecosystem-keys.ts';
import { encodePackage } from './encode-package.ts';
import type { TableEntry } from './hash-table-writer.ts';
import type { NoteLog } from './note-log.ts';
import { ProbeSamples } from './probe-samples.ts';
import type { RecordStore } from './record-store.ts';
import { SortStore, compareHash, compareText } from './sort-store.ts';

/** One record's part on one package, as it waits to be sorted. */
interface Waiting {
  readonly serial: number;
  readonly osv: string;
  readonly source: string;
  readonly record: AdvisoryRecord;
  readonly affected: readonly AffectedPackage[];
}

/** What is gathered on one ecosystem. */
interface Tally {
  readonly keying: Keying;
  readonly names: ProbeSamples;
  readonly versions: ProbeSamples;
  packages: number;
}

/** Files what records say by package, and turns it into the entries of the table of packages. */
export class PackageStore {
  readonly #store = new SortStore((key) => partOf(hashKey(key)));
  readonly #keying: (ecosystem: string) => Keying;
  readonly #tallies = new Map<string, Tally>();

  constructor(keying: (ecosystem: string) => Keying) {
    this.#keying = keying;
  }

  /** OSV names, without suffix, of the ecosystems of an item. */
  ecosystemsOf(affected: readonly AffectedPackage[]): string[] {
    return affected.map(({ ecosystem }) => this.#tally(ecosystem).keying.osv);
  }

  add(serial: number, source: string, record: AdvisoryRecord, affected: readonly AffectedPackage[]): void {
    const byPackage = new Map<string, { osv: string; affected: AffectedPackage[] }>();
    for (const one of affected) {
      const { keying, names } = this.#tally(one.ecosystem);
      const name = keying.keys ? keying.keys.normalise(one.name) : one.name;
      if (name !== one.name) names.add(one.name);
      const key = `${keying.namespace}/${name}`;
      const known = byPackage.get(key);
      if (known) known.affected.push(one);
      else byPackage.set(key, { osv: keying.osv, affected: [one] });
    }
    for (const [key, { osv, affected: own }] of byPackage) {
      const waiting: Waiting = { serial, osv, source, record, affected: own };
      this.#store.add(key, JSON.stringify(waiting));
    }
  }

  /**
   * The entries in the order of their table, without the versions of records that were dropped. Counts and probes are
   * complete once it has been walked. Packages that are malicious in every version, and those that
   * nothing is matched against, are rare.
   */
  *entries(dropped: RecordStore['dropped'], notes: NoteLog, changes: ChangeLog): Generator<readonly TableEntry[]> {
    for (const groups of this.#store.parts(compareHash)) {
      const entries: TableEntry[] = [];
      for (const { key, values } of groups) {
        const waiting = values.map(toWaiting).filter(({ serial }) => !dropped.has(serial));
        const [first] = waiting;
        if (!first) continue;
        const { keys } = this.#tally(first.osv).keying;
        const { text, undecidable, versions } = encodePackage(key, waiting, keys?.order);
        entries.push({ key, text, rare: !keys || waiting.every(isWhollyMalicious) });
        changes.entry(key, text);
        this.#report(waiting, versions, keys ? undecidable : [], notes);
      }
      yield entries;
    }
  }

  coverage(counts: RecordStore['countsOf']): EcosystemCoverage[] {
    return [...this.#tallies.values()]
      .map(({ keying, names, versions, packages }) => {
        const { osv, namespace, keys } = keying;
        const { records = 0, malware = 0, withdrawn = 0 } = counts.get(osv) ?? {};
        const held = { records, packages, malware, withdrawn, probes: probesOf(keying, names, versions) };
        if (!keys) return { osv, namespace, scheme: 'raw' as const, ...held };
        return { osv, namespace, scheme: 'normalised' as const, order: keys.order.id, ...held };
      })
      .filter(({ records }) => records > 0)
      .sort((a, b) => compareText(a.osv, b.osv));
  }

  #report(
    waiting: readonly Waiting[],
    versions: readonly string[],
    undecidable: readonly string[],
    notes: NoteLog,
  ): void {
    const tally = this.#tally(waiting[0]?.osv ?? '');
    tally.packages += 1;
    tally.versions.addVersions(versions);
    for (const { record, source } of waiting) {
      if (!undecidable.includes(record.id)) continue;
      const reason = 'a range names something that is no version in its ecosystem; packages it names cannot be decided';
      notes.add(source, { id: record.id, effect: 'mended', reason });
    }
  }

  #tally(ecosystem: string): Tally {
    const keying = this.#keying(ecosystem);
    let tally = this.#tallies.get(keying.osv);
    if (!tally) {
      tally = { keying, names: new ProbeSamples(), versions: new ProbeSamples(), packages: 0 };
      this.#tallies.set(keying.osv, tally);
    }
    return tally;
  }
}

function probesOf({ keys }: Keying, names: ProbeSamples, versions: ProbeSamples): Probes {
  if (!keys) return { names: [], versions: [] };
  const { order } = keys;
  const sorted = versions
    .list()
    .map((text) => ({ text, value: order.parse(text) }))
    .sort((a, b) => order.compare(a.value, b.value) || compareText(a.text, b.text));
  const pairs = names.list().sort(compareText);
  return {
    names: pairs.map((name) => [name, keys.normalise(name)]),
    versions: sorted.map(({ text }) => text),
  };
}

function isWhollyMalicious({ record, affected }: Waiting): boolean {
  return record.kind === 'malware' && affected.some(({ ranges }) => ranges.some(hasNoEnd));
}

/** Whether the events of a range do no more than open it. */
function hasNoEnd({ events, intervals }: AffectedRange): boolean {
  if (events) return events.length > 0 && events.every(({ kind }) => kind === 'introduced');
  return intervals.some(({ fixed, lastAffected }) => fixed === undefined && lastAffected === undefined);
}

function toWaiting(value: Buffer): Waiting {
  const waiting: Waiting = JSON.parse(value.toString('utf8'));
  return waiting;
}
