import type { InputSubject, InstalledDifference, Judgement, KnownFacts, OptionsOf, Rule } from '@morel/model';
import { word } from '../wording.ts';
import { about, type Options } from './about.ts';

export const rule: Rule<'input', Options> = { about, judge };

function judge({ input }: InputSubject, options: OptionsOf<Options>, { installed }: KnownFacts): readonly Judgement[] {
  return (installed?.value ?? [])
    .filter(({ kind }) => options.absent || kind !== 'not-installed')
    .map((difference) => ({
      message: `${describe(difference)} (${word(input.path)}).`,
      next: 'Install again from the lockfile, with the command that obeys it.',
      evidence: [
        { label: 'Locked', value: word(difference.locked ?? 'not locked') },
        { label: 'Installed', value: word(difference.installed ?? 'not installed') },
      ],
      discriminator: `${difference.kind} ${difference.key}`,
    }));
}

function describe({ kind, name, locked = '', installed = '' }: InstalledDifference): string {
  const shown = word(name);
  if (kind === 'not-installed') return `${shown} ${word(locked)} is locked and not installed`;
  if (kind === 'not-locked') return `${shown} ${word(installed)} is installed and not locked`;
  return `${shown} is installed as ${word(installed)} and locked as ${word(locked)}`;
}
