import {
  printable,
  quote,
  type Judgement,
  type KnownFacts,
  type NoOptions,
  type OptionsOf,
  type Rule,
} from '@morel/model';
import type { StepSubject } from '@morel/model';
import { about } from './about.ts';

export const rule: Rule<'step', NoOptions> = { about, judge };

function judge({ job }: StepSubject, _: OptionsOf<NoOptions>, { unlocked }: KnownFacts): readonly Judgement[] {
  return (unlocked?.value ?? []).map(({ command, client, why, instead }) => ({
    message: `The build runs ${quote(command, 120)}, which does not obey the lock: ${why}`,
    next: `Use instead: ${printable(instead, 300)}.`,
    evidence: [{ label: 'Client', value: client }, ...(job === undefined ? [] : [{ label: 'Job', value: quote(job) }])],
    discriminator: command,
  }));
}
