import { userInfo } from 'node:os';
import { differenceOf, newcomersOf, type TakenInventory } from '@morel/inventory';
import { AppError, quote, type Review, type ReviewStanding } from '@morel/model';
import { openReviews } from '@morel/policy';
import { createFolderTree } from '@morel/platform';
import type { Run } from '../command-line/command.ts';
import { sideOf } from '../diff-sides.ts';
import { hasMovingVersions } from '../extensions.ts';
import { prepare, takeBy } from '../judge.ts';
import { loadReviews } from '../load-reviews.ts';
import { findReviewed, reviewedAt, type Reviewed } from '../review/find-reviewed.ts';
import { writeRecords } from '../review/write-records.ts';
import { openSession, type Session } from '../session.ts';
import { runClock } from '../surroundings.ts';

type Drafted = Omit<Review, 'where'>;

/**
 * `morel review PURL…` records that somebody looked; `morel review --base main` writes a draft for everything new that has
 * no record. A file of its own is written each time: records of others are never touched.
 */
export const run: Run = async (given) => {
  const session = openSession(given);
  const base = given.one('base');
  if ((base === undefined) === (given.operands.length === 0))
    throw new AppError('usage', 'say what was reviewed, or with --base what is new', {
      hint: 'For example: morel review pkg:npm/left-pad@1.3.0, or: morel review --base main',
    });
  const known = await loadReviews(await createFolderTree(process.cwd()), '.');
  const common = commonOf(session);
  const records = base === undefined ? await namedRecords(session, common) : await draftsSince(session, base, common);
  const fresh = records.filter((record) => !known.some((review) => isSaid(review, record)));
  if (fresh.length === 0) {
    session.console.info(
      base === undefined ? 'the same is recorded already' : `nothing that is new since ${base} lacks a record`,
    );
    return 0;
  }
  const path = await writeRecords(fresh);
  const [{ verdict } = common] = fresh;
  session.console.info(
    `wrote ${path}: ${fresh.length} ${verdict}${verdict === 'pending' ? '; look at each and set its verdict' : ''}`,
  );
  return 0;
};

function commonOf({ given }: Session): Omit<Drafted, 'purl' | 'digests'> {
  const [note, until] = [given.one('note'), given.one('until')];
  return {
    verdict: given.has('reject') ? 'rejected' : given.one('base') === undefined ? 'approved' : 'pending',
    by: given.one('by') ?? userInfo().username,
    date: new Date(runClock().now()).toISOString().slice(0, 10),
    ...(note !== undefined && { note }),
    ...(until !== undefined && { until }),
  };
}

async function namedRecords(session: Session, common: Omit<Drafted, 'purl' | 'digests'>): Promise<Drafted[]> {
  const { taken } = await prepare(session, await sideOf('.', session.given.all('ecosystem')));
  return session.given.operands.map((text) => {
    const { isHeld, ...reviewed } = findReviewed(text, taken);
    if (!isHeld) session.console.warn(`${quote(text)} is not in the project: the record holds for any archive of it`);
    return { ...reviewed, ...common };
  });
}

/** Everything new that no record names, whatever that says. */
async function draftsSince(
  session: Session,
  base: string,
  common: Omit<Drafted, 'purl' | 'digests'>,
): Promise<Drafted[]> {
  const only = session.given.all('ecosystem');
  const before = await prepare(session, await sideOf(base, only));
  const after = await sideOf('.', only);
  const taken = await takeBy(session, after.targets, before.main);
  const book = openReviews(await loadReviews(after.targets.tree, '.'), [], runClock().now());
  const open = newPositions(before.taken, taken).filter((position) => {
    const component = taken.inventory.components[position];
    const places = taken.inventory.occurrences.filter((place) => place.component === position);
    return component && !book.standings(component, places).some(isSettled);
  });
  return open.flatMap((position): Drafted[] => {
    const reviewed: Reviewed = reviewedAt(taken.inventory, position);
    if (taken.inventory.components[position]?.version !== undefined && reviewed.purl !== '')
      return [{ ...reviewed, ...common }];
    session.console.warn(
      `${quote(taken.inventory.components[position]?.name ?? '')} has no version or package URL that a record could name`,
    );
    return [];
  });
}

/** Somebody has decided, or is about to. */
function isSettled({ standing }: ReviewStanding): boolean {
  return standing === 'counts' || standing === 'pending';
}

function newPositions(before: TakenInventory, after: TakenInventory): number[] {
  const { changes } = differenceOf(before.inventory, after.inventory, { isMoving: hasMovingVersions });
  return newcomersOf(before.inventory, after.inventory, changes).map(({ position }) => position);
}

/** The same person has said the same of the same thing. */
function isSaid(review: Review, record: Drafted): boolean {
  const said = ({ purl, verdict, by, source, until, digests }: Drafted): string =>
    JSON.stringify([purl, verdict, by, source, until, [...digests].sort()]);
  return said(review) === said(record);
}
