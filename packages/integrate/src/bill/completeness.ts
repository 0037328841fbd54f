import { isFirstParty, readingOf, type BomCompleteness, type Inventory } from '@morel/model';

/** Roles of inputs that say what is installed. */
const SAYING: ReadonlySet<string> = new Set(['lockfile', 'installed', 'sbom']);

/**
 * How complete a bill is, from what was really read. Parts are complete where every input was read whole and each says
 * what is installed; a manifest without lockfile leaves open what it brings. Dependencies are unknown where nothing but the
 * project asks for anything: formats that hold no graph look so.
 */
export function completenessOf(inventory: Inventory, root: string): BomCompleteness[] {
  const parts = partsState(inventory);
  const dependencies = parts === 'complete' && !hasGraph(inventory) ? 'unknown' : parts;
  return [
    { of: 'parts', keys: [root], state: parts },
    { of: 'dependencies', keys: [root], state: dependencies },
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
  return edges.some(({ from }) => !starts.has(from));
}
