import { AppError } from '@morel/model';
import { completionScript, SHELLS } from '../command-line/completion.ts';
import type { Run } from '../command-line/command.ts';
import { commands } from './list.ts';

export const run: Run = async ({ operands }) => {
  const [shell] = operands;
  if (shell === undefined) throw new AppError('usage', 'name a shell', { hint: `Known shells: ${SHELLS.join(', ')}.` });
  process.stdout.write(await completionScript(shell, commands));
  return 0;
};
