import type { Offered } from './offered.ts';

/**
 * The script for bash, which zsh takes too through `bashcompinit`. Words are told by their position, so that
 * `policy explain` is not taken for `explain`.
 */
export function bashCompletion(commands: readonly Offered[]): string {
  const single = commands.filter(({ words }) => words.length === 1);
  const nested = commands.filter(({ words }) => words.length > 1);
  const groups = [...new Set(nested.map(({ words }) => words[0] ?? ''))];
  const alone = new Set(single.map(({ words }) => words[0] ?? ''));
  const first = [...new Set([...alone, ...groups])];
  return [
    '_morel() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command words flags',
    '  COMPREPLY=()',
    `  if [[ $COMP_CWORD -eq 1 ]]; then COMPREPLY=($(compgen -W "${first.join(' ')}" -- "$current")); return; fi`,
    ...groups.map((group) => {
      const seconds = nested.filter(({ words }) => words[0] === group).map(({ words }) => words[1]);
      const offered = `$(compgen -W "${seconds.join(' ')}" -- "$current")`;
      // A word that is a command of its own takes files and flags too.
      const more = alone.has(group) ? ' $(compgen -f -- "$current")' : '';
      const unless = alone.has(group) ? ' && "$current" != -*' : '';
      return `  if [[ $COMP_CWORD -eq 2 && "\${COMP_WORDS[1]}" == ${group}${unless} ]]; then COMPREPLY=(${offered}${more}); return; fi`;
    }),
    '  case "${COMP_WORDS[1]} ${COMP_WORDS[2]}" in',
    `    ${nested.map(({ words }) => `"${words.join(' ')}"`).join('|')}) command="\${COMP_WORDS[1]} \${COMP_WORDS[2]}" ;;`,
    '    *) command="${COMP_WORDS[1]}" ;;',
    '  esac',
    '  case "$command" in',
    ...commands.map(({ words, flags, operands }) => {
      const offered = operands ? ` words="${operands.join(' ')}"` : '';
      return `    "${words.join(' ')}") flags="${flags.map(({ name }) => `--${name}`).join(' ')}"${offered} ;;`;
    }),
    '  esac',
    '  case "$command $previous" in',
    ...commands.flatMap(valueLines),
    '  esac',
    '  if [[ "$current" == -* ]]; then words="$flags"; fi',
    '  if [[ -n "$words" ]]; then COMPREPLY=($(compgen -W "$words" -- "$current")); else COMPREPLY=($(compgen -f -- "$current")); fi',
    '}',
    'complete -o filenames -F _morel morel',
    '',
  ].join('\n');
}

function valueLines({ words, flags }: Offered): string[] {
  return flags
    .filter(({ takesValue }) => takesValue)
    .map(({ name, values }) => `    "${words.join(' ')} --${name}") words="${values?.join(' ') ?? ''}" ;;`);
}
