import { printable, type Judgement, type NoOptions, type PolicySubject, type Rule } from '@morel/model';
import { word } from '../wording.ts';
import { about } from './about.ts';

export const rule: Rule<'policy', NoOptions> = { about, judge };

function judge({ path, refused }: PolicySubject): readonly Judgement[] {
  return refused.map((change) => ({
    message: `${word(path)} tried to loosen the policy and was refused: ${printable(change)}.`,
    next: 'Take it out of that file; what should really be loosened belongs into the policy at the root, where it is reviewed.',
    evidence: [{ label: 'Refused', value: printable(change) }],
    discriminator: change,
  }));
}
