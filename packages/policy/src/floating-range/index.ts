import type { Judgement, OptionsOf, RequirementSubject, Rule } from '@morel/model';
import { nameOf, word } from '../wording.ts';
import { about, type Options } from './about.ts';

export const rule: Rule<'requirement', Options> = { about, judge };

function judge({ requirement, pinning, input }: RequirementSubject, options: OptionsOf<Options>): readonly Judgement[] {
  const { source, kinds, specifier, isSetElsewhere } = requirement;
  if (isSetElsewhere) return [];
  if (source !== 'registry' && source !== 'unknown') return [];
  if (!options.peers && kinds.length > 0 && kinds.every((kind) => kind === 'peer')) return [];
  if (pinning === 'exact' || (pinning === 'bounded' && !options.bounded)) return [];
  const shown = specifier === '' ? 'any version' : word(specifier);
  const reason = pinning === 'bounded' ? 'is a range' : pinning === 'open' ? 'has no upper end' : 'names no version';
  return [
    {
      message: `${word(input.path)} asks for ${nameOf(requirement)} as ${shown}, which ${reason}.`,
      next: 'Write the version that is in use, or a range with an upper end, and let an update be a change that someone reviews.',
      evidence: [{ label: 'Specifier', value: shown }],
      discriminator: requirement.name,
    },
  ];
}
