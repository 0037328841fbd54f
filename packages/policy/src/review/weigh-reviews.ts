import {
  compareDigests,
  formatPurl,
  parsePurl,
  sourceAddress,
  type Component,
  type Occurrence,
  type Review,
  type ReviewStanding,
} from '@morel/model';
import { canonicalPurl } from '@morel/parse';

/** Qualifiers of a package URL that say where it comes from. */
const TELLING = ['vcs_url', 'download_url'];
const DAY = 86_400_000;

/** The records of both states, so that what names a component is found at once. */
export interface ReviewBook {
  /** What records of the later state are worth for a component at these places. */
  standings(component: Component, places: readonly Occurrence[]): ReviewStanding[];
  /** Records of the later state that name the same package in another version, or by another spelling. */
  alike(component: Component): Review[];
}

/**
 * Opens the records of the later state. An approval names a component by its package URL to the letter, percent-encoding
 * aside; a rejection holds however its package URL is spelt.
 * @param now milliseconds since 1970; a record holds through the last moment of its day, UTC.
 */
export function openReviews(head: readonly Review[], base: readonly Review[], now: number): ReviewBook {
  const known = new Set(base.map(recordText));
  const exact = groupBy(head, ({ purl }) => purl);
  const loose = groupBy(head, ({ purl }) => looseText(purl));
  const unversioned = groupBy(head, ({ purl }) => looseText(withoutVersion(purl)));
  const named = ({ purl }: Component): Review[] => {
    const parts = parsePurl(purl ?? '');
    if (!parts) return [];
    const own = exact.get(formatPurl(parts)) ?? [];
    const rejected = (loose.get(looseText(purl ?? '')) ?? []).filter(({ verdict }) => verdict === 'rejected');
    return [...new Set([...own, ...rejected])];
  };
  return {
    standings: (component, places) =>
      named(component).map((review) => ({
        review,
        standing: standingOf(review, { component, places, now }),
        isInBase: known.has(recordText(review)),
      })),
    alike(component) {
      const own = new Set(named(component));
      const all = unversioned.get(looseText(withoutVersion(component.purl ?? ''))) ?? [];
      return all.filter((review) => !own.has(review));
    },
  };
}

/** Everything that a record says, for comparing it with another; where it stands is not part of it. */
export function recordText(review: Review): string {
  const { where: _, ...record } = review;
  return JSON.stringify(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

interface Judged {
  readonly component: Component;
  readonly places: readonly Occurrence[];
  readonly now: number;
}

function standingOf(review: Review, judged: Judged): ReviewStanding['standing'] {
  const { verdict, digests, date, until } = review;
  if (verdict === 'pending') return 'pending';
  if (verdict === 'rejected') return isRejected(digests, judged.places) ? 'counts' : 'other-archive';
  if (Date.parse(`${date}T00:00:00Z`) > judged.now + DAY) return 'future';
  if (until !== undefined && Date.parse(`${until}T00:00:00Z`) + DAY <= judged.now) return 'expired';
  if (!isFromThere(review, judged)) return 'other-source';
  return digests.length === 0 || isSameArchive(digests, judged.places) ? 'counts' : 'other-archive';
}

/** A rejection of an archive spares a place only where that certainly has another one. */
function isRejected(digests: readonly string[], places: readonly Occurrence[]): boolean {
  return (
    digests.length === 0 ||
    places.length === 0 ||
    places.some((place) => compareDigests(digests, place.digests).verdict !== 'differ')
  );
}

/** Every place that has digests has those of the record, by a sound algorithm, and there is one. */
function isSameArchive(digests: readonly string[], places: readonly Occurrence[]): boolean {
  const hashed = places.filter((place) => place.digests.length > 0);
  const isSame = (place: Occurrence): boolean => {
    const { verdict, isWeak, changes } = compareDigests(digests, place.digests);
    // Whoever accepts a further archive accepts one that nobody looked at.
    return verdict === 'same' && !isWeak && changes.every(({ come }) => come.length === 0);
  };
  return hashed.length > 0 && hashed.every(isSame);
}

/** Every place comes from where the record says; where it says nothing, from a registry or as the package URL says. */
function isFromThere({ source }: Review, { component, places }: Judged): boolean {
  const qualifiers = parsePurl(component.purl ?? '')?.qualifiers ?? {};
  const isTold = TELLING.some((name) => qualifiers[name] !== undefined);
  return places.every((place) => {
    const address = sourceAddress(place.source);
    return address === undefined ? source === undefined : isTold || address === source;
  });
}

function withoutVersion(purl: string): string {
  const parts = parsePurl(purl);
  if (!parts) return purl;
  const { type, namespace, name } = parts;
  return formatPurl({ type, name, ...(namespace !== undefined && { namespace }) });
}

function looseText(purl: string): string {
  return (canonicalPurl(purl) ?? purl).toLowerCase();
}

function groupBy(reviews: readonly Review[], keyOf: (review: Review) => string): Map<string, Review[]> {
  const groups = new Map<string, Review[]>();
  for (const review of reviews) {
    const group = groups.get(keyOf(review)) ?? [];
    groups.set(keyOf(review), group);
    group.push(review);
  }
  return groups;
}
