import type { ComponentChange, Ecosystem, FileTree, Inventory, Upstream } from '@morel/model';
import { folderOf, joinPath } from '../../tree-path.ts';
import { linksOf, type Kept } from './links-of.ts';

/** One of the two states, with the files in which more may be said of what is installed. */
export interface LinkedState {
  readonly inventory: Inventory;
  readonly tree: FileTree;
}

const MANIFEST_LIMIT = 1024 * 1024;
/** So many changes are looked up in what is installed; nobody reads about more. */
const MOST_LOOKED_UP = 500;
const MOST_PLACES = 4;

/** The changes, each with addresses to read about it. */
export async function linkChanges(
  changes: readonly ComponentChange[],
  [base, head]: readonly [LinkedState, LinkedState],
  ecosystem: (id: string) => Ecosystem | undefined,
): Promise<ComponentChange[]> {
  const wanted = new Set(changes.map(keyOf));
  const [before, after] = [packagesIn(base.inventory, wanted), packagesIn(head.inventory, wanted)];
  const linked: ComponentChange[] = [];
  for (const [position, change] of changes.entries()) {
    const found = ecosystem(change.ecosystem);
    const now = after.get(keyOf(change)) ?? NONE;
    if (position < MOST_LOOKED_UP) await addInstalled(now, head, found);
    const moved = { change, before: before.get(keyOf(change)) ?? NONE, after: now, ecosystem: found };
    const links = linksOf(moved);
    linked.push(links.length > 0 ? { ...change, links } : change);
  }
  return linked;
}

interface Version extends Kept {
  readonly places: Inventory['occurrences'][number][];
  installed?: Upstream | undefined;
}

type Versions = Map<string, Version>;

const NONE: Versions = new Map();

function keyOf({ ecosystem, name }: { readonly ecosystem: string; readonly name: string }): string {
  return `${ecosystem} ${name}`;
}

function packagesIn(inventory: Inventory, wanted: ReadonlySet<string>): Map<string, Versions> {
  const packages = new Map<string, Versions>();
  for (const occurrence of inventory.occurrences) {
    const component = inventory.components[occurrence.component];
    if (!component || !wanted.has(keyOf(component))) continue;
    const versions: Versions = packages.get(keyOf(component)) ?? new Map();
    packages.set(keyOf(component), versions);
    const version = versions.get(component.version ?? '');
    if (version) version.places.push(occurrence);
    else versions.set(component.version ?? '', { component, places: [occurrence] });
  }
  return packages;
}

/** Reads the package's own manifest where it is installed. What cannot be read is not there: a link less, no finding. */
async function addInstalled(
  versions: Versions,
  { inventory, tree }: LinkedState,
  ecosystem: Ecosystem | undefined,
): Promise<void> {
  const pages = ecosystem?.pages;
  if (!pages?.installedManifest || !pages.upstreamIn) return;
  for (const version of versions.values()) {
    const { name } = version.component;
    for (const place of version.places.slice(0, MOST_PLACES)) {
      const beside = pages.installedManifest(place.key, name);
      const input = inventory.inputs[place.input];
      if (beside === undefined || !input) continue;
      const text = await textAt(tree, joinPath(folderOf(input.path), beside));
      version.installed = text === undefined ? undefined : pages.upstreamIn(text, name);
      if (version.installed) break;
    }
  }
}

async function textAt(tree: FileTree, path: string): Promise<string | undefined> {
  try {
    return (await tree.exists(path)) ? Buffer.from(await tree.read(path, MANIFEST_LIMIT)).toString('utf8') : undefined;
  } catch {
    return undefined;
  }
}
