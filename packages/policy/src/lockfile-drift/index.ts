import { printable, type Drift, type InputSubject, type Judgement, type KnownFacts } from '@morel/model';
import type { NoOptions, OptionsOf, Rule } from '@morel/model';
import { word } from '../wording.ts';
import { about } from './about.ts';

export const rule: Rule<'input', NoOptions> = { about, judge };

function judge({ input }: InputSubject, _: OptionsOf<NoOptions>, { drift }: KnownFacts): readonly Judgement[] {
  return (drift?.value ?? []).map((item) => ({
    message: `${word(input.path)} and ${word(drift?.source ?? '')} are out of step: ${describe(item)}.`,
    next: 'Let the package manager bring the lockfile up to date, look at what changes, and commit both files.',
    evidence: [
      { label: 'Manifest', value: item.manifest === undefined ? 'not named' : printable(item.manifest) },
      { label: 'Lockfile', value: item.lock === undefined ? 'not named' : printable(item.lock) },
    ],
    discriminator: `${item.kind} ${item.name}`,
  }));
}

function describe({ kind, name, manifest = '', lock = '' }: Drift): string {
  const shown = word(name);
  if (kind === 'missing-in-lock') return `the manifest asks for ${shown}, which the lockfile does not hold`;
  if (kind === 'not-in-manifest') return `the lockfile holds ${shown}, which the manifest does not ask for`;
  if (kind === 'specifier-differs')
    return `the manifest asks for ${shown} ${word(manifest)}, the lockfile was made for ${word(lock)}`;
  return `the manifest asks for ${shown} ${word(manifest)}, the lockfile holds ${word(lock)}`;
}
