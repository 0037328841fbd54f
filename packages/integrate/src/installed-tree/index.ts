import { createGraph, folderOf, isWithin } from '@morel/inventory';
import { known, type Check, type CheckContext, type Fact, type InstalledDifference } from '@morel/model';
import { about } from './about.ts';

/** For every lockfile with an installed tree beside it: what differs between the two. */
export const check: Check<'installed'> = { about, observe };

type Differences = readonly InstalledDifference[];

async function observe(context: CheckContext): Promise<ReadonlyMap<string, Fact<Differences>>> {
  const facts = new Map<string, Fact<Differences>>();
  const { inputs } = context.inventory;
  const trees = [...inputs.entries()].filter(([, input]) => input.role === 'installed');
  const needed = trees.length > 0 ? neededEverywhere(context) : new Set<number>();
  const listed = trees.length > 0 ? positionsByInput(context) : new Map<number, number[]>();
  for (const [position, input] of inputs.entries()) {
    if (input.role !== 'lockfile') continue;
    const folder = folderOf(input.path);
    const own = trees
      .filter(([, tree]) => tree.reader === input.reader && isWithin(tree.path, folder))
      .map(([at]) => at);
    if (own.length === 0)
      facts.set(String(position), { status: 'not-applicable', reason: 'nothing is installed beside it' });
    else
      facts.set(
        String(position),
        known(
          differences(context, {
            preinstalled: context.ecosystem(input.reader)?.registry.preinstalled ?? [],
            locked: versionsOf(context, listed.get(position) ?? []),
            installed: versionsOf(
              context,
              own.flatMap((at) => listed.get(at) ?? []),
            ),
            needed,
          }),
          inputs[own[0] ?? 0]?.path ?? '',
        ),
      );
  }
  return facts;
}

/** Occurrences that every install of the project brings: reached as `prod`, on every platform. */
function neededEverywhere(context: CheckContext): Set<number> {
  const graph = createGraph(context.inventory);
  const needed = new Set<number>();
  for (const [position, { marker }] of context.inventory.occurrences.entries()) {
    if (graph.scope[position] === 'prod' && marker === undefined) needed.add(position);
  }
  return needed;
}

/** Names with their versions, each with the position of one occurrence. */
type Versions = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface Compared {
  readonly preinstalled: readonly string[];
  readonly locked: Versions;
  readonly installed: Versions;
  readonly needed: ReadonlySet<number>;
}

function differences(
  context: CheckContext,
  { preinstalled, locked, installed, needed }: Compared,
): InstalledDifference[] {
  const found: InstalledDifference[] = [];
  for (const [name, versions] of installed) {
    const expected = locked.get(name);
    if (!expected && preinstalled.includes(name)) continue;
    for (const [version, position] of versions) {
      if (expected?.has(version)) continue;
      const key = context.inventory.occurrences[position]?.key ?? name;
      if (expected)
        found.push({ key, name, kind: 'version-differs', locked: [...expected.keys()].join(', '), installed: version });
      else found.push({ key, name, kind: 'not-locked', installed: version });
    }
  }
  for (const [name, versions] of locked) {
    if (installed.has(name)) continue;
    const missing = [...versions].filter(([, position]) => needed.has(position));
    for (const [version, position] of missing) {
      found.push({
        key: context.inventory.occurrences[position]?.key ?? name,
        name,
        kind: 'not-installed',
        locked: version,
      });
    }
  }
  return found;
}

function positionsByInput({ inventory }: CheckContext): Map<number, number[]> {
  const listed = new Map<number, number[]>(inventory.inputs.map((_, input) => [input, []]));
  for (const [position, { input }] of inventory.occurrences.entries()) listed.get(input)?.push(position);
  return listed;
}

/** The versions at these positions; first-party entries left out. */
function versionsOf({ inventory }: CheckContext, positions: readonly number[]): Versions {
  const names = new Map<string, Map<string, number>>();
  for (const position of positions) {
    const occurrence = inventory.occurrences[position];
    const component = inventory.components[occurrence?.component ?? -1];
    if (!occurrence || !component || component.version === undefined) continue;
    if (occurrence.source.kind === 'project' || occurrence.source.kind === 'link') continue;
    const versions = names.get(component.name) ?? new Map<string, number>();
    versions.set(component.version, position);
    names.set(component.name, versions);
  }
  return names;
}
