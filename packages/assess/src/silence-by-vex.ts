import { applyVex, type AppliedVex } from '@morel/policy';
import type { Inventory, Subjects } from '@morel/model';
import type { AssessOptions } from './assess.ts';
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

/** Package URLs of every root that brings a component in; undefined among them for what has none, or no root at all. */
function rootsOf(inventory: Inventory, reach: Reach, component: number): readonly (string | undefined)[] {
  const { graph } = reach;
  const roots = new Set<string | undefined>();
  for (const start of reach.telling(component)) {
    if (graph.scope[start] === 'unreached') roots.add(undefined);
    const seen = new Set([start]);
    for (const position of seen) {
      if (graph.isRoot[position])
        roots.add(inventory.components[inventory.occurrences[position]?.component ?? -1]?.purl);
      for (const { from } of graph.in[position] ?? []) seen.add(from);
    }
  }
  return [...roots];
}
