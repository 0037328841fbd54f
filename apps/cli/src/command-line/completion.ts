import { AppError, quote } from '@morel/model';
import type { Command } from './command.ts';
import { GLOBAL_FLAGS } from './flags.ts';

export const SHELLS: readonly string[] = ['bash', 'zsh', 'fish'];

/** A completion script for a shell: commands, flags, and the values of flags. */
export function completionScript(shell: string, commands: readonly Command[]): string {
  if (shell === 'bash') return bash(commands);
  if (shell === 'zsh') return `#compdef morel\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;
  if (shell === 'fish') return fish(commands);
  throw new AppError('usage', `no completion for the shell ${quote(shell)}`, {
    hint: `Known shells: ${SHELLS.join(', ')}.`,
  });
}

function bash(commands: readonly Command[]): string {
  const first = [...new Set(commands.map(({ about }) => about.name.split(' ')[0]))].join(' ');
  const cases = commands.map(({ about }) => {
    const words = about.name.split(' ');
    const condition = words.map((word, at) => `"\${COMP_WORDS[${at + 1}]}" == ${word}`).join(' && ');
    const flags = [...about.flags, ...GLOBAL_FLAGS].map(({ name }) => `--${name}`).join(' ');
    return `  if [[ ${condition} ]]; then words="${flags}"; fi`;
  });
  const nested = commands.filter(({ about }) => about.name.includes(' '));
  const groups = [...new Set(nested.map(({ about }) => about.name.split(' ')[0] ?? ''))].map((group) => {
    const second = nested
      .filter(({ about }) => about.name.startsWith(`${group} `))
      .map(({ about }) => about.name.split(' ')[1]);
    return `  if [[ $COMP_CWORD -eq 2 && "\${COMP_WORDS[1]}" == ${group} ]]; then COMPREPLY=($(compgen -W "${second.join(' ')}" -- "$current")); return; fi`;
  });
  return [
    '_morel() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" words=""',
    '  COMPREPLY=()',
    `  if [[ $COMP_CWORD -eq 1 ]]; then COMPREPLY=($(compgen -W "${first}" -- "$current")); return; fi`,
    ...groups,
    ...cases,
    '  if [[ "$current" == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$current")); else COMPREPLY=($(compgen -f -- "$current")); fi',
    '}',
    'complete -o filenames -F _morel morel',
    '',
  ].join('\n');
}

function fish(commands: readonly Command[]): string {
  const lines: string[] = [];
  for (const { about } of commands) {
    const [word = '', second] = about.name.split(' ');
    const seen = second
      ? `__fish_seen_subcommand_from ${word}; and __fish_seen_subcommand_from ${second}`
      : `__fish_seen_subcommand_from ${word}`;
    const offer = second
      ? `-n "__fish_seen_subcommand_from ${word}" -a ${second}`
      : `-n __fish_use_subcommand -a ${word}`;
    lines.push(`complete -c morel ${offer} -d ${JSON.stringify(about.summary)}`);
    for (const flag of [...about.flags, ...GLOBAL_FLAGS]) {
      const value = flag.value ? ` -r${flag.values ? ` -a "${flag.values.join(' ')}"` : ''}` : '';
      lines.push(`complete -c morel -n "${seen}" -l ${flag.name}${value} -d ${JSON.stringify(flag.summary)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
