import { isFirstParty, type Client, type Inventory, type Move } from '@morel/model';

/** What is moved: the occurrence that is hit, and the one that asks for it. */
export interface Moved {
  readonly inventory: Inventory;
  readonly occurrence: number;
  readonly asking: number | undefined;
}

/**
 * The command that carries out a move, to copy into a shell; undefined where the client has none, or where a word of it
 * is more than a plain word.
 */
export function fixCommand(fixes: NonNullable<Client['fixes']>, move: Move, moved: Moved): string | undefined {
  if (move.kind === 'upgrade') return upgradeCommand(fixes, move, moved);
  const templates = {
    refresh: fixes.refresh,
    'move-or-override': fixes.override,
    rebuild: undefined,
    remove: undefined,
  };
  const template = templates[move.kind];
  return template && fill(template, { name: move.component, version: move.to });
}

/** A dependency of a member or linked folder is moved in the manifest of that folder, not in the root's. */
function upgradeCommand(fixes: NonNullable<Client['fixes']>, move: Move, moved: Moved): string | undefined {
  // A command with the package's own name would add it beside the one that goes by another.
  if (moved.inventory.occurrences[moved.occurrence]?.alias !== undefined) return undefined;
  const words = { name: move.component, version: move.to, member: memberName(moved) };
  if (words.member !== undefined && fixes.upgradeMember) return fill(fixes.upgradeMember, words);
  const command = fixes.upgrade && fill(fixes.upgrade, words);
  const folder = askingFolder(moved);
  if (command === undefined || folder === '.') return command;
  return isPlain(folder) ? `cd ${folder} && ${command}` : undefined;
}

/** The name of the workspace member that asks; undefined where the project itself does. */
function memberName({ inventory, asking }: Moved): string | undefined {
  const isMember = inventory.roots.some(({ occurrence, kind }) => occurrence === asking && kind === 'workspace');
  return isMember ? inventory.components[inventory.occurrences[asking ?? -1]?.component ?? -1]?.name : undefined;
}

/** The folder, seen from the lockfile's, whose manifest asks; `.` where the project itself does. */
function askingFolder({ inventory, asking }: Moved): string {
  if (inventory.roots.some(({ occurrence, kind }) => occurrence === asking && kind === 'project')) return '.';
  const source = inventory.occurrences[asking ?? -1]?.source;
  return (source && isFirstParty(source) && source.path) || '.';
}

/** The template with these words; undefined where one of them is missing or does not fit into a command. */
function fill(template: string, words: Readonly<Record<string, string | undefined>>): string | undefined {
  let command = template;
  for (const [key, word] of Object.entries(words)) {
    if (!template.includes(`{${key}}`)) continue;
    if (word === undefined || !isPlain(word)) return undefined;
    command = command.replaceAll(`{${key}}`, word);
  }
  return command;
}

/** Names and versions come from the input: only what a shell takes as one plain word goes into a command to copy. */
function isPlain(text: string): boolean {
  return /^[@A-Za-z0-9][A-Za-z0-9@/._+~-]*$/.test(text);
}
