import type { Command, CommandAbout, Flag } from './command.ts';
import { GLOBAL_FLAGS } from './flags.ts';

/** The text of `morel --help`. */
export function generalHelp(commands: readonly Command[]): string {
  const shown = commands.map(({ about }) => [about.name, about.summary] as const);
  return [
    'Morel judges the third-party packages of a project before, while and after they come in.',
    '',
    'usage: morel COMMAND [ARGUMENTS] [FLAGS]',
    '',
    'commands:',
    ...columns(shown),
    '',
    'flags of every command:',
    ...columns(GLOBAL_FLAGS.map(flagRow)),
    '',
    'exit codes:',
    ...columns([
      ['0', 'no finding that fails, in the checks performed'],
      ['1', 'the policy said no'],
      ['2', 'usage, configuration, or nothing to scan'],
      ['3', 'incomplete: something could not be checked'],
      ['70', 'a bug in Morel'],
    ]),
    '',
    'morel COMMAND --help shows flags and examples. The index lives in the cache folder of the user, or in MOREL_HOME.',
    '',
  ].join('\n');
}

/** The text of `morel COMMAND --help`. */
export function commandHelp(about: CommandAbout): string {
  return [
    about.summary,
    '',
    `usage: morel ${about.name} ${about.usage}`.trimEnd(),
    ...(about.details ? ['', ...wrap(about.details, 80)] : []),
    '',
    'flags:',
    ...columns([...about.flags, ...GLOBAL_FLAGS].map(flagRow)),
    '',
    'examples:',
    ...about.examples.flatMap(({ line, what }) => [`  ${line}`, ...wrap(what, 74).map((text) => `      ${text}`)]),
    '',
  ].join('\n');
}

function flagRow(flag: Flag): readonly [string, string] {
  const values = flag.values ? `: ${flag.values.join(', ')}` : '';
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
