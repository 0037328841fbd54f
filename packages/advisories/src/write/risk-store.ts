import type { Exploited, Ssvc } from '@morel/model';
import { hashKey, partOf } from '../file/hash.ts';
import type { ChangeLog } from './change-log.ts';
import type { TableEntry } from './hash-table-writer.ts';
import { SortStore, compareHash, compareText } from './sort-store.ts';

type Waiting = { readonly exploited: Exploited } | { readonly ssvc: Ssvc };

/** Files exploitation and SSVC data by id, and turns them into the entries of the table of risks. */
export class RiskStore {
  readonly #store = new SortStore((key) => partOf(hashKey(key)));

  addExploited(ids: readonly string[], exploited: Exploited): void {
    for (const id of new Set(ids)) this.#add(id, { exploited });
  }

  /** Of several answers for one CVE the newest is kept. */
  addSsvc(cve: string, ssvc: Ssvc): void {
    this.#add(cve, { ssvc });
  }

  /** The entries in the order of their table, compared with the parent on the way. */
  *entries(changes: ChangeLog): Generator<readonly TableEntry[]> {
    for (const groups of this.#store.parts(compareHash)) {
      const entries: TableEntry[] = [];
      for (const { key, values } of groups) {
        const text = encodeRisk(key, values.map(toWaiting));
        entries.push({ key, text, rare: false });
        changes.entry(key, text);
      }
      yield entries;
    }
  }

  #add(id: string, waiting: Waiting): void {
    this.#store.add(id, JSON.stringify(waiting));
  }
}

function encodeRisk(key: string, waiting: readonly Waiting[]): string {
  const exploited = new Set<string>();
  let newest: Ssvc | undefined;
  for (const one of waiting) {
    if ('exploited' in one) exploited.add(encodeExploited(one.exploited));
    else if (!newest || isNewer(one.ssvc, newest)) newest = one.ssvc;
  }
  const ssvc = newest && [newest.exploitation, newest.automatable, newest.technicalImpact, newest.date];
  const list = [...exploited].sort(compareText).join(',');
  return `[${JSON.stringify(key)},[${list}]${ssvc ? `,${JSON.stringify(ssvc)}` : ''}]`;
}

function encodeExploited({ catalogue, added, due, ransomware }: Exploited): string {
  return JSON.stringify([catalogue, added, due ?? null, ransomware ?? null]);
}

function isNewer(a: Ssvc, b: Ssvc): boolean {
  return (compareText(a.date, b.date) || compareText(JSON.stringify(a), JSON.stringify(b))) > 0;
}

function toWaiting(value: Buffer): Waiting {
  const waiting: Waiting = JSON.parse(value.toString('utf8'));
  return waiting;
}
