import { additionalMember } from './additional-members.ts';
import { branchCategories, rangeAsVersion, rangeWithoutVers, versionIndicator, versionRange } from './branches.ts';
import { prohibitedCategory } from './category.ts';
import type { CsafCheck } from './csaf-check.ts';
import { inconsistentCvss, invalidCvss, miscomputedCvss } from './cvss.ts';
import { doubledAlgorithm, md5Alone, sha1Alone, shortHash } from './file-hashes.ts';
import { scoreOfFixed } from './fixed-products.ts';
import { doubledFlag } from './flags.ts';
import { doubledInvolvement, undatedInvolvement } from './involvements.ts';
import {
  defaultLanguage,
  invalidLanguage,
  missingLanguage,
  privateLanguage,
  sameLanguage,
  translatorWithoutSource,
} from './languages.ts';
import { invalidPurl } from './package-urls.ts';
import { actionStatement, impactStatement, missingRemediation, missingScore } from './product-coverage.ts';
import { doubledGroup, missingGroup } from './product-groups.ts';
import { doubledProduct, missingHelper, missingProduct, unusedProduct } from './product-ids.ts';
import { contradictingStatus } from './product-status.ts';
import { PROFILE_CHECKS } from './profiles.ts';
import { missingAddress, missingTlp } from './publication.ts';
import { circularProduct } from './relationship-cycles.ts';
import { draftStatus, prereleaseRevision, prereleaseVersion, releasedHistory } from './release-status.ts';
import {
  buildMetadata,
  doubledRevision,
  earlyCurrentRelease,
  earlyInitialRelease,
  latestVersion,
  missingRevision,
  mixedVersions,
  sortedHistory,
} from './revisions.ts';
import { cvss2Alone, cvss30, doubledScore } from './scores.ts';
import { sortedKeys } from './sorted-keys.ts';
import { cveInIds, doubledCve, missingCve, missingCwe } from './vulnerability-ids.ts';
import { unknownWeakness } from './weaknesses.ts';
import { flagOfNothing, remediationOfNothing } from './without-products.ts';

/** The tests that are made, in the order of their numbers. */
export const CSAF_CHECKS: readonly CsafCheck[] = [
  missingProduct,
  doubledProduct,
  circularProduct,
  missingGroup,
  doubledGroup,
  contradictingStatus,
  doubledScore,
  invalidCvss,
  miscomputedCvss,
  inconsistentCvss,
  unknownWeakness,
  invalidLanguage,
  invalidPurl,
  sortedHistory,
  translatorWithoutSource,
  latestVersion,
  draftStatus,
  releasedHistory,
  prereleaseRevision,
  prereleaseVersion,
  missingRevision,
  doubledRevision,
  doubledCve,
  doubledInvolvement,
  doubledAlgorithm,
  prohibitedCategory,
  ...PROFILE_CHECKS,
  impactStatement,
  actionStatement,
  sameLanguage,
  remediationOfNothing,
  mixedVersions,
  rangeAsVersion,
  flagOfNothing,
  doubledFlag,
  unusedProduct,
  missingRemediation,
  missingScore,
  buildMetadata,
  earlyInitialRelease,
  earlyCurrentRelease,
  undatedInvolvement,
  md5Alone,
  sha1Alone,
  missingTlp,
  missingAddress,
  missingLanguage,
  sortedKeys,
  privateLanguage,
  defaultLanguage,
  missingHelper,
  cveInIds,
  rangeWithoutVers,
  scoreOfFixed,
  additionalMember,
  cvss2Alone,
  cvss30,
  missingCve,
  missingCwe,
  shortHash,
  branchCategories,
  versionRange,
  versionIndicator,
];

/** Tests that are not made, all of them informative, and why. */
export const NOT_MADE: ReadonlyMap<CsafCheck['test'], string> = new Map([
  ['6.3.6', 'addresses are not fetched'],
  ['6.3.7', 'addresses are not fetched'],
  ['6.3.8', 'there is no dictionary'],
]);
