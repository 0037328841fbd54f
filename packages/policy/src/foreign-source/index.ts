import { printable, type Judgement, type OccurrenceSubject, type OptionsOf, type Rule } from '@morel/model';
import { remoteOf, type Remote } from '../remote.ts';
import { matchesWildcard } from '../wildcard.ts';
import { nameOf, word } from '../wording.ts';
import { about, type Options } from './about.ts';

export const rule: Rule<'occurrence', Options> = { about, judge };

interface Complaint {
  readonly kind: string;
  readonly what: string;
  readonly next: string;
}

function judge(subject: OccurrenceSubject, options: OptionsOf<Options>): readonly Judgement[] {
  const { occurrence, component } = subject;
  const { source } = occurrence;
  if (source.kind !== 'registry' && source.kind !== 'git' && source.kind !== 'url') return [];
  // Without an address the client's own setting decides, which is another rule's matter.
  if (source.url === undefined || source.url === '') return [];
  const complaint = complain(subject, source.url, options['allowed-hosts']);
  if (!complaint) return [];
  return [
    {
      message: `${nameOf(component)} comes ${complaint.what}.`,
      next: complaint.next,
      evidence: [
        { label: 'Address', value: printable(source.url) },
        { label: 'Entry', value: printable(occurrence.key) },
      ],
      discriminator: complaint.kind,
    },
  ];
}

function complain(subject: OccurrenceSubject, url: string, allowed: readonly string[]): Complaint | undefined {
  const { source } = subject.occurrence;
  const remote = remoteOf(url);
  if (!remote)
    return {
      kind: 'unclear',
      what: 'from an address whose host cannot be told',
      next: 'Write the address as a full URL, or take the package from the registry.',
    };
  const host = word(remote.hostWithPort);
  if (!remote.isProtected)
    return {
      kind: 'unprotected',
      what: `over an unprotected connection from ${host}`,
      next: 'Use https, and let the package manager write the lockfile again.',
    };
  const isAllowed = isAmong(remote, allowed);
  if (source.kind === 'registry') {
    if (isAllowed || subject.publicHosts.includes(remote.hostWithPort)) return undefined;
    return {
      kind: `host ${remote.hostWithPort}`,
      what: `from the registry ${host}, which is not the public one`,
      next: `Find out why. If it is yours, add ${host} to "hosts" in the policy; if not, take the package from the registry.`,
    };
  }
  if (source.kind === 'git' && source.commit === undefined)
    return {
      kind: 'git without commit',
      what: `from a git repository on ${host} without a fixed commit`,
      next: 'Pin the full commit, or take a release from the registry.',
    };
  if (isAllowed) return undefined;
  return {
    kind: `${source.kind} ${remote.hostWithPort}`,
    what: source.kind === 'git' ? `from a git repository on ${host}` : `as an archive from ${host}`,
    next: `Take a release from the registry; if that cannot be done, review the source and add ${host} to "hosts" in the policy, or accept it with an expiry.`,
  };
}

/** A pattern without a port means the usual port. */
function isAmong(remote: Remote, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesWildcard(pattern.toLowerCase(), remote.hostWithPort));
}
