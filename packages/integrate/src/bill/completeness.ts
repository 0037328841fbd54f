import { isFirstParty, readingOf, type BomCompleteness, type Inventory } from '@morel/model';

/** Roles of inputs that say what is installed. */
const SAYING: ReadonlySet<string> = new Set(['package', 'lockfile', 'installed', 'sbom']);

/**
 * How complete a bill is, from what was really read. Parts are complete where every input was read whole and each says
 * what is installed; a manifest without lockfile leaves open what it brings. Dependencies are unknown where something is
 * listed and nothing says what asks for it, or nothing but the project asks for anything: formats that hold no graph look so.
 * @param keys of all components; nothing is named where one state holds for the whole bill.
 */
export function completenessOf(inventory: Inventory, keys: readonly string[]): BomCompleteness[] {
  const parts = partsState(inventory);
  const dependencies = parts === 'complete' && !hasGraph(inventory) ? 'unknown' : parts;
  const named = parts === dependencies ? [] : keys;
  return [
    { of: 'parts', keys: named, state: parts },
    { of: 'dependencies', keys: named, state: dependencies },
  ];
}

function partsState({ inputs, occurrences }: Inventory): BomCompleteness['state'] {
  const telling = inputs.filter(({ role }) => SAYING.has(role) || role === 'manifest');
  if (telling.some(({ problems }) => readingOf(problems) !== 'whole')) return 'incomplete';
  // What a lockfile answers has no entries of its own.
  const isOpen = occurrences.some(({ input, source }) => inputs[input]?.role === 'manifest' && !isFirstParty(source));
  return isOpen ? 'incomplete' : 'complete';
}

function hasGraph({ edges, roots, occurrences }: Inventory): boolean {
  if (occurrences.length - roots.length <= 1) return true;
  const starts = new Set(roots.map(({ occurrence }) => occurrence));
  const askedFor = new Set(edges.map(({ to }) => to));
  const isExplained = occurrences.every((_, position) => starts.has(position) || askedFor.has(position));
  return isExplained && edges.some(({ from }) => !starts.has(from));
}
