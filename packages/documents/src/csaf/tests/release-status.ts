import type { CsafCheck } from './csaf-check.ts';
import { named } from './words.ts';

/** `0` and `0.y.z`: nothing that was released. */
const BEFORE_RELEASE = /^0(?:\.|$)/;
/** A hyphen before any build metadata. */
const PRE_RELEASE = /^[^+-]*-/;

/** Section 6.1.17: what is not released yet is a draft. */
export const draftStatus: CsafCheck = {
  test: '6.1.17',
  *find({ document: { tracking } }) {
    if (tracking.status === 'draft') return;
    if (BEFORE_RELEASE.test(tracking.version) || PRE_RELEASE.test(tracking.version))
      yield {
        path: ['document', 'tracking', 'status'],
        message: `is "${tracking.status}", and the version ${named(tracking.version)} is one of a draft`,
      };
  },
};

/** Section 6.1.18: the history of a released document has no draft of version 0. */
export const releasedHistory: CsafCheck = {
  test: '6.1.18',
  *find({ document: { tracking } }) {
    if (tracking.status === 'draft') return;
    for (const [at, { number }] of tracking.revision_history.entries())
      if (BEFORE_RELEASE.test(number))
        yield {
          path: ['document', 'tracking', 'revision_history', at, 'number'],
          message: `is ${named(number)}, and the document is "${tracking.status}"`,
        };
  },
};

/** Section 6.1.19: no revision is a pre-release. */
export const prereleaseRevision: CsafCheck = {
  test: '6.1.19',
  *find({ document: { tracking } }) {
    for (const [at, { number }] of tracking.revision_history.entries())
      if (PRE_RELEASE.test(number))
        yield {
          path: ['document', 'tracking', 'revision_history', at, 'number'],
          message: `${named(number)} is a pre-release`,
        };
  },
};

/** Section 6.1.20: the version of a released document is no pre-release. */
export const prereleaseVersion: CsafCheck = {
  test: '6.1.20',
  *find({ document: { tracking } }) {
    if (tracking.status !== 'draft' && PRE_RELEASE.test(tracking.version))
      yield {
        path: ['document', 'tracking', 'version'],
        message: `${named(tracking.version)} is a pre-release, and the document is "${tracking.status}"`,
      };
  },
};
