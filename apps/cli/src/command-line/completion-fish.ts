import type { Offered, OfferedFlag } from './offered.ts';

/** The script for fish. Words are told by their position, so that `policy explain` is not taken for `explain`. */
export function fishCompletion(commands: readonly Offered[]): string {
  const groups = new Map<string, string[]>();
  for (const { words } of commands) {
    const [first = '', second] = words;
    if (second !== undefined) groups.set(first, [...(groups.get(first) ?? []), second]);
  }
  return [
    '# Whether the command line so far is morel with these words, and more may follow.',
    'function __morel_in',
    '    set -l words (commandline -opc)',
    '    set -e words[1]',
    '    test (count $words) -ge (count $argv); or return 1',
    '    for at in (seq (count $argv))',
    '        test "$words[$at]" = "$argv[$at]"; or return 1',
    '    end',
    'end',
    'function __morel_at',
    '    __morel_in $argv; and test (count (commandline -opc)) -eq (math (count $argv) + 1)',
    'end',
    'complete -c morel -f',
    ...[...groups]
      .filter(([group]) => !isCommand(commands, group))
      .map(([group, seconds]) => offerWord([], group, seconds.join(', '))),
    ...commands.flatMap((command) => commandLines(command)),
    '',
  ].join('\n');
}

function isCommand(commands: readonly Offered[], word: string): boolean {
  return commands.some(({ words }) => words.length === 1 && words[0] === word);
}

function commandLines({ words, summary, flags, operands }: Offered): string[] {
  const inside = `complete -c morel -n '__morel_in ${words.join(' ')}'`;
  return [
    offerWord(words.slice(0, -1), words.at(-1) ?? '', summary),
    operands ? `${inside} -a '${operands.join(' ')}'` : `${inside} -F`,
    ...flags.map((flag) => `${inside} -l ${flag.name}${valueOf(flag)} -d ${quoted(flag.summary)}`),
  ];
}

function offerWord(before: readonly string[], word: string, summary: string): string {
  return `complete -c morel -n '__morel_at${before.map((part) => ` ${part}`).join('')}' -a ${word} -d ${quoted(summary)}`;
}

function valueOf({ takesValue, values }: OfferedFlag): string {
  if (!takesValue) return '';
  return values ? ` -x -a '${values.join(' ')}'` : ' -r -F';
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}
