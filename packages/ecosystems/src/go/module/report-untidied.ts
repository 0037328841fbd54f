import { quote, type ProblemLog, type Span } from '@morel/model';
import { listsAll } from './add-module.ts';
import type { ModFile, Replace, Require } from './mod-file.ts';
import { createSubstitute } from './replacements.ts';
import type { SumEntry } from './sum-file.ts';

/** A go.mod with all sums that count for it; undefined where no go.sum is beside it. */
export interface Summed {
  readonly mod: ModFile;
  readonly entries: readonly SumEntry[] | undefined;
  /** Replacements by the workspace that it belongs to. */
  readonly overrides: readonly Replace[];
}

/** What stands for the version of a module that was never published: a workspace or a replacement gives it. */
const UNPUBLISHED = new Set(['v0.0.0', 'v0.0.0-00010101000000-000000000000']);
const TIDY = 'run "go mod tidy" and commit go.mod and go.sum';

/**
 * Reports what shows that a go.mod was changed and not tidied, so that it may not list what the change brings. A tidy
 * one has in its go.sum the go.mod of every module that it requires, and the content of every one that its own code
 * imports. Source: Go Modules Reference, "go.sum files" and "go mod tidy"; true of 44 modules that Go 1.26 has tidied.
 */
export function reportUntidied({ mod, entries, overrides }: Summed, log: ProblemLog): void {
  const substitute = createSubstitute([overrides, mod.replaces]);
  const published = mod.requires.flatMap((require) => {
    const { path, version, source } = substitute(require.path, require.version);
    return source.kind !== 'registry' || UNPUBLISHED.has(version) ? [] : [{ require, key: `${path}@${version}` }];
  });
  if (!entries) {
    const isTidied = !listsAll(mod) || mod.requires.some(({ isIndirect }) => isIndirect);
    if (published.length === 0 || isTidied) return;
    const what = 'there is no go.sum, and nothing is required indirectly';
    log.add('out-of-date', `${what}: what the modules need themselves may not be listed; ${TIDY}`, spanOf(published));
    return;
  }
  const summed = new Map(entries.map((entry) => [`${entry.path}@${entry.version}`, entry]));
  const bare = published.filter(({ key }) => !summed.has(key));
  if (bare.length > 0) {
    const what = `go.sum has no line for ${listed(bare)}, which go.mod requires`;
    log.add('out-of-date', `${what}: one of the two is cut off or out of date; ${TIDY}`, spanOf(bare));
  }
  const empty = published.filter(({ require, key }) => !require.isIndirect && summed.get(key)?.isNeeded === false);
  if (empty.length === 0) return;
  const what = `go.sum has no sum of the content of ${listed(empty)}, which go.mod requires directly`;
  log.add('out-of-date', `${what}: what the modules need themselves may not be listed; ${TIDY}`, spanOf(empty));
}

type Published = readonly { readonly require: Require; readonly key: string }[];

function listed(modules: Published): string {
  const more = modules.length > 1 ? ` and ${modules.length - 1} more` : '';
  return `${quote(modules[0]?.key ?? '')}${more}`;
}

function spanOf([first]: Published): Span | undefined {
  return first?.require.span;
}
