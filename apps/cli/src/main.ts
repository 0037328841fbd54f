#!/usr/bin/env node
import { AppError, ERRORS, printable } from '@morel/model';
import type { Command } from './command-line/command.ts';
import { nearest } from './command-line/nearest.ts';
import { parseArguments } from './command-line/parse-arguments.ts';
import { commands } from './commands/list.ts';
import { tuneEngine } from './tune-engine.ts';
import { VERSION } from './version.ts';

const BUG = 70;

/** One run of the command line: the process boundary. Sets the exit code and never throws. */
async function main(words: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe has gone (`morel … | head`): nothing is left to say.
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  try {
    process.exitCode = await dispatch(words);
  } catch (error) {
    process.exitCode = complain(error);
  }
  await Promise.all([handedOver(process.stdout), handedOver(process.stderr)]);
  // All is said and done: Node need not take its heap apart.
  process.exit();
}

/** Resolves when everything that was written has left the process. */
function handedOver(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.writableLength === 0) return Promise.resolve();
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

async function dispatch(words: readonly string[]): Promise<number> {
  const first = words[0];
  if (first === '--version' || first === '-v') return say(`morel ${VERSION}\n`);
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return help(words.slice(1));
  const command = find(words);
  if (!command && isGroup(first) && (words[1] === '--help' || words[1] === '-h')) return help(words);
  if (!command) throw unknownCommand(first, words[1]);
  const rest = words.slice(command.about.name.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) return help(words);
  tuneEngine();
  const run = await command.load();
  return run(parseArguments(command.about, rest));
}

async function help(words: readonly string[]): Promise<number> {
  const { commandHelp, generalHelp, groupHelp } = await import('./command-line/help.ts');
  const command = find(words);
  if (command) return say(await commandHelp(command.about));
  const [group] = words;
  if (group === undefined) return say(generalHelp(commands));
  if (!isGroup(group)) throw unknownCommand(group, words[1]);
  return say(groupHelp(group, inGroup(group)));
}

/** The commands that begin with a word: `db update` and its kin. */
function inGroup(word: string): Command[] {
  return commands.filter(({ about }) => about.name.startsWith(`${word} `));
}

function isGroup(word: string): boolean {
  return inGroup(word).length > 0;
}

/** The command with the most words that the line starts with: `db update` before `db`. */
function find(words: readonly string[]): Command | undefined {
  return commands
    .filter(({ about }) => about.name.split(' ').every((word, at) => words[at] === word))
    .toSorted((a, b) => b.about.name.length - a.about.name.length)[0];
}

function unknownCommand(first: string, second: string | undefined): AppError {
  const names = commands.map(({ about }) => about.name);
  const below = inGroup(first).map(({ about }) => about.name);
  if (below.length > 0) {
    const message =
      second === undefined ? `morel ${first} needs a command` : `morel ${first} has no command "${printable(second)}"`;
    return new AppError('usage', message, { hint: `There are: ${below.map((name) => `morel ${name}`).join(', ')}.` });
  }
  const guess = nearest(
    first,
    names.map((name) => name.split(' ')[0] ?? name),
  );
  const hint =
    guess === undefined
      ? 'Run morel --help for the commands.'
      : `Did you mean morel ${guess}? Run morel --help for all commands.`;
  return new AppError('usage', `there is no command "${printable(first)}"`, { hint });
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** Says on standard error what went wrong, and gives the exit code. */
function complain(error: unknown): number {
  if (error instanceof AppError) {
    process.stderr.write(`morel: ${error.message}\n`);
    if (error.hint) process.stderr.write(`       ${error.hint}\n`);
    return ERRORS[error.code].exit;
  }
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`morel: this is a bug in Morel. Please report it with the lines below.\n${details}\n`);
  return BUG;
}

process.on('uncaughtException', (error) => {
  process.exitCode = complain(error);
  process.exit();
});

void main(process.argv.slice(2));
