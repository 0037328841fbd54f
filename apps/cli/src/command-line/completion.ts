import { AppError, quote } from '@morel/model';
import type { Command, Flag } from './command.ts';
import { bashCompletion } from './completion-bash.ts';
import { fishCompletion } from './completion-fish.ts';
import { GLOBAL_FLAGS } from './flags.ts';

export const SHELLS: readonly string[] = ['bash', 'zsh', 'fish'];

/** A command as a completion script needs it: its words, what it takes, and the words to offer, all of them loaded. */
export interface Offered {
  /** `db`, `update`. */
  readonly words: readonly string[];
  readonly summary: string;
  readonly flags: readonly OfferedFlag[];
  /** What its arguments can be; files where absent. */
  readonly operands: readonly string[] | undefined;
}

export interface OfferedFlag {
  readonly name: string;
  readonly summary: string;
  readonly takesValue: boolean;
  /** What its value can be; files where absent. */
  readonly values: readonly string[] | undefined;
}

/** A completion script for a shell: commands, flags, and the values of both. */
export async function completionScript(shell: string, commands: readonly Command[]): Promise<string> {
  const offered = await Promise.all(commands.map(offer));
  if (shell === 'bash') return bashCompletion(offered);
  if (shell === 'zsh') return `#compdef morel\nautoload -U +X bashcompinit && bashcompinit\n${bashCompletion(offered)}`;
  if (shell === 'fish') return fishCompletion(offered);
  throw new AppError('usage', `no completion for the shell ${quote(shell)}`, {
    hint: `Known shells: ${SHELLS.join(', ')}.`,
  });
}

async function offer({ about }: Command): Promise<Offered> {
  const flags = await Promise.all([...about.flags, ...GLOBAL_FLAGS].map(offerFlag));
  return { words: about.name.split(' '), summary: about.summary, flags, operands: await about.operands?.() };
}

async function offerFlag({ name, summary, value, values, choices }: Flag): Promise<OfferedFlag> {
  return { name, summary, takesValue: value !== undefined, values: values ?? (await choices?.()) };
}
