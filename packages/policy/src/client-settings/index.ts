import { printable, type ClientSubject, type ControlState, type Judgement, type KnownFacts } from '@morel/model';
import type { OptionsOf, Rule } from '@morel/model';
import { parseLevel } from '../levels.ts';
import { word } from '../wording.ts';
import { about, type Options } from './about.ts';

export const rule: Rule<'client', Options> = { about, judge };

function judge({ title }: ClientSubject, options: OptionsOf<Options>, { controls }: KnownFacts): readonly Judgement[] {
  const unset = parseLevel(options.unset);
  return (controls?.value ?? [])
    .filter(({ state }) => state === 'weak' || (state === 'unset' && unset !== 'off'))
    .map((control) => {
      const isUnset = control.state === 'unset';
      return {
        message: `${printable(title, 60)}: ${describe(control)}. ${control.why}`,
        next: control.advice,
        evidence: [
          { label: 'Setting', value: printable(control.key) },
          { label: 'Value', value: control.value === undefined ? 'not set' : printable(control.value) },
        ],
        discriminator: control.control,
        enisa: control.enisa,
        ...(isUnset && unset && { level: unset }),
      };
    });
}

function describe({ key, value, state }: ControlState): string {
  if (state === 'unset') return `${word(key)} is not set, and the default does not protect`;
  return `${word(key)} is set to ${word(value ?? '')}, which does not protect`;
}
