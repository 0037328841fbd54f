import { applyVex, type AppliedVex, type VexRoot } from '@morel/policy';
import type { Inventory, Subjects } from '@morel/model';
import type { AssessOptions } from './options.ts';
import type { Reach } from './reach.ts';

/** What the named statements silence among the matches, by position. */
export function silenceByVex(
  { vex = [], taken, ecosystems }: Pick<AssessOptions, 'taken' | 'ecosystems' | 'vex'>,
  reach: Reach,
  matches: readonly Pick<Subjects['match'], 'match' | 'component' | 'advisory'>[],
): AppliedVex {
  const byType = new Map([...ecosystems.values()].map(({ about, names }) => [about.purlType, names]));
  const subjects = matches.map(({ match, component, advisory }) => ({
    component,
    advisory,
    roots: () => rootsOf(taken.inventory, reach, match.component),
  }));
  return applyVex(vex, subjects, (type) => byType.get(type));
}

/** Every root that brings a component in, each once; one without a name for what no root leads to. */
function rootsOf(inventory: Inventory, reach: Reach, component: number): readonly VexRoot[] {
  const { graph } = reach;
  const roots = new Map<string, VexRoot>();
  for (const start of reach.telling(component)) {
    if (graph.scope[start] === 'unreached') roots.set('', {});
    const seen = new Set([start]);
    for (const position of seen) {
      if (graph.isRoot[position]) addRoot(roots, inventory, { root: position, start });
      for (const { from } of graph.in.at(position)) seen.add(from);
    }
  }
  return [...roots.values()];
}

/** Two roots with one package URL are one, but for those of documents: there each entry has a name of its own. */
function addRoot(
  roots: Map<string, VexRoot>,
  inventory: Inventory,
  { root, start }: { readonly root: number; readonly start: number },
): void {
  const { purl } = inventory.components[inventory.occurrences[root]?.component ?? -1] ?? {};
  const [link, componentLink] = [bomLink(inventory, root), bomLink(inventory, start)];
  const links = link === undefined ? [] : [link];
  const componentLinks = componentLink === undefined ? [] : [componentLink];
  const key = JSON.stringify([purl, links, componentLinks]);
  roots.set(key, { ...(purl !== undefined && { purl }), links, componentLinks });
}

/** The BOM-Link of an entry of a bill of materials that has a serial number. Source: CycloneDX, "BOM-Link". */
function bomLink({ inputs, occurrences }: Inventory, position: number): string | undefined {
  const occurrence = occurrences[position];
  const { id, version = 1 } = inputs[occurrence?.input ?? -1]?.bom?.bom.document ?? {};
  const [, serial] = /^urn:uuid:([0-9a-f-]{36})$/i.exec(id ?? '') ?? [];
  return occurrence && serial !== undefined ? `urn:cdx:${serial}/${version}#${occurrence.key}` : undefined;
}
