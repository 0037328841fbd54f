import type { InputSubject, Judgement, KnownFacts, NoOptions, OptionsOf, Rule } from '@morel/model';
import { word } from '../wording.ts';
import { about } from './about.ts';

export const rule: Rule<'input', NoOptions> = { about, judge };

function judge({ input }: InputSubject, _: OptionsOf<NoOptions>, { tracked }: KnownFacts): readonly Judgement[] {
  if (input.role !== 'lockfile' || !tracked || tracked.value) return [];
  return [
    {
      message: `${word(input.path)} is not tracked by git.`,
      next: 'Add it to version control, and take it out of .gitignore if it is listed there.',
      evidence: [{ label: 'Tracked', value: 'no', source: tracked.source }],
    },
  ];
}
