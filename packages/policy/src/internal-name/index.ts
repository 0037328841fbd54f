import { printable, type Judgement, type OccurrenceSubject, type OptionsOf, type Rule } from '@morel/model';
import { remoteOf } from '../remote.ts';
import { matchesWildcard } from '../wildcard.ts';
import { nameOf, word } from '../wording.ts';
import { about, type Options } from './about.ts';

export const rule: Rule<'occurrence', Options> = { about, judge };

function judge(subject: OccurrenceSubject, options: OptionsOf<Options>): readonly Judgement[] {
  const { occurrence, component, publicHosts } = subject;
  const { source } = occurrence;
  if (source.kind !== 'registry' && source.kind !== 'url' && source.kind !== 'unknown') return [];
  const pattern = options.names.find((name) => matchesWildcard(name, component.name));
  if (pattern === undefined) return [];
  const url = source.kind === 'unknown' ? undefined : source.url;
  const remote = url === undefined || url === '' ? undefined : remoteOf(url);
  if (remote && !publicHosts.includes(remote.host) && !publicHosts.includes(remote.hostWithPort)) return [];
  const evidence = [
    { label: 'Pattern', value: printable(pattern), source: 'policy' },
    { label: 'Address', value: url === undefined ? 'not named' : printable(url) },
  ];
  if (!remote) {
    return [
      {
        message: `${nameOf(component)} is an internal name, and the lockfile does not say which registry it comes from.`,
        next: 'Pin the registry of that name or scope in the client settings that are committed with the project, and accept this finding with an expiry.',
        evidence,
        discriminator: 'unnamed',
        level: 'review',
      },
    ];
  }
  return [
    {
      message: `${nameOf(component)} is an internal name, but comes from the public ${word(remote.host)}.`,
      next: 'Do not install it. Pin the registry of that name or scope to your own, lock again, and find out who published the public one.',
      evidence,
      discriminator: 'public',
    },
  ];
}
