import type { Command, CommandAbout, Flag } from './command.ts';
import { GLOBAL_FLAGS } from './flags.ts';

const CODES = [
  ['0', 'no finding that fails, in the checks performed'],
  ['1', 'the policy said no'],
  ['2', 'usage, configuration, or nothing to scan'],
  ['3', 'incomplete: something could not be checked'],
  ['70', 'a bug in Morel'],
] as const;

/** The text of `morel --help`. */
export function generalHelp(commands: readonly Command[]): string {
  return [
    'Morel judges the third-party packages of a project before, while and after they come in.',
    '',
    'usage: morel COMMAND [ARGUMENTS] [FLAGS]',
    '',
    'commands:',
    ...commandRows(commands),
    '',
    'flags of every command:',
    ...columns(GLOBAL_FLAGS.map((flag) => flagRow(flag, undefined))),
    '',
    'exit codes:',
    ...columns(CODES),
    '',
    'morel COMMAND --help shows flags and examples. The index lives in the cache folder of the user, or in MOREL_HOME.',
    '',
  ].join('\n');
}

/** The text of `morel db --help`: the commands that begin with a word. */
export function groupHelp(group: string, commands: readonly Command[]): string {
  return [
    `usage: morel ${group} COMMAND [ARGUMENTS] [FLAGS]`,
    '',
    'commands:',
    ...commandRows(commands),
    '',
    `morel ${group} COMMAND --help shows flags and examples.`,
    '',
  ].join('\n');
}

function commandRows(commands: readonly Command[]): string[] {
  return columns(commands.map(({ about }) => [about.name, about.summary] as const));
}

/**
 * The text of `morel COMMAND --help`. Without choices it names no extension: the reference page of the command line does not
 * change with each that is added.
 */
export async function commandHelp(about: CommandAbout, withChoices: boolean = true): Promise<string> {
  const flags = [...about.flags, ...GLOBAL_FLAGS];
  const rows = await Promise.all(
    flags.map(async (flag) => flagRow(flag, flag.values ?? (withChoices ? await flag.choices?.() : undefined))),
  );
  return [
    about.summary,
    '',
    `usage: morel ${about.name} ${about.usage}`.trimEnd(),
    ...(about.details ? ['', ...wrap(about.details, 80)] : []),
    '',
    'flags:',
    ...columns(rows),
    '',
    'examples:',
    ...about.examples.flatMap(({ line, what }) => [`  ${line}`, ...wrap(what, 74).map((text) => `      ${text}`)]),
    '',
  ].join('\n');
}

function flagRow(flag: Flag, choices: readonly string[] | undefined): readonly [string, string] {
  const values = choices ? `: ${choices.join(', ')}` : '';
  const repeated = flag.repeated ? ' (may be repeated)' : '';
  return [`--${flag.name}${flag.value ? ` ${flag.value}` : ''}`, `${flag.summary}${values}${repeated}`];
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.flatMap(([left, right]) => {
    const [first = '', ...more] = wrap(right, Math.max(30, 76 - width));
    return [`  ${left.padEnd(width)}  ${first}`, ...more.map((text) => `  ${' '.repeat(width)}  ${text}`)];
  });
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
