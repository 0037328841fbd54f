import {
  printable,
  type Evidence,
  type Judgement,
  type NoOptions,
  type Review,
  type ReviewChangeSubject,
  type Rule,
} from '@morel/model';
import { placeText } from '../review/place-text.ts';
import { word } from '../wording.ts';
import { about } from './about.ts';

export const rule: Rule<'reviewChange', NoOptions> = { about, judge };

function judge({ purl, base, gone, come, isPresent }: ReviewChangeSubject): readonly Judgement[] {
  if (gone.length + come.length === 0) return [];
  const before = printable(base, 80);
  const evidence = [...gone.map((review) => shown('Before', review)), ...come.map((review) => shown('Now', review))];
  const common = { evidence, discriminator: evidence.map(({ value }) => value).join('\n') };
  // A draft is there to be replaced.
  if (gone.every(({ verdict }) => verdict === 'pending'))
    return [
      {
        ...common,
        level: 'warn',
        message: `The change brings ${wordsFor(come)} of ${word(purl)} along.`,
        next: 'Let somebody who may review confirm it: whoever wrote the change may have written the record.',
      },
    ];
  const what = come.length > 0 ? 'is not what it is in' : 'is removed since';
  return [
    {
      ...common,
      ...(!isPresent && { level: 'warn' as const }),
      message: `The review of ${word(purl)} ${what} ${before}${isPresent ? '' : ', as is the component'}.`,
      next: isPresent
        ? 'Put the record back and add a new one beside it, or review the change of the record on its own.'
        : 'Nothing has to be done where the record went with its component.',
    },
  ];
}

function wordsFor(come: readonly Review[]): string {
  if (come.length === 0) return 'the removal of a draft review';
  const verdicts = [...new Set(come.map(({ verdict }) => verdict))].sort();
  return come.length > 1 ? `${come.length} reviews (${verdicts.join(', ')})` : `a review (${verdicts.join('')})`;
}

function shown(label: string, { verdict, by, date, where }: Review): Evidence {
  return { label, value: `${verdict} by ${printable(by, 80)} on ${date}, ${placeText(where)}` };
}
