import { printable, type DeciderSubject, type Judgement, type NoOptions, type Rule } from '@morel/model';
import { word } from '../wording.ts';
import { about } from './about.ts';

export const rule: Rule<'decider', NoOptions> = { about, judge };

function judge({ path, base, differs }: DeciderSubject): readonly Judgement[] {
  if (!differs) return [];
  const before = printable(base, 80);
  return [
    {
      message: `${word(path)} is not what it is in ${before}, whose policy was applied.`,
      next: 'Review the change of the policy on its own, and merge it before what needs it.',
      evidence: [{ label: 'Applied', value: `the policy of ${before}` }],
    },
  ];
}
