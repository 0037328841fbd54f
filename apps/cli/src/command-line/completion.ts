import { AppError, quote } from '@morel/model';
import type { Command, Flag } from './command.ts';
import { bashCompletion } from './completion-bash.ts';
import { fishCompletion } from './completion-fish.ts';
import { GLOBAL_FLAGS } from './flags.ts';
import type { Offered, OfferedFlag } from './offered.ts';

export const SHELLS: readonly string[] = ['bash', 'zsh', 'fish'];

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
