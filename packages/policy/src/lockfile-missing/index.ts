import type { InputSubject, Judgement, KnownFacts, NoOptions, OptionsOf, Rule } from '@morel/model';
import { listOf, word } from '../wording.ts';
import { about } from './about.ts';

export const rule: Rule<'input', NoOptions> = { about, judge };

function judge({ input }: InputSubject, _: OptionsOf<NoOptions>, { lock }: KnownFacts): readonly Judgement[] {
  if (!lock || lock.value.lockfile !== undefined) return [];
  const { expected } = lock.value;
  return [
    {
      message: `${word(input.path)} has no lockfile.`,
      next:
        expected.length > 0
          ? `Let the package manager write one (${listOf(expected)}) and commit it.`
          : 'Pin every version with its digest, as far as the package manager can.',
      evidence: [{ label: 'Lockfiles that would do', value: expected.length > 0 ? listOf(expected) : 'none known' }],
    },
  ];
}
