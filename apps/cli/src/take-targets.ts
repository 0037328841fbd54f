import { ecosystems } from '@morel/ecosystems';
import { AppError, isFirstParty } from '@morel/model';
import {
  DEFAULT_EXCLUDES,
  takeInventory,
  type Exclude,
  type InventoryExtension,
  type TakenInventory,
} from '@morel/inventory';
import type { Arguments } from './command-line/command.ts';
import { inventoryExtensions, namedFamilies } from './extensions.ts';
import { resolveTargets, type Targets } from './targets.ts';

export interface TakenTargets {
  readonly targets: Targets;
  readonly taken: TakenInventory;
}

/** Reads what the command line names. Rejects with `nothing-to-scan` where no file is known to any ecosystem. */
export async function takeTargets(
  given: Arguments,
  paths: readonly string[],
  more: readonly Exclude[] = [],
): Promise<TakenTargets> {
  const extensions = inventoryExtensions(given.all('ecosystem'));
  const targets = await resolveTargets(paths, given.all('lockfile'), extensions);
  return { targets, taken: await takeFrom(targets, extensions, [...more, ...commandLineExcludes(given)]) };
}

export function commandLineExcludes(given: Arguments): Exclude[] {
  return given.all('exclude').map((pattern) => ({ pattern, from: 'command line' }));
}

async function takeFrom(
  targets: Targets,
  extensions: readonly InventoryExtension[],
  excludes: readonly Exclude[],
): Promise<TakenInventory> {
  const { tree, starts, named } = targets;
  const taken = await takeInventory({
    tree,
    extensions,
    excludes: [...DEFAULT_EXCLUDES, ...excludes],
    starts,
    named,
    families: namedFamilies(),
  });
  requireInputs(taken, targets.name);
  return taken;
}

/**
 * Throws `nothing-to-scan` where no file is known to any ecosystem: that is never "no findings". A workflow is something to
 * scan where it brings in what can be looked up.
 */
export function requireInputs({ inventory, discovery, skipped }: TakenInventory, name: string): void {
  const asksForPackages =
    inventory.inputs.some(({ role }) => role !== 'settings' && role !== 'workflow') ||
    inventory.occurrences.some(
      ({ component, source }) => !isFirstParty(source) && hasAdvisories(inventory.components[component]?.ecosystem),
    );
  if (asksForPackages || skipped.length > 0 || discovery.unreadable.length > 0) return;
  const left = discovery.excluded.filter(({ paths }) => paths > 0).map(({ pattern, paths }) => `${pattern} (${paths})`);
  const hint =
    left.length > 0
      ? `Left out: ${left.join(', ')}. Name such a folder to scan it.`
      : 'Name a folder that holds one, or a file with --lockfile TYPE:FILE.';
  throw new AppError('nothing-to-scan', `no lockfile or manifest was found in ${name}`, { hint });
}

function hasAdvisories(id: string | undefined): boolean {
  return ecosystems.some(({ about }) => about.id === id && about.osv.length > 0);
}
