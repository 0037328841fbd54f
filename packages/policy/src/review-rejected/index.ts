import { printable, type Judgement, type NewcomerSubject, type NoOptions, type Rule } from '@morel/model';
import { nameOf } from '../wording.ts';
import { placeText } from '../review/place-text.ts';
import { about } from './about.ts';

export const rule: Rule<'newcomer', NoOptions> = { about, judge };

function judge({ component, reviews }: NewcomerSubject): readonly Judgement[] {
  const rejections = reviews.filter(({ review, standing }) => review.verdict === 'rejected' && standing === 'counts');
  const [first] = rejections;
  if (!first) return [];
  const { by, date, where } = first.review;
  return [
    {
      message: `${nameOf(component)} was rejected by ${printable(by, 80)} on ${date} (${placeText(where)}).`,
      next: 'Take another version or package, or settle with whoever rejected it that the record is taken out.',
      evidence: rejections.map(({ review }) => ({
        label: 'Rejected',
        value: `${printable(review.purl, 160)}, ${placeText(review.where)}${review.note === undefined ? '' : `: ${printable(review.note, 400)}`}`,
      })),
      discriminator: component.version ?? '',
    },
  ];
}
