import { compareDigests, isWeakDigest, type Brought } from '@morel/model';
import type { Release } from './state.ts';

/** What digests say about one version in two states; undefined where they say that nothing changed, or nothing at all. */
export function archiveChange(
  before: Release,
  after: Release,
  isMoving: boolean,
): Pick<Brought, 'kind' | 'before' | 'after'> | undefined {
  const [old, now] = [digestsOf(before), digestsOf(after)];
  // Each place by itself: one that accepts another archive does so whatever the others accept.
  const others = after.places.filter(({ digests }) => compareDigests(old, digests).verdict === 'differ');
  if (others.length > 0)
    return { kind: isMoving ? 'moved-version' : 'other-archive', ...exchanged(old, listed(others)) };
  if (isMoving) return undefined;
  const { verdict, isWeak, changes } = compareDigests(old, now);
  const isLost = verdict === 'not-comparable' || (isWeak && old.some(isSound) && !now.some(isSound));
  // Formats hold digests of different kinds: only one that did so itself has lost them.
  if (isLost && old.length > 0 && shareFormat(before, after)) {
    const isSounder = !old.some(isSound) && now.some(isSound);
    return { kind: isSounder ? 'sounder-digest' : 'lost-digest', before: old, after: now };
  }
  const come = changes.flatMap((change) => change.come);
  return come.length > 0 ? { kind: 'more-digests', before: old, after: come } : undefined;
}

/** Of long lists, what is not in both. */
function exchanged(old: readonly string[], now: readonly string[]): Pick<Brought, 'before' | 'after'> {
  const { changes } = compareDigests(old, now);
  const [gone, come] = [changes.flatMap((change) => change.gone), changes.flatMap((change) => change.come)];
  return { before: gone.length > 0 ? gone : old, after: come.length > 0 ? come : now };
}

/** Whether both have digests, of kinds that cannot be compared because they stand in other formats. */
export function isUncompared(before: Release, after: Release): boolean {
  if (shareFormat(before, after)) return false;
  const [old, now] = [digestsOf(before), digestsOf(after)];
  return old.length > 0 && now.length > 0 && compareDigests(old, now).verdict === 'not-comparable';
}

function isSound(digest: string): boolean {
  return !isWeakDigest(digest);
}

function digestsOf({ places }: Release): string[] {
  return listed(places);
}

function listed(places: Release['places']): string[] {
  return [...new Set(places.flatMap(({ digests }) => digests))].sort();
}

function shareFormat(before: Release, after: Release): boolean {
  return [...after.formats].some((format) => before.formats.has(format));
}
