import type { Arguments } from './command-line/command.ts';
import { createConsole, type Console } from './console.ts';

/** What every command has: its arguments and a console set by the global flags. */
export interface Session {
  readonly given: Arguments;
  readonly console: Console;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

export function openSession(given: Arguments): Session {
  const quiet = given.has('quiet');
  return {
    given,
    console: createConsole({ quiet, color: !given.has('no-color') }),
    quiet,
    verbose: given.has('verbose'),
  };
}
