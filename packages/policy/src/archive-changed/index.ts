import { printable, type ChangeSubject, type Judgement, type NoOptions, type Rule } from '@morel/model';
import { word } from '../wording.ts';
import { about } from './about.ts';

export const rule: Rule<'change', NoOptions> = { about, judge };

function judge({ change, base }: ChangeSubject): readonly Judgement[] {
  const others = change.brings.filter(({ kind }) => kind === 'other-archive');
  return others.map(({ version = '', before, after }) => ({
    message: `${word(`${change.name}@${version}`)} has another archive than in ${printable(base, 80)}.`,
    next: 'Find out why before anyone installs it: compare both archives with what the registry has for this version.',
    evidence: [
      ...before.map((digest) => ({ label: 'Before', value: printable(digest, 120) })),
      ...after.map((digest) => ({ label: 'Now', value: printable(digest, 120) })),
    ],
    discriminator: version,
  }));
}
