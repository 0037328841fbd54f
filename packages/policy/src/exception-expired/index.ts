import { printable, quote, type ExceptionSubject, type Judgement, type OptionsOf, type Rule } from '@morel/model';
import { listOf } from '../wording.ts';
import { about, type Options } from './about.ts';

export const rule: Rule<'exception', Options> = { about, judge };

function judge({ exception }: ExceptionSubject, options: OptionsOf<Options>): readonly Judgement[] {
  const { expired, used, daysLeft, rule: silenced, subject, until, owner, reason } = exception;
  if (!expired && (!used || daysLeft >= options['warn-days'])) return [];
  const what = `The exception for ${listOf(subject)}`;
  return [
    {
      message: expired ? `${what} expired on ${until}.` : `${what} ends on ${until}.`,
      next: `Ask ${quote(owner, 60)}: mend what it was for and remove it, or renew it with a new reason and date.`,
      evidence: [
        { label: 'Silences', value: silenced ?? 'a gap of the coverage' },
        { label: 'Reason', value: quote(reason) },
        { label: 'Owner', value: printable(owner, 60) },
      ],
      discriminator: [silenced ?? 'gap', ...subject].join(' '),
      ...(!expired && { level: 'warn' }),
    },
  ];
}
