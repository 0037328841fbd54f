import type { ComponentReport, Report } from '@morel/model';

/** The kinds that --omit takes; a report does not say which components it left out, only that it did. */
const OMITTABLE: ReadonlySet<ComponentReport['scope']> = new Set(['dev', 'optional', 'peer']);

/** Why a component was not looked up, or undefined where it was. */
export type Unlooked = (
  component: ComponentReport,
) => { readonly kind: 'error' | 'skipped'; readonly message: string } | undefined;

/** A component without a test is not a component without an advisory: what was not looked up is not passed. */
export function unlookedIn({ coverage, components }: Report): Unlooked {
  const gaps = new Map(coverage.gaps.map((gap) => [`${gap.kind} ${gap.subject}`, gap]));
  const none = coverage.gaps.find(
    ({ kind, subject }) => kind === 'starter-index' || (kind === 'data' && subject === 'advisories'),
  );
  const sourceless = sourcelessIn(coverage.notes, components);
  const omits = coverage.notes.some((note) => note.includes('--omit'));
  return ({ purl, name, ecosystem, firstParty, version, scope }) => {
    const gap = gaps.get(`component ${purl ?? name}`);
    if (gap) return { kind: gap.accepted ? 'skipped' : 'error', message: gap.reason };
    if (firstParty) return { kind: 'skipped', message: 'first-party: not looked up' };
    if (version === undefined) return { kind: 'skipped', message: 'without version: cannot be looked up' };
    if (omits && OMITTABLE.has(scope)) return { kind: 'skipped', message: 'may have been left out by --omit' };
    const source = sourceless(ecosystem);
    if (source !== undefined) return { kind: 'skipped', message: source };
    const wide = none ?? gaps.get(`ecosystem ${ecosystem}`);
    return wide && { kind: 'skipped', message: wide.reason };
  };
}

const SOURCELESS = 'no source of advisories is read for ';

/**
 * The note about an ecosystem that no advisories exist for. A report gives its title and not its id: where no ecosystem of
 * the components is told from a title, all may be meant.
 */
function sourcelessIn(
  notes: readonly string[],
  components: readonly ComponentReport[],
): (ecosystem: string) => string | undefined {
  const found = notes.filter((note) => note.startsWith(SOURCELESS));
  if (found.length === 0) return () => undefined;
  const ids = [...new Set(components.map(({ ecosystem }) => ecosystem))];
  const byId = new Map<string, string>();
  let unclear: string | undefined;
  for (const note of found) {
    const title = plain(note.slice(SOURCELESS.length));
    const meant = ids.filter((id) => title !== '' && (title.includes(plain(id)) || plain(id).includes(title)));
    for (const id of meant) byId.set(id, note);
    if (meant.length === 0) unclear = note;
  }
  return (ecosystem) => byId.get(ecosystem) ?? unclear;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
