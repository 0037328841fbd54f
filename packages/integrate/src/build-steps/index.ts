import {
  known,
  type Check,
  type CheckContext,
  type Client,
  type CommandRule,
  type Fact,
  type UnlockedInstall,
} from '@morel/model';
import { about } from './about.ts';
import { commandWords } from './command-words.ts';

/** For every command of a build: whether it installs without obeying a lock. */
export const check: Check<'unlocked'> = { about, observe };

async function observe(context: CheckContext): Promise<ReadonlyMap<string, Fact<readonly UnlockedInstall[]>>> {
  const facts = new Map<string, Fact<readonly UnlockedInstall[]>>();
  const clients = context.ecosystems().flatMap((ecosystem) => ecosystem.clients);
  for (const [position, step] of context.inventory.steps.entries()) {
    facts.set(
      String(position),
      known(unlockedInstalls(step.command, clients), context.inventory.inputs[step.input]?.path ?? ''),
    );
  }
  return facts;
}

/** What a command installs without the lock: the first rule that fits decides. */
export function unlockedInstalls(command: string, clients: readonly Client[]): UnlockedInstall[] {
  const words = commandWords(command);
  for (const client of clients) {
    const rule = client.commands.find((candidate) => fits(candidate, words));
    if (rule) return [{ command, client: client.id, why: rule.why, instead: rule.instead }];
  }
  return [];
}

function fits(rule: CommandRule, words: readonly string[]): boolean {
  if (!rule.words.every((alternatives, at) => alternatives.split('|').includes(words[at] ?? ''))) return false;
  const rest = words.slice(rule.words.length);
  if (rest.some((word) => rule.unless.some((flag) => isFlag(word, flag)))) return false;
  if (rule.when && !rest.some((word) => rule.when?.some((flag) => isFlag(word, flag)))) return false;
  return !rule.bareOnly || rest.every((word) => word.startsWith('-'));
}

/** `--flag` and `--flag=value` are the flag; `--flag=false` is not. `*@latest` is any word that ends so. */
function isFlag(word: string, flag: string): boolean {
  if (flag.startsWith('*')) return word.endsWith(flag.slice(1));
  return word === flag || (word.startsWith(`${flag}=`) && word !== `${flag}=false`);
}
