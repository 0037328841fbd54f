import { printable, type Judgement, type MatchSubject, type NoOptions, type Rule } from '@morel/model';
import { listOf, nameOf } from '../wording.ts';
import { about } from './about.ts';

export const rule: Rule<'match', NoOptions> = { about, judge };

function judge({ advisory, component, match }: MatchSubject): readonly Judgement[] {
  if (advisory.kind !== 'notice') return [];
  const [fixed] = match.fixed;
  return [
    {
      message: `${nameOf(component)} has a notice, ${printable(advisory.id)}: ${printable(advisory.title, 120)}.`,
      next:
        fixed === undefined
          ? 'Look for a maintained replacement, or decide to keep it and accept the notice with an expiry.'
          : `Move to ${printable(fixed, 60)} or later, to which the notice does not apply.`,
      evidence: [
        { label: 'Advisory', value: listOf(advisory.ids, 8), ...(advisory.modified && { asOf: advisory.modified }) },
      ],
    },
  ];
}
