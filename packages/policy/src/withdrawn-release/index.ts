import { quote, type Judgement, type OccurrenceSubject, type OptionsOf, type Rule } from '@morel/model';
import { parseLevel } from '../levels.ts';
import { nameOf } from '../wording.ts';
import { about, type Options } from './about.ts';

export const rule: Rule<'occurrence', Options> = { about, judge };

function judge({ occurrence, component }: OccurrenceSubject, options: OptionsOf<Options>): readonly Judgement[] {
  const { notice } = occurrence;
  if (!notice) return [];
  const isYanked = notice.kind === 'yanked';
  const level = isYanked ? undefined : parseLevel(options.deprecated);
  if (level === 'off') return [];
  const said = notice.text === '' ? '' : `: ${quote(notice.text)}`;
  return [
    {
      message: `${nameOf(component)} is ${isYanked ? 'yanked' : 'deprecated'}${said}.`,
      next: isYanked
        ? 'Move to a release that was not taken back, and find out why this one was.'
        : 'Move to what the notice names, or to a maintained release.',
      evidence: [{ label: 'Notice of the lockfile', value: notice.text === '' ? notice.kind : quote(notice.text) }],
      discriminator: notice.kind,
      ...(level && { level }),
    },
  ];
}
