import type { VersionOrder } from '@morel/model';

/** What the writer must know of an ecosystem: how its packages are keyed and its versions sorted. */
export interface EcosystemKeys {
  readonly id: string;
  /** The names OSV knows it by. */
  readonly osv: readonly string[];
  readonly purlType: string;
  normalise(name: string): string;
  readonly order: VersionOrder;
}

/** How packages of one OSV ecosystem are filed. */
export interface Keying {
  /** Without suffix. */
  readonly osv: string;
  readonly namespace: string;
  /** Absent where no extension knows the ecosystem: names stay as given, versions unsorted. */
  readonly keys?: EcosystemKeys;
}

/** Finds the keying of an OSV ecosystem name, with or without a suffix (`Debian:12`). */
export function keyingsOf(ecosystems: readonly EcosystemKeys[]): (ecosystem: string) => Keying {
  const byName = new Map<string, Keying>();
  for (const keys of ecosystems) {
    for (const osv of keys.osv) byName.set(osv, { osv, namespace: keys.purlType, keys });
  }
  return (ecosystem) => {
    const osv = ecosystem.split(':', 1)[0] ?? '';
    const known = byName.get(osv);
    if (known) return known;
    const raw = { osv, namespace: rawNamespace(osv) };
    byName.set(osv, raw);
    return raw;
  };
}

/** Where packages of an ecosystem are filed that no extension knows. */
export function rawNamespace(osv: string): string {
  return `osv:${osv}`;
}
