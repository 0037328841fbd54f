import { InventoryBuilder, type EdgeKind } from '@morel/model';
import type { Parsed } from '@morel/parse';
import { joinPath } from '../../reading/tree-path.ts';
import { pubComponent } from '../names.ts';
import type { Pubspec } from '../pubspec/pubspec.ts';
import type { PubWish } from '../pubspec/wishes.ts';
import type { Dependency, LockEntry } from './entries.ts';
import type { Project, Projects } from './projects.ts';

const KINDS: ReadonlyMap<Dependency, readonly EdgeKind[]> = new Map([
  ['direct main', ['prod']],
  ['direct dev', ['dev']],
  ['direct overridden', ['prod']],
]);

/**
 * Puts entries and projects together. The lockfile does not say who asks for a transitive package, so nothing leads
 * there; what is asked for directly hangs from the pubspecs that do, or else from the project.
 */
export function connect(
  entries: readonly LockEntry[],
  projects: Projects,
  folder: string,
  span: Parsed['span'],
): InventoryBuilder {
  const builder = new InventoryBuilder();
  const roots = rootsOf(projects.list, folder).map((project) => addProject(builder, project));
  const positions = new Map<string, number>();
  for (const { name, version, source, digests } of entries) {
    const component = pubComponent(name, version, source);
    const place = (): ReturnType<typeof span> => span('packages', name);
    positions.set(name, builder.add({ component, key: name, source, digests, span: place }));
  }
  const asked = addWishes(builder, projects, roots, positions);
  const [root] = roots;
  for (const { name, dependency } of entries) {
    const kinds = KINDS.get(dependency);
    const to = positions.get(name);
    if (!kinds || root === undefined || to === undefined || asked.has(to)) continue;
    builder.addEdge(root, to, kinds);
    if (dependency === 'direct overridden' || projects.overridden.has(name)) builder.override(root, to);
  }
  return builder;
}

/** Where there is no pubspec, the folder stands for the project. */
function rootsOf(list: readonly Project[], folder: string): readonly Project[] {
  if (list[0]?.folder === '.') return list;
  const name = folder === '.' || folder.endsWith('..') ? 'project' : folder.slice(folder.lastIndexOf('/') + 1);
  const pubspec = { name, version: undefined, wishes: [], overrides: [], workspace: [] };
  return [{ folder: '.', pubspec }, ...list];
}

function addProject(builder: InventoryBuilder, { folder, pubspec }: Project): number {
  const source = { kind: 'project', path: folder } as const;
  const component = pubComponent(pubspec.name ?? 'project', pubspec.version, source);
  const key = folder === '.' ? './pubspec.yaml' : joinPath(folder, 'pubspec.yaml');
  const position = builder.add({ component, key, source });
  builder.addRoot(position, folder === '.' ? 'project' : 'workspace');
  return position;
}

/** Edges for what the pubspecs ask for; gives the positions of what they lead to. A member answers before an entry. */
function addWishes(
  builder: InventoryBuilder,
  { list, overridden }: Projects,
  roots: readonly number[],
  entries: ReadonlyMap<string, number>,
): ReadonlySet<number> {
  const offset = roots.length - list.length;
  const members = new Map(list.map(({ pubspec }, at) => [pubspec.name, roots[at + offset]]));
  const asked = new Set<number>();
  for (const [at, { pubspec }] of list.entries()) {
    const from = roots[at + offset];
    for (const { name, kinds, constraint } of wishesOf(pubspec)) {
      const to = members.get(name) ?? entries.get(name);
      if (from === undefined || to === undefined) continue;
      builder.addEdge(from, to, kinds, constraint);
      if (overridden.has(name)) builder.override(from, to);
      asked.add(to);
    }
  }
  return asked;
}

/** What is overridden is taken even if nobody asks for it. */
function wishesOf({ wishes, overrides }: Pubspec): readonly PubWish[] {
  if (overrides.length === 0) return wishes;
  const names = new Set(wishes.map(({ name }) => name));
  return [...wishes, ...overrides.filter(({ name }) => !names.has(name))];
}
