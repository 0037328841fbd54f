import type { ComponentReport, Report } from '@morel/model';

/** The kinds that --omit takes; a report does not say which components it left out, only that it did. */
const OMITTABLE: ReadonlySet<ComponentReport['scope']> = new Set(['dev', 'optional', 'peer']);

/** Why a component was not looked up, or undefined where it was. */
export type Unlooked = (
  component: ComponentReport,
) => { readonly kind: 'error' | 'skipped'; readonly message: string } | undefined;

/** A component without a test is not a component without an advisory: what was not looked up is not passed. */
export function unlookedIn({ coverage }: Report): Unlooked {
  const gaps = new Map(coverage.gaps.map((gap) => [`${gap.kind} ${gap.subject}`, gap]));
  const none = coverage.gaps.find(
    ({ kind, subject }) => kind === 'starter-index' || (kind === 'data' && subject === 'advisories'),
  );
  const omits = coverage.notes.some((note) => note.includes('--omit'));
  return ({ purl, name, ecosystem, firstParty, version, scope }) => {
    const gap = gaps.get(`component ${purl ?? name}`);
    if (gap) return { kind: gap.accepted ? 'skipped' : 'error', message: gap.reason };
    if (firstParty) return { kind: 'skipped', message: 'first-party: not looked up' };
    if (version === undefined) return { kind: 'skipped', message: 'without version: cannot be looked up' };
    if (omits && OMITTABLE.has(scope)) return { kind: 'skipped', message: 'may have been left out by --omit' };
    const wide = none ?? gaps.get(`ecosystem ${ecosystem}`);
    return wide && { kind: 'skipped', message: wide.reason };
  };
}
