import type { Bom, BomDependency } from '@morel/model';
import type { Packages } from './identities.ts';

/** A dependency of a package on another, whatever their versions. */
export interface EdgeChange {
  readonly from: string;
  readonly to: string;
  /** Kinds before; empty where the edge is new. */
  readonly before: readonly BomDependency['kind'][];
  /** Kinds now; empty where the edge is gone. */
  readonly after: readonly BomDependency['kind'][];
}

export interface BillParts {
  readonly bom: Bom;
  readonly packages: Packages;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kinds: Set<BomDependency['kind']>;
}

/** Edges that came, went, or are of other kinds. Versions are left out: an update would change every edge of a package. */
export function compareEdges(base: BillParts, head: BillParts): EdgeChange[] {
  const [old, young] = [edgesOf(base), edgesOf(head)];
  return [...new Set([...old.keys(), ...young.keys()])]
    .flatMap((key): EdgeChange[] => {
      const [before, after] = [old.get(key), young.get(key)];
      const kinds = [kindsOf(before), kindsOf(after)] as const;
      if (kinds[0].join(' ') === kinds[1].join(' ')) return [];
      const { from = '', to = '' } = after ?? before ?? {};
      return [{ from, to, before: kinds[0], after: kinds[1] }];
    })
    .toSorted((a, b) => (`${a.from}\n${a.to}` < `${b.from}\n${b.to}` ? -1 : 1));
}

function edgesOf({ bom, packages: { byIdentity, identityOf } }: BillParts): Map<string, Edge> {
  const edges = new Map<string, Edge>();
  for (const { from, to, kind } of bom.dependencies) {
    const [start, end] = [identityOf.get(from), identityOf.get(to)];
    if (start === undefined || end === undefined) continue;
    const name = (identity: string): string => byIdentity.get(identity)?.name ?? '';
    const key = `${start}\n${end}`;
    const edge = edges.get(key) ?? { from: name(start), to: name(end), kinds: new Set() };
    edges.set(key, edge);
    edge.kinds.add(kind);
  }
  return edges;
}

function kindsOf(edge: Edge | undefined): BomDependency['kind'][] {
  return [...(edge?.kinds ?? [])].toSorted();
}
