import { parseArgs } from 'node:util';
import { AppError, quote } from '@morel/model';
import type { Arguments, CommandAbout, Flag } from './command.ts';
import { GLOBAL_FLAGS } from './flags.ts';
import { nearest } from './nearest.ts';

type Token = { readonly kind: string; readonly name?: string; readonly value?: string | boolean | undefined };

/** The arguments of a command, or `AppError` `usage` that says what is wrong and names the nearest flag. */
export function parseArguments(about: CommandAbout, words: readonly string[]): Arguments {
  const flags = [...about.flags, ...GLOBAL_FLAGS];
  const options = Object.fromEntries(
    flags.map((flag) => [flag.name, { type: flag.value ? 'string' : 'boolean', multiple: true } as const]),
  );
  // Not strict: the errors of `parseArgs` name neither the command nor the nearest flag.
  const parsed = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of parsed.tokens) if (token.kind === 'option') checkFlag(about, flags, token);
  return toArguments(parsed.positionals, parsed.tokens);
}

function checkFlag(
  about: CommandAbout,
  flags: readonly Flag[],
  token: { name: string; rawName: string; value: string | undefined },
): void {
  const flag = flags.find(({ name }) => name === token.name);
  const hint = `Run morel ${about.name} --help for the flags it takes.`;
  if (!flag) {
    const guess = nearest(
      token.name,
      flags.map(({ name }) => name),
    );
    const suggestion = guess === undefined ? hint : `Did you mean --${guess}? ${hint}`;
    throw new AppError('usage', `morel ${about.name} takes no flag ${quote(token.rawName)}`, { hint: suggestion });
  }
  if (flag.value !== undefined && (token.value === undefined || token.value === '')) {
    throw new AppError('usage', `--${flag.name} needs a value: --${flag.name} ${flag.value}`, { hint });
  }
  if (flag.value === undefined && token.value !== undefined) {
    throw new AppError('usage', `--${flag.name} takes no value`, { hint });
  }
  if (flag.values && token.value !== undefined && !flag.values.includes(token.value)) {
    throw new AppError('usage', `--${flag.name} is ${flag.values.join(', ')}; not ${quote(token.value)}`, { hint });
  }
}

function toArguments(operands: readonly string[], tokens: readonly Token[]): Arguments {
  const given = tokens.filter(({ kind }) => kind === 'option');
  const all = (name: string): string[] =>
    given.filter((token) => token.name === name).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return {
    operands,
    has: (name) => given.some((token) => token.name === name),
    one: (name) => all(name).at(-1),
    all,
  };
}
