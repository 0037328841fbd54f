import { printable, quote, type ExceptionSubject, type Judgement, type NoOptions, type Rule } from '@morel/model';
import { listOf } from '../wording.ts';
import { about } from './about.ts';

export const rule: Rule<'exception', NoOptions> = { about, judge };

function judge({ exception }: ExceptionSubject): readonly Judgement[] {
  const { expired, used, rule: silenced, subject, owner, reason } = exception;
  if (used || expired) return [];
  return [
    {
      message: `The exception for ${listOf(subject)} silences nothing.`,
      next: 'Remove it, or mend its subject if something is meant to match.',
      evidence: [
        { label: 'Silences', value: silenced ?? 'a gap of the coverage' },
        { label: 'Reason', value: quote(reason) },
        { label: 'Owner', value: printable(owner, 60) },
      ],
      discriminator: [silenced ?? 'gap', ...subject].join(' '),
    },
  ];
}
