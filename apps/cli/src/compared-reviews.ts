import type { ComparedReviews } from '@morel/assess';
import { AppError, LEVELS, quote, type Review } from '@morel/model';
import { rules, settingAt, type Policy } from '@morel/policy';
import type { DiffSide } from './diff-sides.ts';
import { loadReviews, REVIEWS_FOLDER } from './load-reviews.ts';

/**
 * The records of both sides. Throws `usage` where reviews are demanded of a head that can hold none, or by a policy under
 * which a missing one would not fail.
 */
export async function reviewsBetween(
  base: DiffSide,
  head: DiffSide,
  policy: Policy,
  isDemanded: boolean,
): Promise<Omit<ComparedReviews, 'newcomers'>> {
  if (isDemanded) requireJudging(policy);
  if (isDemanded && !holdsReviews(head))
    throw new AppError(
      'usage',
      `${quote(head.targets.name)} holds no ${REVIEWS_FOLDER}, in which reviews are looked for`,
      {
        hint: 'With --require-review HEAD is a folder or a revision.',
      },
    );
  return { base: await reviewsOf(base), head: await reviewsOf(head), isDemanded };
}

async function reviewsOf(side: DiffSide): Promise<readonly Review[]> {
  return holdsReviews(side) ? loadReviews(side.targets.tree, side.targets.name) : [];
}

function holdsReviews({ isFile, report }: DiffSide): boolean {
  return isFile === undefined && report === undefined;
}

function requireJudging(policy: Policy): void {
  for (const { about } of rules) {
    const { level } = settingAt(policy, about, ['']);
    if (about.subject !== 'newcomer' || LEVELS.indexOf(level) >= LEVELS.indexOf(policy.failOn)) continue;
    throw new AppError(
      'usage',
      `--require-review would not fail: ${about.id} is at ${level}, and the run fails from ${policy.failOn} on`,
      {
        hint: 'Raise the level of the rule in the policy of BASE, or lower --fail-on.',
      },
    );
  }
}
