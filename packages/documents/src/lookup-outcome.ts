import { LOOKUPS, type ComponentReport, type Report } from '@morel/model';

/** Why nothing was found on a component says nothing of it; undefined where it was looked up. */
export type LookupOutcome = (
  component: ComponentReport,
) => { readonly kind: 'error' | 'skipped'; readonly message: string } | undefined;

/** A component that was not looked up has not passed: an error where it is a gap that nobody accepted. */
export function lookupOutcomes({ coverage }: Report): LookupOutcome {
  const gaps = new Map(coverage.gaps.map((gap) => [`${gap.kind} ${gap.subject}`, gap]));
  return ({ purl, name, lookup }) => {
    if (lookup === 'looked-up') return undefined;
    const gap = gaps.get(`component ${purl ?? name}`);
    if (gap) return { kind: gap.accepted ? 'skipped' : 'error', message: gap.reason };
    return { kind: 'skipped', message: LOOKUPS[lookup] };
  };
}
