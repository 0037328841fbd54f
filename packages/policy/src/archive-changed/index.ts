import { printable, type Brought, type ChangeSubject, type Judgement, type NoOptions, type Rule } from '@morel/model';
import { word } from '../wording.ts';
import { about } from './about.ts';

export const rule: Rule<'change', NoOptions> = { about, judge };

const COMPARE = 'compare both archives with what the registry has for this version.';

/** What is said of each kind of change, and what is done about it. */
const SAYINGS: { readonly [K in Brought['kind']]?: { readonly says: string; readonly next: string } } = {
  'other-archive': {
    says: 'has another archive than in',
    next: `Find out why before anyone installs it: ${COMPARE}`,
  },
  'lost-digest': {
    says: 'has no digest any more that can be compared with the one in',
    next: `Let the package manager write the lockfile again with the digests that it had, or ${COMPARE}`,
  },
  'sounder-digest': {
    says: 'has a sounder digest, which cannot be compared with the weak one in',
    next: 'Compare it with what the registry has for this version.',
  },
  'more-digests': {
    says: 'may be installed from further archives than in',
    next: 'Look whether the registry has further archives for this version; an installation accepts each that is listed.',
  },
};

/** Registries take in further archives of a version (wheels), and lockfiles of newer clients have sounder digests. */
const USUAL: ReadonlySet<Brought['kind']> = new Set(['more-digests', 'sounder-digest']);

function judge({ change, base }: ChangeSubject): readonly Judgement[] {
  return change.brings.flatMap((brought) => judgementOn(brought, change.name, base) ?? []);
}

function judgementOn(brought: Brought, name: string, base: string): Judgement | undefined {
  const { kind, version = '', before, after } = brought;
  const saying = SAYINGS[kind];
  if (!saying) return undefined;
  return {
    message: `${word(`${name}@${version}`)} ${saying.says} ${printable(base, 80)}.`,
    next: saying.next,
    evidence: [
      ...before.map((digest) => ({ label: 'Before', value: printable(digest, 120) })),
      ...after.map((digest) => ({ label: 'Now', value: printable(digest, 120) })),
    ],
    discriminator: kind === 'other-archive' ? version : `${kind} ${version}`,
    ...(USUAL.has(kind) && { level: 'warn' }),
  };
}
