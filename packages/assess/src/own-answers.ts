import { folderOf, projectFolder } from '@morel/inventory';
import { isFirstParty, type Inventory, type Requirement } from '@morel/model';

/** Tells whether a lockfile answers what a manifest asks for with the project's own code. */
export function createOwnAnswers(inventory: Inventory): (requirement: Requirement) => boolean {
  const own = new Set<string>();
  const others = new Set<string>();
  for (const { from, to } of inventory.edges) {
    const asking = inventory.occurrences[from];
    const answer = inventory.occurrences[to];
    if (!asking || !answer || !isFirstParty(asking.source)) continue;
    const name = answer.alias ?? inventory.components[answer.component]?.name ?? '';
    const folder = projectFolder(asking.source.path, inventory.inputs[asking.input]?.path ?? '');
    (isFirstParty(answer.source) ? own : others).add(keyOf(folder, name));
  }
  return ({ input, name, file }) => {
    const key = keyOf(folderOf(file ?? inventory.inputs[input]?.path ?? ''), name);
    return own.has(key) && !others.has(key);
  };
}

function keyOf(folder: string, name: string): string {
  return `${folder}\n${name}`;
}
