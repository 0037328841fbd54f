import { ecosystems } from '@morel/ecosystems';
import { AppError, isFirstParty, quote } from '@morel/model';
import {
  createUnreadFiles,
  DEFAULT_EXCLUDES,
  takeInventory,
  type Exclude,
  type TakenInventory,
  type TakeOptions,
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
  const taken = await takeInventory({
    ...surveyOf(given),
    tree: targets.tree,
    excludes: [...DEFAULT_EXCLUDES, ...more, ...commandLineExcludes(given)],
    starts: targets.starts,
    named: targets.named,
    archives: targets.archives,
  });
  requireInputs(taken, targets.name);
  return { targets, taken };
}

/** What reads, and what is said to be read by nothing: where only some ecosystems are asked about, no other is missed. */
export function surveyOf(given: Arguments): Pick<TakeOptions, 'extensions' | 'families' | 'unread'> {
  const only = given.all('ecosystem');
  return {
    extensions: inventoryExtensions(only),
    families: namedFamilies(),
    ...(only.length === 0 && { unread: createUnreadFiles() }),
  };
}

export function commandLineExcludes(given: Arguments): Exclude[] {
  return given.all('exclude').map((pattern) => ({ pattern, from: 'command line' }));
}

/**
 * Throws `nothing-to-scan` where no file is known to any ecosystem: that is never "no findings". A workflow is something to
 * scan where it brings in what can be looked up.
 */
export function requireInputs({ inventory, discovery, skipped }: TakenInventory, name: string): void {
  const asksForPackages =
    inventory.inputs.some(({ role, reader }) => reader !== '' && role !== 'settings' && role !== 'workflow') ||
    inventory.occurrences.some(
      ({ component, source }) => !isFirstParty(source) && hasAdvisories(inventory.components[component]?.ecosystem),
    );
  if (asksForPackages || skipped.length > 0 || discovery.unreadable.length > 0) return;
  const left = discovery.excluded.filter(({ paths }) => paths > 0).map(({ pattern, paths }) => `${pattern} (${paths})`);
  const hint =
    left.length > 0
      ? `Left out: ${left.join(', ')}. Name such a folder to scan it.`
      : 'Name a folder that holds one, or a file with --lockfile TYPE:FILE.';
  const [unread] = discovery.unread;
  const message = `no lockfile or manifest was found in ${name}`;
  if (!unread) throw new AppError('nothing-to-scan', message, { hint });
  const more = discovery.unread.length > 1 ? ` and ${discovery.unread.length - 1} more` : '';
  throw new AppError('nothing-to-scan', `${message} that Morel reads`, {
    hint: `Not read: ${quote(unread.path)} of ${unread.manager}${more}. ${unread.instead}`,
  });
}

function hasAdvisories(id: string | undefined): boolean {
  return ecosystems.some(({ about }) => about.id === id && about.osv.length > 0);
}
